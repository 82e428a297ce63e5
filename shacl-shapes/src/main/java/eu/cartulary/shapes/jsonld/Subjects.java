package eu.cartulary.shapes.jsonld;

import eu.cartulary.shapes.vocabulary.Ctl;
import eu.cartulary.shapes.vocabulary.Gx;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The subjects of a credential in expanded form. Most Gaia-X credentials write the type only on the credential; the one
 * subject without a type takes it over, because a shape that targets a class would otherwise look at nothing and call that
 * good. A type that another subject already has is not taken over.
 */
final class Subjects {
    private static final JsonProvider JSON = JsonProvider.provider();

    private final JsonArray nodes;
    private final List<String> credentialTypes;
    private final JsonObject source;
    private final Remarks remarks;
    private final Set<String> types = new LinkedHashSet<>();
    private final List<String> iris = new ArrayList<>();

    Subjects(JsonArray nodes, JsonArray credentialTypes, JsonObject source, Remarks remarks) {
        this.nodes = nodes;
        this.credentialTypes = strings(credentialTypes);
        this.source = source;
        this.remarks = remarks;
        describe();
    }

    /** IRIs of the subjects, in the order of the document. */
    List<String> iris() {
        return iris;
    }

    /** Types of the credential (but that every credential has) and of its subjects, in today's namespaces. */
    List<String> types() {
        return List.copyOf(types);
    }

    /** The subjects' nodes, the untyped one with the type it takes over. */
    JsonArray typed() {
        List<String> missing = takenOver();
        JsonArrayBuilder all = JSON.createArrayBuilder();
        for (JsonValue node : nodes) {
            all.add(untyped(node) && !missing.isEmpty() ? with(node.asJsonObject(), missing) : node);
        }
        return all.build();
    }

    private void describe() {
        credentialTypes.stream()
                .filter(type -> !type.equals("https://www.w3.org/2018/credentials#VerifiableCredential"))
                .map(GaiaXNamespaces::today)
                .forEach(types::add);
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i) instanceof JsonObject node) {
                identify(node, i);
                typesOf(node).stream().map(GaiaXNamespaces::today).forEach(types::add);
            }
        }
    }

    private void identify(JsonObject node, int index) {
        String pointer = source.get("credentialSubject") instanceof JsonArray
                ? "/credentialSubject/" + index
                : "/credentialSubject";
        String id = node.getString("@id", "_:");
        if (id.startsWith("_:")) {
            remarks.warn("subject-without-id", pointer, null);
        } else {
            iris.add(id);
            if (node.size() == 1) {
                remarks.warn("subject-empty", pointer, id, id);
            }
        }
    }

    private List<String> takenOver() {
        if (nodes.stream().filter(Subjects::untyped).count() != 1) {
            return List.of();
        }
        Set<String> borne = new LinkedHashSet<>();
        nodes.forEach(node -> borne.addAll(typesOf(node)));
        List<String> missing = credentialTypes.stream()
                .filter(type -> !borne.contains(type))
                .filter(type -> GaiaXNamespaces.today(type).startsWith(Gx.NS) || type.startsWith(Ctl.NS))
                .toList();
        if (!missing.isEmpty()) {
            String names = String.join(", ", missing);
            remarks.inform("subject-type-copied", "/type", names, names);
        }
        return missing;
    }

    private static boolean untyped(JsonValue node) {
        return node instanceof JsonObject object
                && !object.containsKey("@value")
                && object.keySet().stream().anyMatch(name -> !name.equals("@id"))
                && typesOf(node).isEmpty();
    }

    private static JsonObject with(JsonObject node, List<String> types) {
        return JSON.createObjectBuilder(node)
                .add("@type", JSON.createArrayBuilder(types))
                .build();
    }

    private static List<String> typesOf(JsonValue node) {
        return node instanceof JsonObject object && object.get("@type") instanceof JsonArray types
                ? strings(types)
                : List.of();
    }

    private static List<String> strings(JsonArray array) {
        return array.stream()
                .filter(JsonString.class::isInstance)
                .map(value -> ((JsonString) value).getString())
                .toList();
    }
}
