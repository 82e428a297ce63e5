package eu.cartulary.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A catalog that says what the test tells it to say, in this process, and remembers what it was asked. */
final class StubCatalog implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    final List<Asked> asked = new CopyOnWriteArrayList<>();
    final List<Duration> pauses = new CopyOnWriteArrayList<>();

    /** What one request looked like. */
    record Asked(String method, String path, String query, Map<String, List<String>> headers, byte[] body) {
        String header(String name) {
            return String.join(",", headers.getOrDefault(name, List.of()));
        }
    }

    /** How to answer. */
    interface Script {
        void answer(HttpExchange exchange, Asked asked) throws IOException;
    }

    StubCatalog(Script script) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                byte[] body = exchange.getRequestBody().readAllBytes();
                URI uri = exchange.getRequestURI();
                Asked one = new Asked(
                        exchange.getRequestMethod(),
                        uri.getRawPath(),
                        uri.getRawQuery() == null ? "" : uri.getRawQuery(),
                        Map.copyOf(exchange.getRequestHeaders()),
                        body);
                asked.add(one);
                script.answer(exchange, one);
            }
        });
        server.start();
    }

    /** Always the same answer. */
    static StubCatalog saying(int status, String type, String body) {
        return new StubCatalog((exchange, asked) -> send(exchange, status, type, body));
    }

    /** One answer after another; the last one again and again. */
    static StubCatalog saying(Script... scripts) {
        int[] at = {0};
        return new StubCatalog((exchange, asked) -> {
            Script script;
            synchronized (at) {
                script = scripts[Math.min(at[0]++, scripts.length - 1)];
            }
            script.answer(exchange, asked);
        });
    }

    static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** A client whose pauses take no time and are remembered. */
    CatalogClient.Builder client() {
        return CatalogClient.builder(base())
                .pause((pause, action) -> {
                    pauses.add(pause);
                    threads.execute(action);
                })
                .random(new java.util.SplittableRandom(7));
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
