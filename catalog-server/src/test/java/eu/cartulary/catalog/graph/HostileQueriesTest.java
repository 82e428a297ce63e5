package eu.cartulary.catalog.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import eu.cartulary.catalog.kernel.Digest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The guard of the endpoint")
class HostileQueriesTest {
    private static final SparqlSettings USUAL = SparqlSettings.DEFAULT;
    private static final SparqlSettings SHORT = new SparqlSettings(
            USUAL.maxQuery(),
            USUAL.maxOperators(),
            USUAL.maxDepth(),
            USUAL.maxValues(),
            Duration.ofMillis(700),
            Duration.ofSeconds(2),
            1_000,
            256 << 10,
            64 << 10,
            512L << 20,
            USUAL.running(),
            USUAL.brief(),
            USUAL.lengthy(),
            USUAL.giveWay(),
            USUAL.waiting(),
            USUAL.waitFor(),
            USUAL.perClient(),
            16 << 10,
            USUAL.sending(),
            USUAL.sendingPerClient(),
            USUAL.sendFor());

    private static Tdb2GraphStore store;
    private static SparqlServer server;
    private static Asking ask;
    private static HttpServer canary;
    private static final AtomicInteger visits = new AtomicInteger();

    @BeforeAll
    static void start() throws Exception {
        store = Tdb2GraphStore.inMemory();
        StringBuilder triples = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            triples.append("<ex:s")
                    .append(i)
                    .append("> <ex:p> 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', ")
                    .append(i)
                    .append(" ; <ex:next> <ex:s")
                    .append(i + 1)
                    .append("> .\n");
        }
        Graph graph = GraphFactory.createDefaultGraph();
        graph.getPrefixMapping();
        SparqlServerTest.turtle(triples.toString()).find().forEachRemaining(graph::add);
        store.apply(
                List.of(new GraphChange.Put(
                        Digest.of("x".getBytes(StandardCharsets.UTF_8)).graphName(), graph)),
                0);
        server = SparqlServer.start(store, SHORT, URI.create("https://catalog.example/sparql"));
        ask = new Asking(server);
        canary = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        canary.createContext("/", exchange -> {
            visits.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        canary.start();
    }

    @AfterAll
    static void stop() {
        server.close();
        store.close();
        canary.stop(0);
    }

    private static String canary() {
        return "http://127.0.0.1:" + canary.getAddress().getPort() + "/";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "service-refused | SELECT * { SERVICE <CANARY> { ?s ?p ?o } }",
                "service-refused | SELECT * { SERVICE SILENT <CANARY> { ?s ?p ?o } }",
                "service-refused | SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <CANARY> { ?s ?p ?o } } }",
                "service-refused | SELECT * { { SELECT * { SERVICE <CANARY> { ?s ?p ?o } } } }",
                "service-refused | SELECT * { ?s ?p ?o MINUS { SERVICE SILENT <CANARY> { ?s ?p ?o } } }",
                "service-refused | ASK { ?s ?p ?o OPTIONAL { SERVICE ?o { ?s ?p ?o } } }",
                "service-refused | SELECT (EXISTS { SERVICE <CANARY> { ?a ?b ?c } } AS ?x) {}",
                "service-refused | SELECT ?s { ?s ?p ?o } ORDER BY (EXISTS { SERVICE <CANARY> { ?a ?b ?c } })",
                "service-refused | SELECT ?s { ?s ?p ?o } GROUP BY ?s HAVING (EXISTS { SERVICE <CANARY> { ?a ?b ?c } })",
                "service-refused | SELECT (SUM(IF(EXISTS { SERVICE <CANARY> { ?a ?b ?c } }, 1, 2)) AS ?x) { ?s ?p ?o }",
                "function-refused | SELECT ?s { ?s ?p ?o } ORDER BY <java:org.example.Evil>(?o)",
                "service-refused | DESCRIBE ?s { SERVICE <CANARY> { ?s ?p ?o } }",
                "function-refused | DESCRIBE <ex:a> HAVING (<http://jena.apache.org/ARQ/function#wait>(6000))",
                "function-refused | DESCRIBE <ex:a> HAVING (<java:org.apache.jena.sparql.function.library.wait>(6000))",
                "function-refused | DESCRIBE <ex:a> ORDER BY <java:org.example.Evil>(?z) VALUES ?z { 1 2 }",
                "function-refused | DESCRIBE <ex:a> GROUP BY (<java:org.example.Evil>(?z) AS ?y) VALUES ?z { 1 2 }",
                "service-refused | DESCRIBE <ex:a> HAVING (EXISTS { SERVICE <CANARY> { ?a ?b ?c } })",
                "function-refused | SELECT ?y { ?s ?p ?o } GROUP BY (<java:org.example.Evil>(?o) AS ?y)",
                "service-refused | SELECT ?y { ?s ?p ?o } GROUP BY (EXISTS { SERVICE <CANARY> { ?a ?b ?c } } AS ?y)",
                "service-refused | CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <CANARY> { ?s ?p ?o } }",
                "function-refused | SELECT (<java:java.lang.System.exit>(1) AS ?x) {}",
                "function-refused | SELECT * { ?s ?p ?o FILTER <java:org.example.Evil>(?o) }",
                "function-refused | SELECT * { ?s ?p ?o FILTER EXISTS { ?a ?b ?c FILTER <java:org.example.Evil>(?c) } }",
                "function-refused | SELECT (<http://jena.apache.org/ARQ/function#sha1sum>('x') AS ?x) {}",
                "function-refused | SELECT (<http://jena.apache.org/ARQ/jsFunction#f>('x') AS ?x) {}",
                "function-refused | SELECT (SUM(<java:org.example.Evil>(?o)) AS ?x) { ?s ?p ?o }",
                "function-refused | SELECT (<http://www.w3.org/2001/XMLSchema#nosuch>('x') AS ?x) {}",
                "property-function-refused | SELECT * { ?s <java:org.example.Evil> ?o }",
                "property-function-refused | SELECT * { (?a ?b) <http://jena.apache.org/text#query> 'x' }",
                "property-function-refused | SELECT * { ?x <http://jena.apache.org/ARQ/property#splitIRI> (?a ?b) }",
                "property-function-refused | SELECT * { ?x <http://jena.apache.org/ARQ/list#member> ?y }",
                "graph-not-public | SELECT * FROM <CANARY> { ?s ?p ?o }",
                "graph-not-public | SELECT * FROM NAMED <file:///etc/passwd> { GRAPH ?g { ?s ?p ?o } }",
                "graph-not-public | SELECT * FROM <urn:x-arq:DefaultGraph> { ?s ?p ?o }",
                "regex-refused | SELECT * { ?s ?p ?o FILTER regex(?o, '^(a+)+\\\\1$') }",
                "regex-refused | SELECT * { ?s ?p ?o FILTER regex(?o, '(?=a)b') }",
                "regex-refused | SELECT * { ?s ?p ?o FILTER regex(?o, '((a{900}){900}){900}') }",
                "regex-refused | SELECT * { ?s ?p ?o FILTER regex(?o, '(([ab]{99}c){99}d){99}') }",
                "regex-refused | SELECT (replace('a', '(a)\\\\1', 'b') AS ?x) {}",
                "query-unreadable | SELECT * { ?s ?p ",
                "query-unreadable | JSON { 'x' : ?x } WHERE { ?x ?p ?o }"
            })
    void refuses_before_anything_runs(String rule, String query) {
        Asking.Answer answer = ask.post(query.replace("CANARY", canary()));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).isEqualTo(SparqlEndpoint.REFUSAL_TYPE);
        assertThat(answer.rules()).contains(rule);
        assertThat(visits).hasValue(0);
    }

    @Test
    void refuses_graphs_that_the_protocol_names() {
        for (String parameter : List.of("default-graph-uri", "named-graph-uri")) {
            Asking.Answer answer =
                    ask.get("SELECT * { ?s ?p ?o }", "text/csv", "&" + parameter + "=" + Asking.encode(canary()));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.rules()).containsExactly("graph-not-public");
        }
        assertThat(visits).hasValue(0);
    }

    @Test
    void refuses_what_is_too_long_too_deep_or_too_wide() {
        assertThat(ask.post("SELECT * { ?s ?p ?o } #" + "x".repeat(20_000)).rules())
                .containsExactly("query-too-long");
        assertThat(ask.post("SELECT * {" + "{".repeat(3_000) + "?s ?p ?o" + "}".repeat(3_000) + "}")
                        .status())
                .isIn(200, 400);
        assertThat(ask.post("SELECT * { {?s ?p ?o}" + " UNION {?s ?p ?o}".repeat(900) + "}")
                        .rules())
                .contains("query-too-complex");
        assertThat(ask.post("SELECT * { ?s ?p ?o FILTER(" + "(".repeat(7_000) + "1" + ")".repeat(7_000) + ")}")
                        .status())
                .isIn(200, 400);
        assertThat(ask.post("SELECT * { FILTER(" + "1+".repeat(4_000) + "1 > 0)}")
                        .rules())
                .contains("query-too-complex");
        assertThat(ask.post("SELECT * { VALUES ?x { " + "1 ".repeat(1_001) + "} }")
                        .rules())
                .contains("query-too-complex");
        assertThat(ask.post("DESCRIBE <ex:" + String.join("> <ex:", numbers(1_001)) + ">")
                        .rules())
                .contains("query-too-complex");
        assertThat(ask.post("SELECT * { " + "OPTIONAL { ?s ?p ?o ".repeat(100) + "}".repeat(101))
                        .rules())
                .contains("query-too-complex");
    }

    private static final String XSD = "http://www.w3.org/2001/XMLSchema#";

    /** Binds {@code ?e} to a text of so many times the letter. */
    private static String growing(char letter, int thousands) {
        return "BIND('" + String.valueOf(letter).repeat(1_000) + "' AS ?k) BIND(CONCAT("
                + String.join(",", Collections.nCopies(thousands, "?k")) + ") AS ?e) ";
    }

    /** Computes a value from the one before, again and again. */
    private static String steps(String first, String step, int count) {
        return "SELECT ?z { BIND(" + first + " AS ?v0)"
                + IntStream.range(0, count)
                        .mapToObj(i -> " BIND(" + step.replace("?v", "?v" + i) + " AS ?v" + (i + 1) + ")")
                        .collect(Collectors.joining())
                + " BIND(?v" + count + " AS ?z) }";
    }

    /** Each has a single expression, or very few, that would keep a core busy for seconds or for ever. */
    private static List<String> expressionsWithoutEnd() {
        return List.of(
                steps("9999999", "?v * ?v", 24),
                steps("0.7", "?v * ?v", 24),
                steps("1.0", "?v / 0." + "0".repeat(500) + "7", 20),
                "SELECT ?z { " + growing('9', 60) + "BIND(<" + XSD + "integer>(?e) AS ?z) }",
                "SELECT ?z { " + growing('9', 60) + "BIND(<" + XSD + "decimal>(CONCAT('0.', ?e)) AS ?z) }",
                "SELECT ?z { " + growing('9', 60) + "BIND(<" + XSD + "double>(?e) AS ?z) }",
                "SELECT ?z { " + growing('9', 60) + "BIND(STRDT(?e, <" + XSD + "nonNegativeInteger>) + 1 AS ?z) }",
                "SELECT ?z { " + growing('a', 60) + "BIND(REGEX(?e, 'a" + ".{900}".repeat(9) + "b') AS ?z) }",
                "SELECT ?z { " + growing('a', 60) + "BIND(REPLACE(?e, 'a" + ".{900}".repeat(9) + "b', '') AS ?z) }",
                "SELECT ('2000-01-01T00:00:00Z'^^<" + XSD + "dateTime> + 'P2147483647D'^^<" + XSD
                        + "dayTimeDuration> AS ?z) {}",
                "SELECT ?z { VALUES ?d { 'P2147483647D'^^<" + XSD + "dayTimeDuration> } BIND(?d > 'P1Y'^^<" + XSD
                        + "duration> AS ?z) }",
                "SELECT (<" + XSD + "dayTimeDuration>('P2147483647D') AS ?z) {}",
                "SELECT (STRDT('P2147483647D', <" + XSD + "dayTimeDuration>) AS ?z) {}",
                steps("'P1000D'^^<" + XSD + "dayTimeDuration>", "?v + ?v", 24),
                "SELECT ('2000-01-01'^^<" + XSD + "date> - 'P2147483647D'^^<" + XSD + "duration> AS ?z) {}");
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("expressionsWithoutEnd")
    void an_expression_without_end_ends_and_really_stops(String query) {
        a_query_without_end_ends_and_really_stops(query);
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(String::valueOf).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
                "SELECT ?a { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i",
                "SELECT DISTINCT ?c ?f ?i { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(CONCAT(STR(?c), STR(?f), STR(?i)) = '-') }",
                "ASK { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(CONCAT(STR(?c), STR(?f), STR(?i)) = '-') }",
                "SELECT (COUNT(*) AS ?n) { ?a (<ex:next>|!<ex:x>)*/(<ex:next>|<ex:p>)* ?b . ?c ?d ?e }",
                "SELECT ?c (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } GROUP BY ?c ?f"
            })
    void a_query_without_end_ends_and_really_stops(String query) {
        Asking.Answer answer = ask.post(query);
        assertThat(answer.status()).as(answer.body()).isIn(408, 413);
        assertThat(server.running()).isZero();
        Idle.assertNothingWorksWhile(200_000_000L);
    }

    @Test
    void a_regular_expression_that_explodes_elsewhere_is_answered() {
        assertThat(ask.post("SELECT (COUNT(*) AS ?n) { ?s ?p ?o FILTER regex(str(?o), '^(.*a){20}$') }")
                        .status())
                .isEqualTo(200);
        assertThat(ask.post(
                                "SELECT (COUNT(*) AS ?n) { ?s ?p ?o FILTER EXISTS { ?s ?p ?x FILTER regex(str(?x), '^(a|aa)+$') } }")
                        .status())
                .isEqualTo(200);
        assertThat(ask.post("SELECT (COUNT(replace(str(?o), '(a*)*b', 'x')) AS ?n) { ?s ?p ?o }")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_text_is_found_in_another_in_time_linear_to_both() {
        String haystack = "BIND(CONCAT(" + String.join(",", Collections.nCopies(60, "?a")) + ") AS ?hay)";
        String needle = "BIND(CONCAT(" + String.join(",", Collections.nCopies(30, "?a")) + ", 'b') AS ?needle)";
        String start = "SELECT ?z { VALUES ?a { '" + "a".repeat(1_000) + "' } " + haystack + " " + needle;
        for (String search :
                List.of("CONTAINS(?hay, ?needle)", "STRBEFORE(?hay, ?needle)", "STRAFTER(?hay, ?needle)")) {
            String often = String.join(" || ", Collections.nCopies(30, search));
            Asking.Answer answer = ask.post(start + " BIND(" + often + " AS ?z) }");
            assertThat(answer.status()).as(search).isEqualTo(200);
        }
        assertThat(ask.get(start + " BIND(STRLEN(STRAFTER(CONCAT(?hay, 'bc'), ?needle)) AS ?z) }", "text/csv")
                        .body())
                .contains("1");
    }

    @Test
    void values_that_grow_without_end_end_the_query() {
        String doubling =
                "SELECT (STRLEN(?z) AS ?n) { BIND('xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' AS ?a) BIND(CONCAT(?a,?a,?a,?a,?a,?a,?a,?a) AS ?b)"
                        + " BIND(CONCAT(?b,?b,?b,?b,?b,?b,?b,?b) AS ?c) BIND(CONCAT(?c,?c,?c,?c,?c,?c,?c,?c) AS ?d) BIND(CONCAT(?d,?d,?d,?d,?d,?d,?d,?d) AS ?z) }";
        assertThat(ask.post(doubling).status()).isEqualTo(413);
        assertThat(ask.post("SELECT (STRLEN(GROUP_CONCAT(?o)) AS ?n) { ?s ?p ?o . ?t ?q ?r }")
                        .status())
                .isEqualTo(413);
        assertThat(ask.post(
                                "SELECT (STRLEN(GROUP_CONCAT(DISTINCT ?x)) AS ?n) { ?s ?p ?o . ?t ?q ?r BIND(CONCAT(STR(?s),STR(?r),STR(?o)) AS ?x) }")
                        .status())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource({
        "application/sparql-results+json, '\"cut\": { \"by\": \"rows\", \"rows\": 1000 }'",
        "application/sparql-results+xml, '<?cartulary-cut by=\"rows\" rows=\"1000\"?>'",
        "text/csv, '#cut:rows'",
        "text/tab-separated-values, '#cut:rows'"
    })
    void an_answer_that_was_cut_says_so_in_its_header_and_at_its_end(String accept, String mark) throws Exception {
        Asking.Answer answer = ask.get("SELECT ?s { ?s ?p ?o }", accept);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header(SparqlEndpoint.CUT_HEADER)).isEqualTo("rows");
        assertThat(answer.body()).contains(mark);
        if (accept.endsWith("json")) {
            assertThat(eu.cartulary.json.Json.read(answer.body())
                            .at("/results/bindings")
                            .size())
                    .isEqualTo(1_000);
        }
        if (accept.endsWith("xml")) {
            javax.xml.parsers.DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new java.io.ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void an_answer_whose_time_ran_out_between_rows_says_so() {
        Asking.Answer answer = ask.get(
                "SELECT ?a { { ?a <ex:p> 1 } UNION { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(CONCAT(STR(?c), STR(?f), STR(?i)) = '-') } }",
                "text/csv");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header(SparqlEndpoint.CUT_HEADER)).isIn("time", "memory");
        assertThat(answer.body()).startsWith("a\r\nex:s1\r\n").contains("#cut:");
    }

    @Test
    void bytes_are_bounded() {
        String wide = "SELECT (CONCAT(STR(?s), STR(?o), '" + "y".repeat(3_000) + "') AS ?x) { ?s ?p ?o }";
        Asking.Answer answer = ask.get(wide, "text/csv");
        assertThat(answer.header(SparqlEndpoint.CUT_HEADER)).isEqualTo("bytes");
        assertThat(answer.body().length()).isLessThanOrEqualTo(SHORT.maxBytes());
        assertThat(ask.get("CONSTRUCT { ?s ?p ?o . ?o ?p ?s } WHERE { ?s ?p ?o }", "text/turtle")
                        .status())
                .isEqualTo(413);
        assertThat(ask.get("DESCRIBE ?s { ?s ?p ?o }", "text/turtle").status()).isEqualTo(413);
    }

    @Test
    void ordinary_questions_are_answered_as_ever() {
        assertThat(ask.post("SELECT ?s { ?s <ex:p> 7 }").body()).contains("ex:s7");
        assertThat(ask.post("SELECT (<http://www.w3.org/2001/XMLSchema#integer>('7') AS ?x) {}")
                        .body())
                .contains("\"7\"");
        assertThat(ask.get(
                                "SELECT (6 * 7 / 4 + 1 - 2.5 AS ?a) (CONTAINS('abc', 'b') AS ?b) (STRBEFORE('abc'@en, 'c') AS ?c)"
                                        + " (STRAFTER('abc', 'a') AS ?d) (STRDT('8', <" + XSD + "byte>) + 1 AS ?e)"
                                        + " ('2000-01-31'^^<" + XSD + "date> + 'P1D'^^<" + XSD
                                        + "dayTimeDuration> AS ?f)"
                                        + " ('2' + 1 AS ?g) (REGEX('abc', '^A', 'i') AS ?h) {}",
                                "text/csv")
                        .body())
                .contains("9.0,true,ab,bc,9,2000-02-01,,true");
        assertThat(visits).hasValue(0);
    }
}
