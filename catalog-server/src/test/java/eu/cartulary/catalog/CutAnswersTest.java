package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.client.CatalogClient;
import eu.cartulary.jose.Algorithm;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An answer of SPARQL that is cut short, byte by byte off a socket: it says so in its head, at its end, and behind its end. */
class CutAnswersTest {
    private static final int ROWS = 5;
    private static final String MANY = "SELECT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }";

    @TempDir
    static Path data;

    private static RunningCatalog running;

    @BeforeAll
    static void start() {
        running = RunningCatalog.start(data, "--cartulary.sparql.max-rows=" + ROWS);
        Provider provider = new Provider("cut.example", Algorithm.EDDSA)
                .on(running.outbound)
                .trustedBy(running.catalog());
        try (CatalogClient client = running.client()) {
            client.sync().publish(provider.presentation("office"));
        }
        running.catalog()
                .graph()
                .visible(running.catalog().journal().size() - 1)
                .join();
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    /** An answer as it lies on the wire. */
    private record Raw(String head, byte[] body, String trailer) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private static Raw ask(String query, String... headers) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), running.address().getPort())) {
            String request = "GET /sparql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)
                    + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nTE: trailers\r\n"
                    + String.join("", headers) + "\r\n";
            send(socket, request);
            return raw(socket.getInputStream().readAllBytes());
        }
    }

    private static void send(Socket socket, String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }

    private static Raw raw(byte[] wire) {
        String all = new String(wire, StandardCharsets.ISO_8859_1);
        int end = all.indexOf("\r\n\r\n") + 4;
        String head = all.substring(0, end).toLowerCase(java.util.Locale.ROOT);
        if (!head.contains("transfer-encoding: chunked")) {
            return new Raw(head, all.substring(end).getBytes(StandardCharsets.ISO_8859_1), "");
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int at = end;
        while (true) {
            int line = all.indexOf("\r\n", at);
            int length = Integer.parseInt(all.substring(at, line), 16);
            at = line + 2;
            if (length == 0) {
                // RFC 9112, section 7.1: trailer fields, and an empty line.
                assertThat(all).endsWith("\r\n");
                return new Raw(head, body.toByteArray(), all.substring(at, all.length() - 2));
            }
            body.write(wire, at, length);
            at += length + 2;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "application/sparql-results+json, '\"cut\": { \"by\": \"rows\", \"rows\": 5 }'",
        "application/sparql-results+xml, '<?cartulary-cut by=\"rows\" rows=\"5\"?>'",
        "text/csv, '#cut:rows'",
        "text/tab-separated-values, '#cut:rows'"
    })
    void a_cut_says_so_before_at_and_behind_the_end(String type, String mark) throws Exception {
        Raw answer = ask(MANY, "Accept: " + type + "\r\n");

        assertThat(answer.head())
                .startsWith("http/1.1 200")
                .contains("cartulary-cut: rows")
                .contains("trailer: cartulary-cut")
                .doesNotContain("content-length");
        assertThat(answer.text()).contains(mark);
        assertThat(answer.trailer()).isEqualToIgnoringCase("Cartulary-Cut: rows\r\n");
    }

    @Test
    void a_compressed_one_as_well() throws Exception {
        Raw answer = ask(
                MANY.replace("?o }", "?o FILTER(STRLEN(STR(?o)) > 0) }"),
                "Accept: application/sparql-results+json\r\n",
                "Accept-Encoding: gzip\r\n");
        assertThat(answer.trailer()).isEqualToIgnoringCase("Cartulary-Cut: rows\r\n");
        String text = answer.head().contains("content-encoding: gzip")
                ? new String(
                        new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes(),
                        StandardCharsets.UTF_8)
                : answer.text();
        assertThat(text).contains("\"cut\"");
    }

    @Test
    void a_whole_one_says_nothing_of_the_kind() throws Exception {
        Raw answer = ask("SELECT ?s { ?s ?p ?o } LIMIT 2", "Accept: text/csv\r\n");
        assertThat(answer.head())
                .startsWith("http/1.1 200")
                .doesNotContain("cartulary-cut")
                .doesNotContain("trailer");
        assertThat(answer.text()).doesNotContain("#cut");
        assertThat(answer.trailer()).isEmpty();
    }

    @Test
    void the_connection_serves_the_next_call_after_a_trailer() throws Exception {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), running.address().getPort())) {
            String query = URLEncoder.encode(MANY, StandardCharsets.UTF_8);
            send(socket, "GET /sparql?query=" + query + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/csv\r\n\r\n");
            StringBuilder first = new StringBuilder();
            while (!first.toString().endsWith("\r\n0\r\nCartulary-Cut: rows\r\n\r\n")) {
                int next = socket.getInputStream().read();
                assertThat(next).as(first.toString()).isNotNegative();
                first.append((char) next);
            }
            send(socket, "GET /offerings HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200 OK")
                    .contains("\"total\":1");
        }
    }
}
