package eu.cartulary.catalog.graph;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The embedded endpoint")
class SparqlServerTest {
    private static final URI PUBLIC = URI.create("https://catalog.example/sparql");
    private static final String A =
            Digest.of("a".getBytes(StandardCharsets.UTF_8)).graphName();
    private static final String B =
            Digest.of("b".getBytes(StandardCharsets.UTF_8)).graphName();

    @TempDir
    static Path folder;

    private static Tdb2GraphStore store;
    private static SparqlServer server;
    private static Asking ask;

    @BeforeAll
    static void start() throws IOException {
        store = Tdb2GraphStore.open(folder);
        store.apply(
                List.of(
                        new GraphChange.Put(A, turtle("<ex:a> <ex:p> 'eins', 'deux'@fr ; <ex:q> [ <ex:r> 3 ] .")),
                        new GraphChange.Put(B, turtle("<ex:b> <ex:p> 'drei' .")),
                        new GraphChange.Put(GraphNames.RECORDS, turtle("<ex:rec> <ex:p> 'record' ."))),
                7);
        server = SparqlServer.start(store, SparqlSettings.DEFAULT, PUBLIC);
        ask = new Asking(server);
    }

    @AfterAll
    static void stop() {
        server.close();
        store.close();
    }

    static Graph turtle(String text) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.fromString(text, Lang.TURTLE).parse(graph);
        return graph;
    }

    @Test
    void answers_over_the_union_of_all_graphs() throws Exception {
        Asking.Answer answer = ask.post("SELECT (COUNT(*) AS ?n) { ?s <ex:p> ?o }");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.type()).startsWith("application/sparql-results+json");
        assertThat(Json.read(answer.body()).at("/results/bindings/0/n/value").asString())
                .isEqualTo("4");
        assertThat(answer.header("Cartulary-Index")).isEqualTo("7");
        assertThat(answer.header(SparqlEndpoint.LIMITS_HEADER)).isEqualTo("time=5;rows=10000;bytes=10485760");
    }

    @Test
    void keeps_to_the_graphs_a_query_names() {
        assertThat(ask.get("SELECT ?s FROM <" + B + "> { ?s <ex:p> ?o }", "text/csv")
                        .body())
                .isEqualTo("s\r\nex:b\r\n");
        assertThat(ask.get("SELECT ?s FROM NAMED <" + B + "> { GRAPH ?g { ?s <ex:p> ?o } }", "text/csv")
                        .body())
                .isEqualTo("s\r\nex:b\r\n");
    }

    @Test
    void the_protocol_s_graphs_go_before_those_of_the_query() {
        String more = "&default-graph-uri=" + Asking.encode(B);
        assertThat(ask.get("SELECT ?s FROM <" + A + "> { ?s <ex:p> ?o }", "text/csv", more)
                        .body())
                .isEqualTo("s\r\nex:b\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "application/sparql-results+json, application/sparql-results+json",
        "application/sparql-results+xml, application/sparql-results+xml",
        "application/json;q=0.5, application/sparql-results+json",
        "text/csv, text/csv",
        "text/tab-separated-values, text/tab-separated-values",
        "*/*, application/sparql-results+json"
    })
    void speaks_the_format_that_is_asked_for(String accept, String type) {
        assertThat(ask.get("SELECT * { ?s ?p ?o }", accept).type()).startsWith(type);
    }

    @Test
    void lists_its_formats_when_none_fits() {
        Asking.Answer answer = ask.get("SELECT * { ?s ?p ?o }", "image/png");
        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.rules()).containsExactly("format-unknown");
    }

    @Test
    void asks_constructs_and_describes() {
        assertThat(ask.get("ASK { <ex:a> ?p ?o }", "application/sparql-results+json")
                        .body())
                .contains("true");
        assertThat(turtle(ask.get("CONSTRUCT { ?s <ex:x> ?o } WHERE { ?s <ex:p> ?o }", "text/turtle")
                                .body())
                        .size())
                .isEqualTo(4);
        assertThat(turtle(ask.get("DESCRIBE <ex:a>", "text/turtle").body()).size())
                .isEqualTo(4);
        assertThat(turtle(ask.get("DESCRIBE ?s { ?s <ex:p> 'drei' }", "text/turtle")
                                .body())
                        .size())
                .isEqualTo(1);
        assertThat(turtle(ask.get("DESCRIBE <ex:a> FROM <" + B + ">", "text/turtle")
                                .body())
                        .size())
                .isZero();
    }

    @Test
    void describes_itself_on_a_bare_get() {
        Asking.Answer answer =
                ask.send(HttpRequest.newBuilder(ask.endpoint().sparql()).header("Accept", "text/turtle"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(turtle(answer.body()).find().toList().toString()).contains(PUBLIC.toString());
    }

    @Test
    void says_nothing_to_who_does_not_know_the_secret() {
        HttpRequest.Builder request = HttpRequest.newBuilder(ask.endpoint().sparql());
        assertThat(ask.sendAs(request, "guess").status()).isEqualTo(403);
    }

    @Test
    void gives_graphs_and_takes_none() {
        assertThat(turtle(ask.graph("?graph=" + Asking.encode(B), "GET").body()).size())
                .isEqualTo(1);
        assertThat(turtle(ask.graph("?default", "GET").body()).size()).isEqualTo(8);
        assertThat(ask.graph("?graph=" + Asking.encode(B), "HEAD").status()).isEqualTo(200);
        assertThat(ask.graph("?graph=ex:other", "GET").status()).isEqualTo(404);
        assertThat(ask.graph("", "GET").status()).isEqualTo(400);
        for (String method : List.of("PUT", "POST", "DELETE", "PATCH")) {
            assertThat(ask.graph("?graph=" + Asking.encode(B), method).status())
                    .as(method)
                    .isEqualTo(405);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT DATA { <ex:x> <ex:x> <ex:x> }",
                "LOAD <http://127.0.0.1:1/>",
                "CLEAR ALL",
                "SELECT",
                "DROP GRAPH <ex:a>",
                ""
            })
    void takes_queries_only(String text) {
        assertThat(ask.post(text).status()).isEqualTo(400);
    }

    @Test
    void changes_take_the_place_of_what_was_there() {
        try (Tdb2GraphStore other = Tdb2GraphStore.inMemory()) {
            assertThat(other.applied()).isEqualTo(-1);
            other.apply(List.of(new GraphChange.Put(A, turtle("<ex:a> <ex:p> 1, 2 ."))), 0);
            other.apply(
                    List.of(
                            new GraphChange.Remove(A),
                            new GraphChange.Put(A, turtle("<ex:a> <ex:p> 3 .")),
                            new GraphChange.Put(B, turtle("<ex:b> <ex:p> 4 .")),
                            new GraphChange.Remove(B),
                            new GraphChange.ReplaceSubject(
                                    GraphNames.RECORDS, "ex:r", turtle("<ex:r> <ex:p> [ <ex:q> 5 ] ."))),
                    1);
            other.apply(
                    List.of(new GraphChange.ReplaceSubject(GraphNames.RECORDS, "ex:r", turtle("<ex:r> <ex:p> 6 ."))),
                    2);
            assertThat(other.applied()).isEqualTo(2);
            // One of A, one of the records, one that says the position, one that says how many there are.
            assertThat(other.<Long>read(d -> d.stream().count())).isEqualTo(4);
            assertThat(other.triples()).isEqualTo(4);
        }
    }
}
