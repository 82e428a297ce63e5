package eu.cartulary.catalog.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import eu.cartulary.catalog.kernel.Digest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.ResultSetFactory;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFList;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.ResultSetMgr;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.resultset.ResultSetCompare;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The W3C suite of SPARQL 1.1, through the guard")
class Sparql11SuiteTest {
    private static final String MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";
    private static final String QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#";
    private static final String HT = "http://www.w3.org/2011/http#";
    private static final String CNT = "http://www.w3.org/2011/content#";
    private static final Path SUITE =
            Path.of(System.getProperty("cartulary.shared", "none"), "suites/sparql11/sparql/sparql11");
    private static final String BASE = "https://query.invalid/";
    private static final String THEIRS = "http://kasei.us/2009/09/sparql/data/";
    // What does not pass, and why; anything else that fails fails the test.
    private static final Map<String, String> DEPARTURES =
            Map.of("constructwhere04", "it names a graph of the web, and only graphs of the catalog are public");
    private static final String ENGINE = "the engine without the guard answers the same";
    private static final String FILE = "the expected result in the suite cannot be read";

    private final Map<String, int[]> counts = new TreeMap<>();
    private final Map<String, List<String>> failures = new TreeMap<>();

    @BeforeAll
    static void present() {
        if ("true".equals(System.getenv("CI"))) {
            assertThat(SUITE).as("test data of the folder cartulary.shared").exists();
        }
        assumeThat(SUITE).as("the suite is not on this machine").exists();
    }

    @Test
    void evaluation_protocol_and_service_description() throws Exception {
        for (String part : List.of(
                "aggregates",
                "bind",
                "bindings",
                "cast",
                "construct",
                "exists",
                "functions",
                "grouping",
                "negation",
                "project-expression",
                "property-path",
                "subquery",
                "syntax-query")) {
            evaluate(part);
        }
        protocol();
        description();
        write();
        assertThat(failures.values().stream()
                        .flatMap(List::stream)
                        .filter(f ->
                                !DEPARTURES.containsKey(f.split(":")[0]) && !f.endsWith(ENGINE) && !f.endsWith(FILE)))
                .isEmpty();
    }

    private void note(String part, String name, Check check) {
        int[] count = counts.computeIfAbsent(part, p -> new int[2]);
        count[0]++;
        String why;
        try {
            why = check.run();
        } catch (Exception | AssertionError e) {
            why = e.toString().lines().findFirst().orElse("");
        }
        if (why == null) {
            count[1]++;
        } else {
            failures.computeIfAbsent(part, p -> new ArrayList<>()).add(name + ": " + why);
        }
    }

    private interface Check {
        /** Null when it passes, else why not. */
        String run() throws Exception;
    }

    // --- evaluation and syntax

    private void evaluate(String part) {
        Path folder = SUITE.resolve(part);
        Model manifest = model(folder.resolve("manifest.ttl"), folder.toUri() + "manifest.ttl");
        for (Resource entry : entries(manifest)) {
            String type = entry.getPropertyResourceValue(property("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"))
                    .getLocalName();
            String name = entry.getURI().replaceFirst(".*#", "");
            switch (type) {
                case "QueryEvaluationTest" -> note(part, name, () -> evaluate(entry));
                case "PositiveSyntaxTest11", "NegativeSyntaxTest11" ->
                    note(part, name, () -> syntax(entry, type.startsWith("Positive")));
                default -> throw new IllegalStateException("no such test: " + type);
            }
        }
    }

    private static QueryGuard guard() {
        return new QueryGuard(SparqlSettings.DEFAULT);
    }

    private static String syntax(Resource entry, boolean good) throws Exception {
        QueryGuard.Verdict verdict = guard().judge(Files.readString(file(object(entry, MF + "action"))), null);
        boolean readable = verdict.findings().stream().noneMatch(f -> f.rule().equals("query-unreadable"));
        return readable == good ? null : good ? "refused: " + verdict.findings() : "accepted";
    }

