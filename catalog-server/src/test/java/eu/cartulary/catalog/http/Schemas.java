package eu.cartulary.catalog.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Checks JSON against the schemas of the contract: the part of JSON Schema that the contract uses, and a word for all else. */
final class Schemas {
    private static final List<String> KNOWN = List.of(
            "$ref",
            "type",
            "description",
            "required",
            "properties",
            "items",
            "additionalProperties",
            "enum",
            "pattern",
            "format",
            "minimum",
            "maximum",
            "minLength",
            "maxLength",
            "default",
            "example");

    private final Map<?, ?> contract;

    Schemas(Map<?, ?> contract) {
        this.contract = contract;
    }

    /** What is wrong with a value; empty when nothing is. */
    List<String> problems(Map<?, ?> schema, JsonNode value) {
        List<String> problems = new ArrayList<>();
        check(schema, value, "", problems);
        return problems;
    }

    private void check(Map<?, ?> given, JsonNode value, String at, List<String> problems) {
        Map<?, ?> schema = resolve(given);
        schema.keySet().stream()
                .filter(k -> !KNOWN.contains(k))
                .forEach(k -> problems.add(at + ": not understood: " + k));
        if (schema.get("type") != null && types(schema).stream().noneMatch(type -> is(type, value))) {
            problems.add(at + ": " + value.getNodeType() + " instead of " + schema.get("type"));
            return;
        }
        if (schema.get("enum") instanceof List<?> allowed && !allowed.contains(value.asString())) {
            problems.add(at + ": " + value + " is not one of " + allowed);
        }
        if (schema.get("pattern") instanceof String pattern
                && !Pattern.compile(pattern).matcher(value.asString()).find()) {
            problems.add(at + ": " + value + " does not match " + pattern);
        }
        if (schema.get("required") instanceof List<?> required) {
            required.stream()
                    .filter(name -> !value.has(name.toString()))
                    .forEach(name -> problems.add(at + ": lacks " + name));
        }
        members(schema, value, at, problems);
    }

    private void members(Map<?, ?> schema, JsonNode value, String at, List<String> problems) {
        if (value.isArray() && schema.get("items") instanceof Map<?, ?> items) {
            for (int i = 0; i < value.size(); i++) {
                check(items, value.get(i), at + "/" + i, problems);
            }
        }
        if (value.isObject()) {
            Map<?, ?> properties = schema.get("properties") instanceof Map<?, ?> named ? named : Map.of();
            value.properties().forEach(member -> {
                Object own = properties.get(member.getKey());
                Object any = schema.get("additionalProperties");
                if (own instanceof Map<?, ?> known) {
                    check(known, member.getValue(), at + "/" + member.getKey(), problems);
                } else if (any instanceof Map<?, ?> other) {
                    check(other, member.getValue(), at + "/" + member.getKey(), problems);
                }
            });
        }
    }

    Map<?, ?> resolve(Map<?, ?> value) {
        Object reference = value.get("$ref");
        if (reference == null) {
            return value;
        }
        Map<?, ?> found = contract;
        for (String step : reference.toString().substring(2).split("/")) {
            found = (Map<?, ?>) Objects.requireNonNull(found.get(step), reference + " leads nowhere");
        }
        return found;
    }

    private static List<String> types(Map<?, ?> schema) {
        return schema.get("type") instanceof List<?> several
                ? several.stream().map(Object::toString).toList()
                : List.of(String.valueOf(schema.get("type")));
    }

    private static boolean is(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> throw new IllegalArgumentException("not a type: " + type);
        };
    }
}
