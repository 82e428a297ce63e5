package eu.cartulary.catalog.http;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What members the objects of OpenAPI 3.1 have, as far as the contract uses them: a misspelt one is silently ignored by every
 * reader, so it is refused here. Schemas are looked at elsewhere, as JSON Schema.
 *
 * @see <a href="https://spec.openapis.org/oas/v3.1.1.html#schema-0">OpenAPI 3.1.1, 4.8</a>
 */
final class OpenApiForm {
    private static final Set<String> ROOT =
            Set.of("openapi", "info", "servers", "tags", "paths", "components", "security", "externalDocs", "webhooks");
    private static final Set<String> ITEM =
            Set.of("parameters", "get", "post", "put", "delete", "summary", "description", "servers");
    private static final Set<String> OPERATION = Set.of(
            "operationId",
            "tags",
            "summary",
            "description",
            "parameters",
            "requestBody",
            "responses",
            "security",
            "deprecated");
    private static final Set<String> PARAMETER = Set.of(
            "name",
            "in",
            "required",
            "schema",
            "description",
            "example",
            "examples",
            "style",
            "explode",
            "allowEmptyValue",
            "deprecated");
    private static final Set<String> BODY = Set.of("required", "content", "description");
    private static final Set<String> MEDIA = Set.of("schema", "example", "examples", "encoding");
    private static final Set<String> RESPONSE = Set.of("description", "headers", "content", "links");
    private static final Set<String> HEADER = Set.of("schema", "description", "required", "example");
    private static final Set<String> COMPONENTS =
            Set.of("securitySchemes", "parameters", "headers", "requestBodies", "responses", "schemas", "examples");

    private OpenApiForm() {}

    static void check(Map<?, ?> contract, List<String> unknown) {
        only(contract, ROOT, "#", unknown);
        if (!contract.get("openapi").toString().matches("3\\.1\\.\\d+")) {
            unknown.add("version " + contract.get("openapi"));
        }
        each(contract, "paths", "#/paths", (item, at) -> item(item, at, unknown));
        Map<?, ?> components = (Map<?, ?>) contract.get("components");
        only(components, COMPONENTS, "#/components", unknown);
        each(components, "parameters", "#/components/parameters", (one, at) -> parameter(one, at, unknown));
        each(components, "headers", "#/components/headers", (one, at) -> only(one, HEADER, at, unknown));
        each(components, "requestBodies", "#/components/requestBodies", (one, at) -> body(one, at, unknown));
        each(components, "responses", "#/components/responses", (one, at) -> response(one, at, unknown));
    }

    private static void item(Map<?, ?> item, String at, List<String> unknown) {
        only(item, ITEM, at, unknown);
        list(item, "parameters", at, (one, place) -> parameter(one, place, unknown));
        for (String method : List.of("get", "post", "put", "delete")) {
            if (item.get(method) instanceof Map<?, ?> operation) {
                operation(operation, at + "/" + method, unknown);
            }
        }
    }

    private static void operation(Map<?, ?> operation, String at, List<String> unknown) {
        only(operation, OPERATION, at, unknown);
        list(operation, "parameters", at, (one, place) -> parameter(one, place, unknown));
        if (operation.get("requestBody") instanceof Map<?, ?> body) {
            body(body, at + "/requestBody", unknown);
        }
        each(operation, "responses", at + "/responses", (one, place) -> {
            if (!place.substring(place.lastIndexOf('/') + 1).matches("[1-5][0-9][0-9]")) {
                unknown.add(place + ": not a status");
            }
            response(one, place, unknown);
        });
    }

    private static void parameter(Map<?, ?> parameter, String at, List<String> unknown) {
        if (!parameter.containsKey("$ref")) {
            only(parameter, PARAMETER, at, unknown);
            if (!parameter.containsKey("schema")
                    || !Set.of("query", "path", "header").contains(parameter.get("in"))) {
                unknown.add(at + ": has no schema or no place");
            }
            if ("path".equals(parameter.get("in")) && !Boolean.TRUE.equals(parameter.get("required"))) {
                unknown.add(at + ": a part of a path is always required");
            }
        }
    }

    private static void body(Map<?, ?> body, String at, List<String> unknown) {
        if (!body.containsKey("$ref")) {
            only(body, BODY, at, unknown);
            each(body, "content", at, (one, place) -> only(one, MEDIA, place, unknown));
        }
    }

    private static void response(Map<?, ?> response, String at, List<String> unknown) {
        if (!response.containsKey("$ref")) {
            only(response, RESPONSE, at, unknown);
            if (!response.containsKey("description")) {
                unknown.add(at + ": has no description");
            }
            each(response, "content", at, (one, place) -> only(one, MEDIA, place, unknown));
        }
    }

    private interface Look {
        void at(Map<?, ?> one, String place);
    }

    private static void each(Map<?, ?> holder, String member, String at, Look look) {
        if (holder.get(member) instanceof Map<?, ?> all) {
            all.forEach((name, one) -> look.at((Map<?, ?>) one, at + "/" + name));
        }
    }

    private static void list(Map<?, ?> holder, String member, String at, Look look) {
        if (holder.get(member) instanceof List<?> all) {
            all.forEach(one -> look.at((Map<?, ?>) one, at + "/" + member));
        }
    }

    private static void only(Map<?, ?> object, Set<String> members, String at, List<String> unknown) {
        object.keySet().stream()
                .map(Object::toString)
                .filter(name -> !members.contains(name) && !name.startsWith("x-"))
                .forEach(name -> unknown.add(at + ": " + name));
    }
}
