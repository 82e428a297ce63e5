package eu.cartulary.shapes.jsonld;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Set;

/**
 * Looks at every {@code @context} of a document before JSON-LD does: which contexts it names, how many terms it defines,
 * and whether it uses a means that would make meaning depend on where the document was found ({@code @base}) or take
 * meaning away halfway ({@code null}).
 */
final class ContextScan {
    private static final String CONTEXT = "@context";
    private static final Set<String> REFUSED = Set.of("@base", "@direction");

    private final Contexts contexts;
    private final Limits limits;
    private final Remarks remarks;
    private int entries;
    private int terms;

    private ContextScan(Contexts contexts, Limits limits, Remarks remarks) {
        this.contexts = contexts;
        this.limits = limits;
        this.remarks = remarks;
    }

    static void scan(JsonValue document, Contexts contexts, Limits limits, Remarks remarks) {
        new ContextScan(contexts, limits, remarks).data(document, "");
    }

    /** Depth is bounded by {@link Limits#maxDepth()}. */
    private void data(JsonValue value, String pointer) {
        if (value instanceof JsonObject object) {
            object.forEach((name, member) -> {
                String at = pointer + '/' + Pointers.escape(name);
                if (name.equals(CONTEXT)) {
                    context(member, at);
                } else {
                    data(member, at);
                }
            });
        } else if (value instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                data(array.get(i), pointer + '/' + i);
            }
        }
    }

    private void context(JsonValue value, String pointer) {
        if (++entries > limits.maxContexts()) {
            remarks.refuse("context-too-many", "", null, String.valueOf(limits.maxContexts()));
        } else if (value instanceof JsonString name) {
            named(name.getString(), pointer);
        } else if (value instanceof JsonArray array) {
            entries--;
            for (int i = 0; i < array.size() && !remarks.refused(); i++) {
                context(array.get(i), pointer + '/' + i);
            }
        } else if (value instanceof JsonObject object) {
            inline(object, pointer);
        } else if (value.getValueType() == JsonValue.ValueType.NULL) {
            remarks.refuse("context-not-allowed", pointer, "null", "null");
        } else {
            remarks.refuse("context-invalid", pointer, value.toString());
        }
    }

    private void named(String iri, String pointer) {
        if (contexts.knows(iri)) {
            return;
        }
        boolean glued = iri.strip().matches("(?s).*(\\s|,|https?://.*https?://).*");
        remarks.refuse(glued ? "context-glued" : "context-unknown", pointer, iri, iri);
    }

    private void inline(JsonObject object, String pointer) {
        for (Map.Entry<String, JsonValue> member : object.entrySet()) {
            String name = member.getKey();
            String at = pointer + '/' + Pointers.escape(name);
            if (REFUSED.contains(name)) {
                remarks.refuse("context-not-allowed", at, name, name);
            } else if (name.equals("@import") && member.getValue() instanceof JsonString imported) {
                named(imported.getString(), at);
            } else if (!name.startsWith("@") && ++terms > limits.maxInlineTerms()) {
                remarks.refuse("context-too-many-terms", pointer, null, String.valueOf(limits.maxInlineTerms()));
                return;
            } else if (member.getValue() instanceof JsonObject definition && definition.containsKey(CONTEXT)) {
                context(definition.get(CONTEXT), at + '/' + CONTEXT);
            }
        }
    }
}