    private static String evaluate(Resource entry) throws Exception {
        Resource action = object(entry, MF + "action");
        String text = Files.readString(file(object(action, QT + "query")));
        QueryGuard.Verdict verdict = guard().judge(text, null);
        Query query = verdict.query();
        if (query == null) {
            return "the guard refuses it: " + verdict.findings().getFirst().rule();
        }
        DatasetGraph dataset = dataset(action);
        try (QueryWatch watch = new QueryWatch(Long.MAX_VALUE)) {
            QueryRun run = new QueryRun(
                    SparqlSettings.DEFAULT,
                    watch,
                    new QueryTurns(SparqlSettings.DEFAULT, new Precedence()),
                    QueryRun.DefaultGraph.OWN);
            AnswerFormat format = query.isSelectType() || query.isAskType() ? AnswerFormat.JSON : AnswerFormat.NTRIPLES;
            QueryRun.Answer answer =
                    Txn.calculateRead(dataset, () -> run.run(query, null, dataset, format, Duration.ofSeconds(30)));
            if (!(answer instanceof QueryRun.Given given)) {
                return "refused: " + ((QueryRun.Refused) answer).refusal().findings();
            }
            Path expected = file(object(entry, MF + "result"));
            byte[] body = bytes(given.body());
            String why = compare(query, body, expected);
            return "other rows".equals(why) && sameWithoutGuard(query, dataset, body) ? ENGINE : why;
        }
    }

    /** Whether what went wrong is none of our doing: rows of the same number and terms come out of the plain engine. */
    private static boolean sameWithoutGuard(Query query, DatasetGraph dataset, byte[] given) {
        if (!query.isSelectType()) {
            return false;
        }
        return Txn.calculateRead(dataset, () -> {
            try (var plain = org.apache.jena.sparql.exec.QueryExec.dataset(dataset)
                    .query(query)
                    .build()) {
                RowSet ours = RowSet.adapt(ResultSetMgr.read(new ByteArrayInputStream(given), ResultSetLang.RS_JSON));
                return ResultSetCompare.equalsByTerm(
                        ours.rewindable(), plain.select().rewindable());
            }
        });
    }

    private static String compare(Query query, byte[] given, Path expected) {
        if (query.isAskType()) {
            boolean yes = new String(given, StandardCharsets.UTF_8)
                    .replaceAll("\\s", "")
                    .contains("\"boolean\":true");
            return yes == ResultSetMgr.readBoolean(expected.toUri().toString()) ? null : "answers " + yes;
        }
        if (!query.isSelectType()) {
            Model ours = ModelFactory.createDefaultModel();
            RDFParser.source(new ByteArrayInputStream(given))
                    .lang(Lang.NTRIPLES)
                    .parse(ours);
            return ours.isIsomorphicWith(model(expected, BASE)) ? null : "another graph";
        }
        org.apache.jena.query.ResultSetRewindable theirs;
        try {
            theirs = ResultSetFactory.makeRewindable(
                    expected.toString().matches(".*\\.(ttl|rdf)")
                            ? org.apache.jena.sparql.resultset.RDFInput.fromRDF(model(expected, BASE))
                            : ResultSetMgr.read(expected.toUri().toString()));
        } catch (org.apache.jena.sparql.resultset.ResultSetException e) {
            return FILE;
        }
        var ours = ResultSetFactory.makeRewindable(
                ResultSetMgr.read(new ByteArrayInputStream(given), ResultSetLang.RS_JSON));
        boolean same = ResultSetCompare.equalsByTerm(RowSet.adapt(ours), RowSet.adapt(theirs));
        if (!same) {
            ours.reset();
            theirs.reset();
            same = ResultSetCompare.equalsByValue(RowSet.adapt(ours), RowSet.adapt(theirs));
        }
        return same ? null : "other rows";
    }

    private static DatasetGraph dataset(Resource action) {
        DatasetGraph dataset = DatabaseMgr.createDatasetGraph();
        Txn.executeWrite(dataset, () -> {
            action.listProperties(property(QT + "data"))
                    .forEach(s -> add(dataset.getDefaultGraph(), file(s.getResource())));
            action.listProperties(property(QT + "graphData")).forEach(s -> {
                Path file = file(s.getResource());
                add(dataset.getGraph(NodeFactory.createURI(BASE + file.getFileName())), file);
            });
        });
        return dataset;
    }

    private static void add(Graph to, Path file) {
        model(file, BASE + file.getFileName()).getGraph().find().forEachRemaining(to::add);
    }

    // --- protocol: their graphs under names that graphs have here

