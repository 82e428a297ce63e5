package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hostile questions, and clients that take next to nothing of their answers, against the real server with 512 MB of heap: everything
 * is answered, nothing hangs, nothing runs out. How long an ordinary question takes meanwhile is measured by {@code benchmarks}.
 */
class AbuseTest {
    private static final boolean FULL = "full".equals(System.getProperty("scale"));
    private static final int SLOW = FULL ? 200 : 40;
    private static final int HOSTILE = FULL ? 100 : 24;
    /** Many times what the server allows any query; reached only where something hangs. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final List<String> QUERIES = List.of(
            "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
            "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f }",
            "SELECT * { ?s ?p ?o FILTER regex(str(?o), \"(a+)+$\") }",
            "SELECT * { ?s (<x:a>|!<x:b>)* ?o }",
            "SELECT ?s (GROUP_CONCAT(?o) AS ?all) { ?s ?p ?o . ?x ?y ?z } GROUP BY ?s",
            "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
            "SELECT DISTINCT ?a ?d { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f",
            "ASK " + "{".repeat(200) + "?s ?p ?o" + "}".repeat(200));

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void hostile_queries_and_readers_that_do_not_read_leave_a_server_that_answers() throws Exception {
        try (KilledServer server =
                KilledServer.start(FastStart.in(Files.createDirectories(folder.resolve("jvm"))), folder, PATIENCE)) {
            List<Socket> slow = slowReaders(server.address());
            try {
                List<CompletableFuture<Integer>> hostile = new ArrayList<>();
                for (int i = 0; i < HOSTILE; i++) {
                    hostile.add(status(server.address(), "/sparql?query=" + encoded(QUERIES.get(i % QUERIES.size()))));
                    hostile.add(status(server.address(), "/offerings?q=" + encoded("a* ".repeat(200 + i))));
                }
                for (CompletableFuture<Integer> each : hostile) {
                    assertThat(each.join())
                            .as("an answer or a refusal, never a bug")
                            .isNotEqualTo(500);
                }
                assertThat(status(server.address(), "/offerings").join()).isEqualTo(200);
            } finally {
                for (Socket each : slow) {
                    each.close();
                }
            }
            assertThat(status(server.address(), "/actuator/health/readiness").join())
                    .isEqualTo(200);
            assertThat(status(server.address(), "/sparql?query=" + encoded("ASK {}"))
                            .join())
                    .isEqualTo(200);
        }
        assertThat(Files.readString(folder.resolve("said.txt"))).doesNotContain("OutOfMemoryError");
    }

    /** They ask for the longest pages there are, read one byte, and wait. */
    private static List<Socket> slowReaders(URI address) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < SLOW; i++) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort());
            socket.setReceiveBufferSize(1_024);
            String target = i % 2 == 0 ? "/openapi.yaml" : "/shapes";
            socket.getOutputStream()
                    .write(("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            sockets.add(socket);
        }
        return sockets;
    }

    private CompletableFuture<Integer> status(URI address, String target) {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(target))
                .timeout(PATIENCE)
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.discarding()).thenApply(HttpResponse::statusCode);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
