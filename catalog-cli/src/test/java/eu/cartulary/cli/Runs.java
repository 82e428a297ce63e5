package eu.cartulary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Runs the command in this process, in a folder of its own, on a day of its own, against a catalog that answers by the script. */
final class Runs implements AutoCloseable {
    static final Clock DAY = Clock.fixed(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.UTC);

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, Said> script = new HashMap<>();
    private final HttpServer server;
    private Terminal.Watched watched = Terminal.Watched.BY_NOBODY;
    private byte[] input = {};
    final List<Asked> asked = new CopyOnWriteArrayList<>();

    record Asked(String request, String query, Map<String, List<String>> headers, String body) {}

    private record Said(int status, String type, String body) {}

    /** What came of a run. */
    record Ran(int code, String out, String err) {

        Ran ended(ExitCode expected) {
            assertThat(code).as(out + err).isEqualTo(expected.number());
            return this;
        }
    }

    Runs(Path folder) {
        this.folder = folder;
        environment.put("HOME", folder.resolve("home").toString());
        environment.put("LANG", "en_GB.UTF-8");
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            try (exchange) {
                String request = exchange.getRequestMethod() + " "
                        + exchange.getRequestURI().getRawPath();
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                asked.add(new Asked(
                        request,
                        exchange.getRequestURI().getRawQuery(),
                        Map.copyOf(exchange.getRequestHeaders()),
                        body));
                Said said = script.getOrDefault(request, new Said(404, "text/plain", "not in the script: " + request));
                byte[] bytes = said.body().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", said.type());
                exchange.sendResponseHeaders(said.status(), bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The catalog is named in the environment and answers. */
    Runs catalogSays(String request, int status, String body) {
        environment.put("CARTULARY_SERVER", url());
        script.put(request, new Said(status, status >= 400 ? "application/problem+json" : "application/json", body));
        return this;
    }

    /** The same in another media type. */
    Runs catalogSays(String request, String mediaType, String body) {
        environment.put("CARTULARY_SERVER", url());
        script.put(request, new Said(200, mediaType, body));
        return this;
    }

    Runs with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Runs watchedByAPerson() {
        watched = Terminal.Watched.BY_A_PERSON;
        return this;
    }

    Runs given(String standardInput) {
        input = standardInput.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    Ran run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(
                new PrintWriter(out),
                new PrintWriter(err),
                new ByteArrayInputStream(input),
                folder,
                environment,
                watched,
                DAY);
        int code = CommandLines.run(terminal, arguments);
        terminal.out().flush();
        terminal.err().flush();
        return new Ran(code, out.toString(), err.toString());
    }

    /** Holds text to a file in the test resources; {@code -Dgolden=write} writes the file instead. */
    static void golden(String name, String text) {
        Path file = Path.of(System.getProperty("cartulary.root"), "catalog-cli/src/test/resources/golden", name);
        try {
            if ("write".equals(System.getProperty("golden"))) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            }
            assertThat(text).as(name).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
