package eu.cartulary.shapes.jsonld;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Goes through an expanded document. The processor would skip what has no meaning and what is no IRI without a word; here
 * it is named: members and types without a meaning are left out with a finding, bad IRIs and named graphs are refused.
 *
 * <p>What has no meaning is recognised by {@link #UNDEFINED}: the document was expanded with that as its first
 * {@code @vocab}. A context that sets its own {@code @vocab} (Gaia-X does) gives every word a meaning.
 */
final class ExpandedScan {
    static final String UNDEFINED = "urn:cartulary:undefined#";
    private static final JsonProvider JSON = JsonProvider.provider();

    private final JsonValue source;
    private final Limits limits;
    private final Remarks remarks;

    ExpandedScan(JsonValue source, Limits limits, Remarks remarks) {
        this.source = source;
        this.limits = limits;
        this.remarks = remarks;
    }

    JsonArray array(JsonArray values) {
        JsonArrayBuilder kept = JSON.createArrayBuilder();
        for (JsonValue value : values) {
            JsonValue scanned = value(value);
            if (scanned != null) {
                kept.add(scanned);
            }
        }
        return kept.build();
    }

    private @Nullable JsonValue value(JsonValue value) {
        if (!(value instanceof JsonObject object)) {
            return value;
        }
        if (object.containsKey("@value")) {
            literal(object);
            return object;
        }
        return node(object);
    }

    private void literal(JsonObject literal) {
        JsonValue type = literal.get("@type");
        if (type instanceof JsonString datatype && !datatype.getString().equals("@json")) {
            check(datatype.getString());
        }
        if (literal.get("@value") instanceof JsonString text && text.getString().indexOf('\u0000') >= 0) {
            remarks.refuseOnce("text-unusable", () -> Pointers.of(source, text.getString()), text.getString());
        }
    }

    private @Nullable JsonValue node(JsonObject node) {
        JsonObjectBuilder kept = JSON.createObjectBuilder();
        for (Map.Entry<String, JsonValue> member : node.entrySet()) {
            String name = member.getKey();
            JsonValue value = member.getValue();
            switch (name) {
                case "@id" -> {
                    if (!identified(((JsonString) value).getString())) {
                        return null;
                    }
                    kept.add(name, value);
                }
                case "@type" -> kept.add(name, types(value.asJsonArray()));
                case "@graph" -> remarks.refuseOnce("named-graph", () -> Pointers.of(source, "@graph"), "@graph");
                case "@reverse" -> kept.add(name, reverse(value.asJsonObject()));
                case "@list", "@set", "@included" ->
                    kept.add(name, value instanceof JsonArray array ? array(array) : value);
                default -> property(kept, name, value);
            }
        }
        return kept.build();
    }

    private void property(JsonObjectBuilder kept, String name, JsonValue value) {
        if (name.startsWith("@")) {
            kept.add(name, value);
        } else if (name.startsWith(UNDEFINED)) {
            unknown("member-unknown", name);
        } else if (check(name) && value instanceof JsonArray array) {
            kept.add(name, array(array));
        }
    }

    private JsonObject reverse(JsonObject properties) {
        JsonObjectBuilder kept = JSON.createObjectBuilder();
        properties.forEach((name, value) -> property(kept, name, value));
        return kept.build();
    }

    private JsonArray types(JsonArray types) {
        JsonArrayBuilder kept = JSON.createArrayBuilder();
        for (JsonValue type : types) {
            String name = ((JsonString) type).getString();
            if (name.startsWith(UNDEFINED)) {
                unknown("type-unknown", name);
            } else if (name.startsWith("_:") || check(name)) {
                kept.add(type);
            }
        }
        return kept.build();
    }

    private boolean identified(String id) {
        if (id.startsWith(UNDEFINED)) {
            unknown("value-unknown", id);
            return false;
        }
        if (!id.startsWith("_:")) {
            check(id);
        }
        return true;
    }

    private void unknown(String rule, String iri) {
        String written = iri.substring(UNDEFINED.length());
        remarks.warnOnce(rule, () -> Pointers.of(source, written), written, written);
    }

    private boolean check(String iri) {
        if (iri.startsWith(UNDEFINED)) {
            // A datatype that is no term: without a base it is a relative IRI.
            String written = iri.substring(UNDEFINED.length());
            remarks.refuseOnce("iri-relative", () -> Pointers.of(source, written), written, written);
            return false;
        }
        String rule = Iris.broken(iri, limits).orElse(null);
        if (rule != null) {
            String said = rule.equals("iri-too-long") ? String.valueOf(limits.maxIri()) : iri;
            remarks.refuseOnce(rule, () -> Pointers.of(source, iri), iri, said);
            return false;
        }
        if (!Iris.usual(iri)) {
            remarks.warnOnce("iri-scheme-unusual", () -> Pointers.of(source, iri), iri, iri);
        }
        return true;
    }
}
