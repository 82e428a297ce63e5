package eu.cartulary.shapes.jsonld;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import eu.cartulary.report.Language;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server on this machine that would answer with a context, and documents that name it in every way they can. */
class NoConnectionTest {
    private final AtomicInteger hits = new AtomicInteger();
    private HttpServer canary;
    private String address;

    @BeforeEach
    void start() throws IOException {
        canary = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        canary.createContext("/", exchange -> {
            hits.incrementAndGet();
            byte[] body = "{\"@context\":{\"a\":\"https://example.org/a\"}}".getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/ld+json");
            exchange.getResponseHeaders().add("Link", "</other>; rel=\"http://www.w3.org/ns/json-ld#context\"");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        canary.start();
        address = "http://127.0.0.1:" + canary.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        canary.stop(0);
    }

    @Test
    void no_form_of_naming_a_context_leads_to_a_connection_or_a_file(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("c.jsonld"), "{\"@context\":{\"a\":\"https://example.org/a\"}}");
        List<String> targets = List.of(
                address + "/c",
                address.replace("127.0.0.1", "localhost") + "/c",
                address.replace("127.0.0.1", "[::1]") + "/c",
                address.replace("http:", "HTTP:") + "/c",
                "//" + address.substring(7) + "/c",
                file.toUri().toString(),
                "jar:" + address + "/c.jar!/c",
                "ftp://127.0.0.1/c");
        int refused = 0;
        for (String target : targets) {
            for (String document : documents(target)) {
                Reading reading = JsonLdReader.bundled().read(document.getBytes(UTF_8), Language.EN);
                assertThat(reading.refused()).as(document).isTrue();
                assertThat(CredentialReader.bundled()
                                .read(document.getBytes(UTF_8), Language.EN)
                                .refused())
                        .as(document)
                        .isTrue();
                refused++;
            }
        }
        assertThat(refused).isGreaterThanOrEqualTo(40);
        assertThat(hits).hasValue(0);
    }

    private static List<String> documents(String target) {
        List<String> documents = new ArrayList<>();
        for (String context : List.of(
                "\"%s\"",
                "[\"%s\"]",
                "[\"https://www.w3.org/ns/credentials/v2\",\"%s\"]",
                "[{},[\"%s\"]]",
                "{\"@import\":\"%s\"}",
                "{\"@version\":1.1,\"@import\":\"%s\",\"@propagate\":true}",
                "{\"t\":{\"@id\":\"urn:t:t\",\"@context\":\"%s\"}}",
                "{\"t\":{\"@id\":\"urn:t:t\",\"@context\":[{\"u\":{\"@id\":\"urn:t:u\",\"@context\":\"%s\"}}]}}",
                "{\"T\":{\"@id\":\"urn:t:T\",\"@context\":\"%s\"}}")) {
            String value = context.formatted(target);
            documents.add("{\"@context\":" + value + ",\"@type\":\"T\",\"t\":{\"u\":1},\"credentialSubject\":{}}");
            documents.add("{\"@context\":\"https://www.w3.org/ns/credentials/v2\",\"type\":\"VerifiableCredential\","
                    + "\"credentialSubject\":{\"@context\":" + value + "}}");
        }
        return documents;
    }
}
