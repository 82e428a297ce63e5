package eu.cartulary.catalog.http;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.RunningCatalog;
import eu.cartulary.catalog.graph.SparqlEndpoint;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Refusal;
import eu.cartulary.catalog.pages.Pages;
import eu.cartulary.json.Json;
import eu.cartulary.report.Language;
import eu.cartulary.shapes.base.BaseShapes;
import eu.cartulary.shapes.base.Packs;
import eu.cartulary.shapes.rulebook.Rulebooks;
import eu.cartulary.shapes.vocabulary.CodeLists;
import eu.cartulary.wire.Problem;
import eu.cartulary.wire.ProblemType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract says what the routes are, and the routes are what the contract says. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ContractTest {
    private static final List<String> METHODS = List.of("get", "post", "put", "delete");

    private final Schemas schemas = Schemas.ofContract();
    private final Map<?, ?> contract = schemas.contract();

    /** Every resource of the program. None of them is called here, so what is behind them is left out. */
    private static List<Resource> everything() {
        HttpSettings settings = HttpSettings.defaults();
        Messages messages = RimOfTest.MESSAGES;
        List<Resource> all = new ArrayList<>(List.of(
                new PublishResource(null, null, settings),
                new BulkResource(null, null, null, settings),
                new CredentialResource(null, null),
                new EndingResource(null, settings),
                new RevocationResource(null, null, null, settings, RimOfTest.NOON),
                new ValidationResource(null, Rulebooks.bundled(), messages, null, settings),
                new HistoryResource(null, null, messages, null, null),
                new OfferingsResource(null, null, null, null, null, RimOfTest.ADDRESSES, settings),
                new ParticipantsResource(null, null, null),
                new AssessmentsResource(null, null, null),
                new SparqlResource(new SparqlEndpoint(null, null, 1, ""), null, settings),
                new EventsResource(null, null, null, RimOfTest.ADDRESSES, settings),
                new EventStreamResource(null, null, null, null, RimOfTest.ADDRESSES),
                new LogResource(null, null, null),
                new BackupResource(null, eu.cartulary.catalog.journal.Backup.Keys.INCLUDE, null, settings),
                new RecordsResource(null, null),
                new RulesResource(Rulebooks.bundled(), BaseShapes.bundled(), Packs.none(), null),
                new WordsResource(CodeLists.bundled(), null),
                new ProblemsResource(messages, RimOfTest.ADDRESSES),
                new TrustResource(null, settings),
                new AnchorResource(null, settings),
                new WellKnownResource(RimOfTest.ADDRESSES, null, null, null),
                new OpenApiResource()));
        all.addAll(Pages.plain(messages));
        all.addAll(Pages.offerings(
                messages, new Pages.Asked(null, null, null, null, null, Rulebooks.bundled()), null, null, null));
        return all;
    }

    static List<Route> routes() {
        return everything().stream().flatMap(r -> r.routes().stream()).toList();
    }

    @Test
    void the_resources_that_are_looked_at_here_are_all_that_the_program_has(@TempDir Path folder) {
        try (RunningCatalog running = RunningCatalog.start(folder)) {
            assertThat(written(running.part(RouteTable.class).routes())).isEqualTo(written(routes()));
        }
    }

    private static Set<String> written(List<Route> routes) {
        return routes.stream()
                .map(route -> route.method() + " " + route.path() + " " + route.role() + " " + route.consumes() + " "
                        + route.produces())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void every_route_is_in_the_contract_with_its_media_types_and_its_role() {
        List<String> lacking = new ArrayList<>();
        for (Route route : routes()) {
            Map<?, ?> operation = operation(route.method().name().toLowerCase(Locale.ROOT), written(route.path()));
            if (operation == null) {
                lacking.add(route.method() + " " + route.path());
                continue;
            }
            boolean secured = operation.get("security") != null;
            assertThat(secured)
                    .as("security of %s %s", route.method(), route.path())
                    .isEqualTo(route.role() == Role.OPERATOR);
            Set<String> described = answers(operation);
            route.produces().stream()
                    .map(type -> type.getType() + "/" + type.getSubtype())
                    .filter(type -> !described.contains(type))
                    .forEach(type -> lacking.add(route.method() + " " + route.path() + " gives " + type));
            Set<String> taken = bodies(operation);
            route.consumes().stream()
                    .map(type -> type.getType() + "/" + type.getSubtype())
                    .filter(type -> !taken.contains(type))
                    .forEach(type -> lacking.add(route.method() + " " + route.path() + " takes " + type));
        }
        assertThat(lacking).isEmpty();
    }

    @Test
    void every_route_that_uses_an_allowance_can_say_429_and_every_one_that_chooses_a_media_type_406() {
        Set<String> lacking = new TreeSet<>();
        for (Route route : routes()) {
            String method = route.method().name().toLowerCase(Locale.ROOT);
            Set<?> statuses =
                    ((Map<?, ?>) operation(method, written(route.path())).get("responses")).keySet();
            if (route.cost() != Route.Cost.NONE && !statuses.contains("429")) {
                lacking.add("429 " + method + " " + written(route.path()));
            }
            if (!route.produces().isEmpty() && !statuses.contains("406")) {
                lacking.add("406 " + method + " " + written(route.path()));
            }
        }
        assertThat(lacking).isEmpty();
    }

    @Test
    void every_call_of_the_contract_has_a_route() {
        Map<String, Set<String>> there = new TreeMap<>();
        routes().forEach(route -> there.computeIfAbsent(written(route.path()), p -> new TreeSet<>())
                .add(route.method().name().toLowerCase(Locale.ROOT)));
        List<String> lacking = new ArrayList<>();
        operations((path, method, operation) -> {
            if (!path.startsWith("/actuator/")
                    && !there.getOrDefault(path, Set.of()).contains(method)) {
                lacking.add(method + " " + path);
            }
        });
        assertThat(lacking).isEmpty();
    }

    @Test
    void every_operation_has_an_id_of_its_own_a_summary_and_a_known_tag() {
        Set<String> ids = new TreeSet<>();
        Set<Object> tags = new TreeSet<>();
        ((List<?>) contract.get("tags")).forEach(tag -> tags.add(((Map<?, ?>) tag).get("name")));
        operations((path, method, operation) -> {
            assertThat(ids.add((String) operation.get("operationId")))
                    .as("id of %s %s", method, path)
                    .isTrue();
            assertThat(operation.get("summary"))
                    .as("summary of %s %s", method, path)
                    .isNotNull();
            assertThat(tags).containsAll((List<?>) operation.get("tags"));
        });
    }

    @Test
    void every_reference_leads_somewhere() {
        walk(contract);
    }

    private void walk(Object value) {
        if (value instanceof Map<?, ?> map) {
            if (map.containsKey("$ref")) {
                schemas.resolve(map);
            }
            map.values().forEach(this::walk);
        } else if (value instanceof List<?> list) {
            list.forEach(this::walk);
        }
    }

    @Test
    void every_kind_of_problem_has_an_example_that_is_one() throws Exception {
        Map<?, ?> examples = (Map<?, ?>) ((Map<?, ?>) contract.get("components")).get("examples");
        Map<?, ?> schema = schemas.resolve(Map.of("$ref", "#/components/schemas/Problem"));
        for (ProblemType type : ProblemType.values()) {
            Map<?, ?> example = (Map<?, ?>) examples.get(type.slug());
            assertThat(example).as("example of %s", type.slug()).isNotNull();
            Map<?, ?> value = (Map<?, ?>) example.get("value");
            assertThat(value.get("status")).isEqualTo(type.status());
            assertThat(schemas.problems(schema, Json.read(Json.write(value)))).isEmpty();
        }
        assertThat(examples).hasSize(ProblemType.values().length);
    }

    @Test
    void a_problem_as_it_is_sent_keeps_to_its_schema_and_the_check_can_fail() throws Exception {
        Problems problems = new Problems(
                RimOfTest.MESSAGES, RimOfTest.ADDRESSES, HttpSettings.defaults(), (p, t, l) -> new byte[0]);
        Map<?, ?> schema = schemas.resolve(Map.of("$ref", "#/components/schemas/Problem"));
        Problem problem = problems.problem(
                Refusal.of(ProblemType.SHAPE_VIOLATIONS, Finding.violation("queue-full", "/a/0", "v", "x"))
                        .at(1),
                Language.FR,
                "/credentials",
                "0af7651916cd43dd8448eb211c80319c");
        assertThat(schemas.problems(schema, Json.read(Json.write(problem)))).isEmpty();
        assertThat(schemas.problems(schema, Json.read("{\"type\":1,\"traceId\":\"x\"}")))
                .hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void every_schema_is_json_schema_and_every_object_names_all_its_members() {
        List<String> loose = new ArrayList<>();
        eachSchema((Map<?, ?>) contract.get("paths"), "#/paths", loose);
        Map<?, ?> components = (Map<?, ?>) contract.get("components");
        ((Map<?, ?>) components.get("schemas"))
                .forEach((name, schema) -> look((Map<?, ?>) schema, "#/components/schemas/" + name, loose));
        eachSchema(components, "#/components", loose);
        assertThat(loose).isEmpty();
    }

    /** Finds schemas wherever OpenAPI has them: behind {@code schema}. */
    private void eachSchema(Map<?, ?> value, String at, List<String> loose) {
        value.forEach((name, member) -> {
            if (name.equals("schema")) {
                look((Map<?, ?>) member, at + "/schema", loose);
            } else if (member instanceof Map<?, ?> map && !name.equals("schemas") && !name.equals("example")) {
                eachSchema(map, at + "/" + name, loose);
            } else if (member instanceof List<?> list) {
                list.stream()
                        .filter(Map.class::isInstance)
                        .forEach(each -> eachSchema((Map<?, ?>) each, at + "/" + name, loose));
            }
        });
    }

    private void look(Map<?, ?> schema, String at, List<String> loose) {
        schemas.problemsOfSchema(schema).forEach(problem -> loose.add(at + ": " + problem));
        closed(schema, at, loose);
    }

    private static void closed(Map<?, ?> schema, String at, List<String> loose) {
        if (schema.containsKey("properties") && !schema.containsKey("additionalProperties")) {
            loose.add(at + ": says nothing of other members");
        }
        if (schema.containsKey("properties")
                && schema.get("required") instanceof List<?> required
                && !((Map<?, ?>) schema.get("properties")).keySet().containsAll(required)) {
            loose.add(at + ": requires what it does not describe");
        }
        for (Object part : schema.values()) {
            if (part instanceof Map<?, ?> map) {
                closed(map, at, loose);
            }
        }
        if (schema.get("properties") instanceof Map<?, ?> properties) {
            properties.forEach((name, member) -> closed((Map<?, ?>) member, at + "/" + name, loose));
        }
    }

    @Test
    void the_document_has_only_what_openapi_knows_where_it_knows_it() {
        List<String> unknown = new ArrayList<>();
        OpenApiForm.check(contract, unknown);
        assertThat(unknown).isEmpty();
    }

    @Test
    void every_parameter_in_a_path_is_described_and_every_one_described_is_there() {
        ((Map<?, ?>) contract.get("paths")).forEach((path, item) -> {
            Set<String> there = new TreeSet<>();
            java.util.regex.Pattern.compile("\\{([^}]*)}")
                    .matcher(path.toString())
                    .results()
                    .forEach(m -> there.add(m.group(1)));
            operations((p, method, operation) -> {
                if (p.equals(path)) {
                    assertThat(inPath((Map<?, ?>) item, operation))
                            .as("%s %s", method, path)
                            .isEqualTo(there);
                }
            });
        });
    }

    private Set<String> inPath(Map<?, ?> item, Map<?, ?> operation) {
        Set<String> names = new TreeSet<>();
        for (Map<?, ?> holder : List.of(item, operation)) {
            if (holder.get("parameters") instanceof List<?> parameters) {
                parameters.stream()
                        .map(each -> schemas.resolve((Map<?, ?>) each))
                        .filter(each -> "path".equals(each.get("in")))
                        .forEach(each -> names.add(each.get("name").toString()));
            }
        }
        return names;
    }

    @Test
    void every_example_keeps_to_its_schema() {
        List<String> wrong = new ArrayList<>();
        examples(contract, "#", wrong);
        assertThat(wrong).isEmpty();
    }

    private void examples(Map<?, ?> value, String at, List<String> wrong) {
        if (value.containsKey("example") && value.get("schema") instanceof Map<?, ?> schema) {
            // Dates in YAML are dates; digests and tokens are shortened for the reader.
            schemas.problems(schema, Json.mapper().valueToTree(value.get("example"))).stream()
                    .filter(problem -> !problem.contains("…"))
                    .forEach(problem -> wrong.add(at + ": " + problem));
        }
        value.forEach((name, member) -> {
            if (member instanceof Map<?, ?> map) {
                examples(map, at + "/" + name, wrong);
            } else if (member instanceof List<?> list) {
                list.stream()
                        .filter(Map.class::isInstance)
                        .forEach(each -> examples((Map<?, ?>) each, at + "/" + name, wrong));
            }
        });
    }

    private interface Visitor {
        void see(String path, String method, Map<?, ?> operation);
    }

    private void operations(Visitor visitor) {
        ((Map<?, ?>) contract.get("paths")).forEach((path, item) -> {
            for (String method : METHODS) {
                if (((Map<?, ?>) item).get(method) instanceof Map<?, ?> operation) {
                    visitor.see(String.valueOf(path), method, operation);
                }
            }
        });
    }

    private Map<?, ?> operation(String method, String path) {
        Map<?, ?> item = (Map<?, ?>) ((Map<?, ?>) contract.get("paths")).get(path);
        return item == null ? null : (Map<?, ?>) item.get(method);
    }

    private Set<String> answers(Map<?, ?> operation) {
        Set<String> types = new TreeSet<>();
        ((Map<?, ?>) operation.get("responses")).forEach((status, response) -> {
            Map<?, ?> content =
                    (Map<?, ?>) schemas.resolve((Map<?, ?>) response).get("content");
            if (content != null) {
                content.keySet().forEach(type -> types.add(type.toString()));
            }
        });
        return types;
    }

    private Set<String> bodies(Map<?, ?> operation) {
        if (!(operation.get("requestBody") instanceof Map<?, ?> body)) {
            return Set.of();
        }
        Map<Object, Object> content =
                new LinkedHashMap<>((Map<?, ?>) schemas.resolve(body).get("content"));
        Set<String> types = new TreeSet<>();
        content.keySet().forEach(type -> types.add(type.toString()));
        return types;
    }

    /** As a path is written in the contract: what matches the rest of a path is a parameter like any other there. */
    private static String written(String pattern) {
        return pattern.replace("{*", "{")
                .replace("/assets/cartulary.css", "/assets/{name}")
                .replace("/assets/seal.svg", "/assets/{name}");
    }
}
