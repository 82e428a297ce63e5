package eu.cartulary.catalog.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a query leaves behind once it was answered or stopped: no work, and no snapshot. */
@DisplayName("Behind a query")
class StoppedQueriesTest {
    private static final String GRAPH = "urn:sha256:" + "a".repeat(64);
    private static final String ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }";

    private static Tdb2GraphStore store;
    private static SparqlServer server;
    private static Asking ask;

    @BeforeAll
    static void start() {
        store = Tdb2GraphStore.inMemory();
        Graph graph = GraphFactory.createDefaultGraph();
        for (int i = 0; i < 3_000; i++) {
            graph.add(Triple.create(
                    NodeFactory.createURI("ex:s" + i),
                    NodeFactory.createURI("ex:p"),
                    NodeFactory.createLiteralString("x".repeat(200) + i)));
        }
        store.apply(List.of(new GraphChange.Put(GRAPH, graph)), 0);
        server = SparqlServer.start(store, SparqlSettings.DEFAULT, URI.create("https://catalog.example/sparql"));
        ask = new Asking(server);
    }

    @AfterAll
    static void stop() {
        server.close();
        store.close();
    }

    @Test
    @DisplayName("a stopped query takes no CPU any more, on any thread")
    void a_stopped_query_takes_no_cpu_any_more() {
        Asking.Answer answer = ask.get(ENDLESS, "application/sparql-results+json", "&timeout=1");
        assertThat(answer.status()).as(answer.body()).isIn(408, 413);

        Idle.assertNothingWorksWhile(500_000_000L);
        assertThat(server.running()).isZero();
    }

    @Test
    @DisplayName("a client that does not read its answer holds no snapshot")
    void a_slow_client_holds_no_snapshot() throws Exception {
        String wide = "SELECT (CONCAT(STR(?s), STR(?o), '" + "y".repeat(2_000) + "') AS ?x) { ?s ?p ?o }";
        URI address = ask.endpoint().sparql();
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4 << 10);
            socket.connect(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), address.getPort()));
            socket.getOutputStream()
                    .write(("GET " + address.getPath() + "?query=" + Asking.encode(wide) + " HTTP/1.1\r\nHost: x\r\n"
                                    + "Accept: text/csv\r\n" + SparqlEndpoint.SECRET_HEADER + ": "
                                    + ask.endpoint().secret() + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII), 1);
            assertThat(in.readLine()).contains("200");

            // Some six megabytes are on their way, and the only one inside the dataset is who counts.
            long readers = store.read(dataset -> TDBInternal.getDatasetGraphTDB(dataset)
                    .getTxnSystem()
                    .getTxnMgr()
                    .countActiveReaders());
            assertThat(readers).isEqualTo(1);
            assertThat(server.running()).isZero();
            store.apply(List.of(new GraphChange.Put(GRAPH + "b", GraphFactory.createDefaultGraph())), 1);
        }
    }
}