    private static String here(String text) {
        String named = text;
        for (int i = 0; i < 4; i++) {
            String theirs = THEIRS + "data" + i + ".rdf";
            String ours = Digest.of(theirs.getBytes(StandardCharsets.UTF_8)).graphName();
            named = named.replace(theirs, ours).replace(Asking.encode(theirs), Asking.encode(ours));
        }
        return named;
    }

    private void protocol() throws Exception {
        Path folder = SUITE.resolve("protocol");
        List<GraphChange> graphs = new ArrayList<>();
        for (int i = 1; i < 4; i++) {
            String triples = here(Files.readString(folder.resolve("data" + i + ".nt")));
            String name = here(THEIRS + "data" + i + ".rdf");
            graphs.add(new GraphChange.Put(name, SparqlServerTest.turtle(triples)));
        }
        Model manifest = model(folder.resolve("manifest.ttl"), folder.toUri() + "manifest.ttl");
        try (Tdb2GraphStore store = Tdb2GraphStore.inMemory()) {
            store.apply(graphs, 0);
            try (SparqlServer server = SparqlServer.start(store, SparqlSettings.DEFAULT, URI.create(BASE + "sparql"))) {
                Asking ask = new Asking(server);
                for (Resource entry : entries(manifest)) {
                    String name = entry.getURI().replaceFirst(".*#", "");
                    if (name.contains("update")) {
                        note("protocol, updates refused", name, () -> refusesUpdate(ask, entry));
                    } else {
                        note("protocol, query operation", name, () -> exchange(ask, entry));
                    }
                }
            }
        }
    }

    private static List<Resource> requests(Resource entry) {
        return object(object(entry, MF + "action"), HT + "requests").as(RDFList.class).asJavaList().stream()
                .map(n -> n.asResource())
                .toList();
    }

    private static String exchange(Asking ask, Resource entry) throws Exception {
        for (Resource request : requests(entry)) {
            Asking.Answer answer = ask.send(http(ask, request));
            Resource expected = object(request, HT + "resp");
            Set<String> statuses = new java.util.HashSet<>();
            expected.listProperties(property(MF + "expectedStatus"))
                    .forEach(s -> statuses.add(s.getResource().getLocalName().substring(10, 11)));
            if (!statuses.isEmpty() && !statuses.contains(String.valueOf(answer.status() / 100))) {
                return "status " + answer.status();
            }
            var yes = expected.getProperty(property(MF + "expectedBoolean"));
            if (yes != null && !answer.body().replaceAll("\\s", "").contains("\"boolean\":" + yes.getBoolean())) {
                return "answers " + answer.body();
            }
        }
        return null;
    }

    private static String refusesUpdate(Asking ask, Resource entry) throws Exception {
        int status = ask.send(http(ask, requests(entry).getFirst())).status();
        return status / 100 == 4 ? null : "status " + status;
    }

