package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.client.CatalogClient;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.json.Json;
import eu.cartulary.wire.Receipt;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rim as it is put together, over a socket: the framework's own paths, all representations, the pages. */
class RimTest {
    private static final Path PAGES = Path.of("target/pages");

    @TempDir
    static Path data;

    private static RunningCatalog running;
    private static HttpClient http;
    private static Receipt mail;
    private static String key;

    @BeforeAll
    static void start() {
        running = RunningCatalog.start(data);
        http = HttpClient.newHttpClient();
        Provider provider = new Provider("nordpost.example", Algorithm.ES256)
                .on(running.outbound)
                .trustedBy(running.catalog());
        try (CatalogClient client = running.client()) {
            mail = client.sync().publish(provider.presentation("messaging/email"));
            client.sync().publish(provider.presentation("storage/object"));
        }
        key = mail.offerings().get(0).key();
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void the_frameworks_own_refusals_are_problems_too() throws Exception {
        for (String path :
                List.of("/nowhere", "/actuator", "/actuator/env", "/favicon.ico", "/webjars/x.js", "/..;/x")) {
            HttpResponse<byte[]> answer = get(path, "*/*");
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(type(answer)).as(path).isEqualTo("application/problem+json");
            assertThat(Json.read(answer.body()).path("traceId").asString()).hasSize(32);
        }
        for (String method : List.of("DELETE", "PUT", "PATCH", "TRACE")) {
            HttpResponse<byte[]> answer = http.send(
                    HttpRequest.newBuilder(running.address().resolve("/offerings"))
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).as(method).isEqualTo(405);
            assertThat(type(answer)).as(method).isEqualTo("application/problem+json");
        }
    }

    @Test
    void the_actuator_tells_what_the_contract_says_and_no_more() throws Exception {
        assertThat(get("/actuator/health", "*/*").statusCode()).isEqualTo(200);
        assertThat(get("/actuator/prometheus", "*/*").statusCode()).isEqualTo(200);
        assertThat(text(get("/actuator/health", "*/*"))).doesNotContain("details");
    }

    @Test
    void every_credential_comes_back_in_every_representation() throws Exception {
        String digest = mail.credentials().get(3).digest();
        assertThat(text(get("/credentials/" + digest, "*/*"))).startsWith("ey");
        for (String rdf : List.of("text/turtle", "application/ld+json", "application/n-quads", "application/trig")) {
            HttpResponse<byte[]> answer = get("/credentials/" + digest, rdf);
            assertThat(type(answer)).isEqualTo(rdf);
            assertThat(text(answer)).contains("nordpost.example");
        }
        assertThat(text(get("/credentials/" + digest, "application/json")))
                .contains("\"status\":\"active\"")
                .contains("\"jwk\"");
        assertThat(get("/credentials/" + "0".repeat(64), "*/*").statusCode()).isEqualTo(404);
    }

    @Test
    void answers_are_compressed_for_who_asks() throws Exception {
        HttpResponse<byte[]> answer = http.send(
                HttpRequest.newBuilder(running.address().resolve("/openapi.yaml"))
                        .header("Accept-Encoding", "gzip")
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    }

    @Test
    void an_offering_has_a_page_with_level_reasons_gap_and_source_in_every_language() throws Exception {
        for (String language : List.of("en", "fr", "de")) {
            String page = text(get("/offerings/" + key + "?lang=" + language, "text/html"));
            assertThat(page)
                    .contains("<html lang=\"" + language + "\">")
                    .contains("class=\"ladder\"")
                    .contains("class=\"criterion\"")
                    .contains("/credentials/" + mail.credentials().get(3).digest())
                    .doesNotContain(">page.")
                    .doesNotContain("\"page.");
            keep("real-offering-" + language, page);
        }
        keep("real-search", text(get("/?q=mail", "text/html")));
        keep("real-docs", text(get("/docs", "text/html")));
        keep("real-404", text(get("/offerings/nothing", "text/html")));
    }

    @Test
    void what_this_catalog_is_can_be_found() throws Exception {
        assertThat(text(get("/.well-known/did.json", "*/*"))).contains("did:web:catalog.example");
        assertThat(text(get("/.well-known/api-catalog", "*/*"))).contains(RunningCatalog.BASE + "/openapi.yaml");
        assertThat(text(get("/log/checkpoint", "*/*"))).startsWith("catalog.example/log\n");
        assertThat(get("/log/tile/0/000.p/1", "*/*").statusCode()).isEqualTo(200);
        String digest = mail.credentials().get(0).digest();
        assertThat(text(get("/log/proof?digest=" + digest, "*/*"))).contains("\"header\"");
        assertThat(text(get("/log/consistency?from=1", "*/*"))).contains("\"proof\"");
    }

    private static HttpResponse<byte[]> get(String path, String accept) throws IOException, InterruptedException {
        URI address = URI.create(running.address() + path);
        return http.send(
                HttpRequest.newBuilder(address).header("Accept", accept).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String type(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Content-Type").orElse("").split(";")[0];
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    /** Kept so that a person can look at it. */
    private static void keep(String name, String page) throws IOException {
        Files.createDirectories(PAGES);
        Files.writeString(PAGES.resolve(name + ".html"), page);
    }
}
