package eu.cartulary.catalog.http;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.graph.SparqlEndpoint;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.web.reactive.server.WebTestClient;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SparqlPoolTest {
    /** One that has the connection, four that wait for it, and one too many. */
    private static final int CALLS = 6;

    @TempDir
    Path folder;

    @Test
    void where_no_connection_is_left_the_answer_is_503_and_when_to_come_again() throws Exception {
        try (Shelf shelf = new Shelf(folder, 1);
                // Takes connections and says nothing.
                ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            URI address = URI.create("http://127.0.0.1:" + mute.getLocalPort() + "/");
            WebTestClient client = RimOfTest.around(new SparqlResource(
                    new SparqlEndpoint(address, address, 1, "secret"), shelf.asking, HttpSettings.defaults()));
            CompletableFuture<?>[] calls = IntStream.range(0, CALLS)
                    .mapToObj(i -> {
                        CompletableFuture<String> answer = new CompletableFuture<>();
                        Thread.ofVirtual().start(() -> {
                            try {
                                var result = client.get()
                                        .uri("/sparql?query=ASK{}")
                                        .exchange()
                                        .returnResult(byte[].class);
                                answer.complete(result.getStatus().value() + " "
                                        + result.getResponseHeaders().getFirst("Retry-After"));
                            } catch (RuntimeException | AssertionError e) {
                                answer.complete(e.toString());
                            }
                        });
                        return answer;
                    })
                    .toArray(CompletableFuture[]::new);
            assertThat(CompletableFuture.anyOf(calls).get(60, TimeUnit.SECONDS)).isEqualTo("503 2");
        }
    }
}
