package eu.cartulary.catalog.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import org.springframework.web.reactive.function.server.RouterFunctions;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** HEAD of what streams, over a real socket: the head is that of a GET, and nothing is held for a body that never goes out. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HeadOfStreamsTest {
    @TempDir
    static Path folder;

    private static Shelf shelf;
    private static Blocking blocking;
    private static DisposableServer server;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @BeforeAll
    static void open() throws Exception {
        shelf = new Shelf(folder, 45);
        HttpSettings settings = HttpSettings.defaults();
        blocking = new Blocking(settings);
        Resource offerings = new OfferingsResource(
                shelf.offerings,
                null,
                () -> {
                    throw new IllegalStateException("no journal here");
                },
                shelf.asking,
                blocking,
                RimOfTest.ADDRESSES,
                settings);
        RouteTable table =
                new RouteTable(List.of(offerings), RimOfTest.authority(), new Allowances(settings, RimOfTest.NOON));
        HandlerStrategies strategies = HandlerStrategies.builder()
                .exceptionHandler(new Problems(
                        RimOfTest.MESSAGES, RimOfTest.ADDRESSES, settings, (problem, type, language) -> new byte[0]))
                .build();
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle(new ReactorHttpHandlerAdapter(RouterFunctions.toHttpHandler(table, strategies)))
                .bindNow();
    }

    @AfterAll
    static void close() throws Exception {
        server.disposeNow();
        blocking.close();
        shelf.close();
    }

    @ParameterizedTest
    @CsvSource({
        "text/event-stream, '', 200",
        "text/event-stream, '?q=mail', 200",
        "application/x-ndjson, '', 200",
        "application/x-ndjson, '?q=mail', 200",
        "application/x-ndjson, '?q=mail&limit=3', 200",
        "text/csv, '?q=mail', 200",
        "text/csv, '?nosuch=1', 400",
        "text/event-stream, '?nosuch=1', 400"
    })
    void the_head_comes_and_nothing_is_held(String type, String query, int status) throws Exception {
        int held = shelf.index.held();
        HttpResponse<byte[]> head = CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/offerings" + query))
                        .HEAD()
                        .header("Accept", type)
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(head.statusCode()).isEqualTo(status);
        assertThat(head.body()).isEmpty();
        if (status == 200) {
            assertThat(head.headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
            assertThat(head.headers().firstValue("Cartulary-Index")).contains("41");
        }
        assertThat(shelf.live.following()).isZero();
        assertThat(shelf.index.held()).isEqualTo(held);
    }
}
