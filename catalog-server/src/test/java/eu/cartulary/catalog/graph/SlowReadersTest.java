package eu.cartulary.catalog.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Clients that ask for large answers and do not read them. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SlowReadersTest {
    private static final String WIDE =
            "SELECT (CONCAT(STR(?s), STR(?o), '" + "y".repeat(2_000) + "') AS ?x) { ?s ?p ?o }";

    @Test
    void who_does_not_read_gets_no_more_answers_and_everybody_else_does() throws Exception {
        int most = SparqlSettings.DEFAULT.sendingPerClient();
        try (Tdb2GraphStore store = Tdb2GraphStore.inMemory();
                SparqlServer server = SparqlServer.start(
                        store, SparqlSettings.DEFAULT, URI.create("https://catalog.example/sparql"))) {
            store.apply(List.of(new GraphChange.Put("urn:sha256:" + "a".repeat(64), triples())), 0);
            List<Socket> unread = new ArrayList<>();
            try {
                for (int i = 0; i < most; i++) {
                    Socket socket = new Socket();
                    unread.add(socket);
                    assertThat(firstLine(ask(socket, server.endpoint(), "slow")))
                            .contains("200");
                }
                try (Socket again = new Socket();
                        Socket other = new Socket()) {
                    InputStream refused = ask(again, server.endpoint(), "slow");
                    assertThat(firstLine(refused)).contains("429");
                    assertThat(new String(refused.readNBytes(400), StandardCharsets.UTF_8))
                            .contains("Retry-After");
                    assertThat(firstLine(ask(other, server.endpoint(), "other")))
                            .contains("200");
                }
            } finally {
                for (Socket socket : unread) {
                    socket.close();
                }
            }
        }
    }

    private static Graph triples() {
        Graph graph = GraphFactory.createDefaultGraph();
        for (int i = 0; i < 3_000; i++) {
            graph.add(Triple.create(
                    NodeFactory.createURI("ex:s" + i),
                    NodeFactory.createURI("ex:p"),
                    NodeFactory.createLiteralString("x".repeat(200) + i)));
        }
        return graph;
    }

    private static InputStream ask(Socket socket, SparqlEndpoint endpoint, String client) throws IOException {
        URI address = endpoint.sparql();
        socket.setReceiveBufferSize(4 << 10);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), address.getPort()));
        socket.getOutputStream()
                .write(("GET " + address.getPath() + "?query=" + Asking.encode(WIDE) + " HTTP/1.1\r\nHost: x\r\n"
                                + "Accept: text/csv\r\nConnection: close\r\n" + SparqlEndpoint.CLIENT_HEADER + ": "
                                + client + "\r\n" + SparqlEndpoint.SECRET_HEADER + ": " + endpoint.secret()
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket.getInputStream();
    }

    private static String firstLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString();
    }
}
