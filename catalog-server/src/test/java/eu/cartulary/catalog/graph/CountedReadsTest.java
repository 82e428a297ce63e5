package eu.cartulary.catalog.graph;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.kernel.Digest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever way the dataset is read, who reads much of it gives way while an ordinary call is in work. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CountedReadsTest {
    private static final String GRAPH = "urn:sha256:" + "a".repeat(64);
    private static final int MANY = 3_000;
    /** How long a chain of them is. */
    private static final int CHAIN = 100;

    private static final int GRAPHS = 300;

    private final AtomicLong idle = new AtomicLong();
    private final AtomicLong nanos = new AtomicLong();
    private Tdb2GraphStore store;
    private SparqlServer server;
    private Asking ask;

    /** Everything is lengthy at once, and each look costs a millisecond. */
    private final Precedence.Time time = new Precedence.Time() {
        @Override
        public long nanos() {
            return nanos.addAndGet(1_000_000);
        }

        @Override
        public void pass(long nanos) {
            idle.addAndGet(nanos);
        }
    };

    private final Precedence precedence = new Precedence(time);

    @BeforeEach
    void start() {
        store = Tdb2GraphStore.inMemory();
        Graph graph = GraphFactory.createDefaultGraph();
        for (int i = 0; i < MANY; i++) {
            String next = i % CHAIN == CHAIN - 1 ? "ex:end" : "ex:s" + (i + 1);
            graph.add(triple("ex:s" + i, next));
        }
        List<GraphChange> changes = new ArrayList<>(List.of(new GraphChange.Put(GRAPH, graph)));
        for (int i = 0; i < GRAPHS; i++) {
            Graph small = GraphFactory.createDefaultGraph();
            small.add(triple("ex:g" + i, "ex:end"));
            changes.add(new GraphChange.Put(
                    Digest.of(("" + i).getBytes(StandardCharsets.UTF_8)).graphName(), small));
        }
        store.apply(changes, 0);
        SparqlSettings settings = QueryTurnsTest.settings(Duration.ZERO);
        server = SparqlServer.start(
                store,
                settings,
                URI.create("https://catalog.example/sparql"),
                QueryRun.DefaultGraph.UNION,
                precedence,
                new QueryTurns(settings, precedence, time));
        ask = new Asking(server);
    }

    private static Triple triple(String from, String to) {
        return Triple.create(NodeFactory.createURI(from), NodeFactory.createURI("ex:p"), NodeFactory.createURI(to));
    }

    @AfterEach
    void stop() {
        server.close();
        store.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT ?s { ?s ?p ?o }",
                "SELECT ?s { GRAPH ?g { ?s ?p ?o } }",
                "SELECT ?s { GRAPH <GRAPH> { ?s ?p ?o } }",
                "SELECT ?g { GRAPH ?g {} }",
                "SELECT (COUNT(*) AS ?n) { ?s <ex:p>/<ex:p> ?o }",
                "ASK { <ex:s0> <ex:p>+ <ex:none> }",
                "ASK { GRAPH ?g { <ex:s0> <ex:p>+ <ex:none> } }",
                "SELECT (COUNT(*) AS ?n) FROM <GRAPH> { ?s ?p ?o }",
                "SELECT (COUNT(*) AS ?n) FROM NAMED <GRAPH> { GRAPH ?g { ?s ?p ?o } }",
                "SELECT (COUNT(*) AS ?n) FROM <GRAPH> { ?s (<ex:p>|<ex:q>) ?o }",
                "SELECT (COUNT(*) AS ?n) { FILTER NOT EXISTS { ?s <ex:p>/<ex:q> ?o } }",
                "CONSTRUCT WHERE { ?s ?p ?o }",
                "DESCRIBE ?s { VALUES ?s { <ex:s1> } ?a ?b ?c }"
            })
    void a_query_gives_way(String query) {
        precedence.begins();
        Asking.Answer answer = ask.post(query.replace("GRAPH>", GRAPH + ">"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(idle.get()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?default",
                "?graph=" + "urn%3Asha256%3Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void a_graph_gives_way(String parameters) {
        precedence.begins();
        Asking.Answer answer = ask.graph(parameters, "GET");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("ex:s" + (MANY - 1));
        assertThat(idle.get()).isPositive();
    }

    @Test
    void nobody_gives_way_to_nobody() {
        assertThat(ask.post("SELECT ?s { ?s ?p ?o }").status()).isEqualTo(200);
        assertThat(ask.graph("?default", "GET").status()).isEqualTo(200);
        assertThat(idle.get()).isZero();
    }
}
