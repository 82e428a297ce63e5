package eu.cartulary.catalog.envelope;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Members of credentials: JSON-LD lets one value stand for a list of one. */
public final class Members {
    private Members() {}

    /** A member that is a string. */
    public static @Nullable String text(JsonNode object, String name) {
        JsonNode value = object.get(name);
        return value != null && value.isString() ? value.stringValue() : null;
    }

    /** A member that is a reference: a string, or an object with an {@code id}. */
    public static @Nullable String reference(JsonNode object, String name) {
        JsonNode value = object.get(name);
        if (value != null && value.isObject()) {
            String id = text(value, "id");
            return id != null ? id : text(value, "@id");
        }
        return text(object, name);
    }

    /** The values of a member: none, one, or those of an array. */
    public static List<JsonNode> all(JsonNode object, String name) {
        JsonNode value = object.get(name);
        if (value == null || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            return List.of(value);
        }
        List<JsonNode> values = new ArrayList<>(value.size());
        value.forEach(values::add);
        return values;
    }

    /** The strings among {@code type} and {@code @type}. */
    public static List<String> types(JsonNode object) {
        List<String> types = new ArrayList<>();
        for (String name : List.of("type", "@type")) {
            for (JsonNode one : all(object, name)) {
                if (one.isString()) {
                    types.add(one.stringValue());
                }
            }
        }
        return types;
    }

    /** Whether the type is among those of the object, by its short name or as the IRI of the credentials vocabulary. */
    public static boolean isA(JsonNode object, String type) {
        List<String> types = types(object);
        return types.contains(type) || types.contains("https://www.w3.org/2018/credentials#" + type);
    }
}