    private static HttpRequest.Builder http(Asking ask, Resource request) throws Exception {
        String path = here(request.getProperty(property(HT + "absolutePath")).getString());
        int parameters = path.indexOf('?');
        String tail = parameters < 0 ? "" : path.substring(parameters);
        Resource body = request.getPropertyResourceValue(property(HT + "body"));
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(ask.endpoint().sparql() + tail));
        byte[] bytes = body == null
                ? new byte[0]
                : here(body.getProperty(property(CNT + "chars")).getString())
                        .getBytes(java.nio.charset.Charset.forName(body.getProperty(property(CNT + "characterEncoding"))
                                .getString()));
        builder.method(
                request.getProperty(property(HT + "methodName")).getString(),
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(bytes));
        Resource headers = request.getPropertyResourceValue(property(HT + "headers"));
        if (headers != null) {
            headers.as(RDFList.class)
                    .asJavaList()
                    .forEach(h -> builder.header(
                            h.asResource()
                                    .getProperty(property(HT + "fieldName"))
                                    .getString(),
                            h.asResource()
                                    .getProperty(property(HT + "fieldValue"))
                                    .getString()));
        }
        return builder;
    }

    // --- service description

    private void description() throws Exception {
        URI address = URI.create("https://catalog.example/sparql");
        try (Tdb2GraphStore store = Tdb2GraphStore.inMemory();
                SparqlServer server = SparqlServer.start(store, SparqlSettings.DEFAULT, address)) {
            Asking ask = new Asking(server);
            Asking.Answer answer =
                    ask.send(HttpRequest.newBuilder(ask.endpoint().sparql()).header("Accept", "text/turtle"));
            String part = "service description";
            note(
                    part,
                    "returns-rdf",
                    () -> answer.status() == 200
                                    && SparqlServerTest.turtle(answer.body()).size() > 0
                            ? null
                            : "no RDF");
            String sd = "http://www.w3.org/ns/sparql-service-description#";
            note(
                    part,
                    "has-endpoint-triple",
                    () -> SparqlServerTest.turtle(answer.body())
                                    .contains(
                                            null,
                                            NodeFactory.createURI(sd + "endpoint"),
                                            NodeFactory.createURI(address.toString()))
                            ? null
                            : "no endpoint");
            note(
                    part,
                    "conforms-to-schema",
                    () -> SparqlServerTest.turtle(answer.body())
                                    .contains(
                                            null,
                                            NodeFactory.createURI("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"),
                                            NodeFactory.createURI(sd + "Service"))
                            ? null
                            : "no service");
        }
    }

    // --- the table

    private void write() throws Exception {
        StringBuilder table = new StringBuilder("""
                ## SPARQL 1.1

                W3C test suite, by manifest. Queries go through the guard of the endpoint and run with its limits and its regular
                expressions (RE2/J); graphs of the protocol tests have names that graphs have here. Federated query is refused by
                design. Updates do not exist: each of their requests has to be refused.

                | part | cases | passed | departures |
                |---|---|---|---|
                """);
        counts.forEach((part, count) ->
                table.append("| %s | %d | %d | %s |%n".formatted(part, count[0], count[1], departures(part))));
        Path file = Path.of(System.getProperty("cartulary.root", ".."), "docs/conformance.md");
        String text = Files.exists(file) ? Files.readString(file) : "# Conformance\n";
        String section = "<!-- begin:sparql11 -->\n" + table + "<!-- end:sparql11 -->";
        Matcher old = Pattern.compile("<!-- begin:sparql11 -->.*?<!-- end:sparql11 -->", Pattern.DOTALL)
                .matcher(text);
        String now = old.find()
                ? old.replaceFirst(Matcher.quoteReplacement(section))
                : text.stripTrailing() + "\n\n" + section + "\n";
        if (!now.equals(text)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, now);
        }
    }

    private String departures(String part) {
        Map<String, List<String>> known = new LinkedHashMap<>();
        failures.getOrDefault(part, List.of()).forEach(f -> {
            String name = f.substring(0, f.indexOf(':'));
            known.computeIfAbsent(
                            DEPARTURES.getOrDefault(name, f.substring(f.indexOf(':') + 2)), w -> new ArrayList<>())
                    .add(name);
        });
        return known.isEmpty()
                ? "none"
                : String.join(
                        "; ",
                        known.entrySet().stream()
                                .map(e -> String.join(", ", e.getValue()) + ": " + e.getKey())
                                .toList());
    }

    // --- reading manifests

    private static List<Resource> entries(Model manifest) {
        return manifest
                .listStatements(null, property(MF + "entries"), (org.apache.jena.rdf.model.RDFNode) null)
                .nextStatement()
                .getObject()
                .as(RDFList.class)
                .asJavaList()
                .stream()
                .map(n -> n.asResource())
                .filter(r ->
                        r.hasProperty(property(MF + "action")) || r.getURI().contains("protocol"))
                .toList();
    }

    private static Resource object(Resource subject, String predicate) {
        return subject.getPropertyResourceValue(property(predicate));
    }

    private static Path file(Resource resource) {
        return Path.of(URI.create(resource.getURI()));
    }

    private static Property property(String iri) {
        return ResourceFactory.createProperty(iri);
    }

    private static Model model(Path file, String base) {
        Model model = ModelFactory.createDefaultModel();
        RDFParser.source(file).base(base).parse(model);
        return model;
    }

    private static byte[] bytes(Spool spool) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] piece = new byte[8192];
        for (int n = spool.next(piece); n > 0; n = spool.next(piece)) {
            out.write(piece, 0, n);
        }
        spool.release();
        return out.toByteArray();
    }
}
