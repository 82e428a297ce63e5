package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.kernel.Key;
import eu.cartulary.client.CatalogClient;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.sign.RevocationReason;
import eu.cartulary.wire.Receipt;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Each representation of the reads with all that belongs to it over a socket: versions, caches, links, compression, live results. */
class RepresentationsTest {
    @TempDir
    static Path data;

    private static RunningCatalog running;
    private static HttpClient http;
    private static Provider provider;
    private static Receipt mail;

    @BeforeAll
    static void start() {
        running = RunningCatalog.start(data);
        http = HttpClient.newHttpClient();
        provider = new Provider("nordpost.example", Algorithm.ES256)
                .on(running.outbound)
                .trustedBy(running.catalog());
        try (CatalogClient client = running.client()) {
            mail = client.sync().publish(provider.presentation("messaging/email"));
            client.sync().publish(provider.presentation("office"));
        }
    }

    @AfterAll
    static void stop() {
        http.shutdownNow();
        running.close();
    }

    /** What has a version: address → media types. */
    private static Map<String, List<String>> versioned() {
        Map<String, List<String>> versioned = new LinkedHashMap<>();
        versioned.put(
                "/offerings?limit=1", List.of("application/json", "text/turtle", "application/ld+json", "text/html"));
        versioned.put(
                "/offerings/" + mail.offerings().get(0).key(),
                List.of(
                        "application/json",
                        "text/turtle",
                        "application/ld+json",
                        "application/ld+json;profile=\"https://schema.org/\"",
                        "text/html"));
        versioned.put("/participants", List.of("application/json", "text/html"));
        String company = Key.of("https://nordpost.example/company").value();
        versioned.put("/participants/" + company, List.of("application/json", "text/html"));
        versioned.put("/ldes", List.of("text/turtle", "application/n-quads"));
        versioned.put("/rulebooks/ipc-baseline", List.of("application/json", "text/turtle"));
        versioned.put(
                "/credentials/" + mail.credentials().get(3).digest(),
                List.of("application/json", "text/turtle", "application/ld+json", "application/n-quads"));
        return versioned;
    }

    @Test
    void every_version_is_tagged_answers_304_and_tells_caches_that_it_was_negotiated() throws Exception {
        for (Map.Entry<String, List<String>> each : versioned().entrySet()) {
            Map<String, String> tags = new LinkedHashMap<>();
            for (String type : each.getValue()) {
                String what = each.getKey() + " as " + type;
                HttpResponse<byte[]> answer = get(each.getKey(), "Accept", type);
                assertThat(answer.statusCode()).as(what).isEqualTo(200);
                assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                        .as(what)
                        .startsWith(type.split(";")[0]);
                String tag = answer.headers().firstValue("ETag").orElseThrow();
                assertThat(tags.put(tag, type))
                        .as("the tag of %s is its own", what)
                        .isNull();
                assertThat(String.join(", ", answer.headers().allValues("Vary")).split(", "))
                        .as(what)
                        .contains("Accept", "Accept-Encoding");
                HttpResponse<byte[]> again = get(each.getKey(), "Accept", type, "If-None-Match", tag);
                assertThat(again.statusCode()).as(what).isEqualTo(304);
                assertThat(again.body()).as(what).isEmpty();
                assertThat(again.headers().firstValue("ETag")).as(what).contains(tag);
                assertThat(get(each.getKey(), "Accept", type, "If-None-Match", "\"other\"")
                                .statusCode())
                        .as(what)
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void whatever_is_long_is_compressed_for_who_asks_and_is_the_same_thing() throws Exception {
        Map<String, List<String>> all = new LinkedHashMap<>(versioned());
        all.put("/offerings", List.of("text/csv"));
        for (Map.Entry<String, List<String>> each : all.entrySet()) {
            for (String type : each.getValue()) {
                String what = each.getKey() + " as " + type;
                HttpResponse<byte[]> plain = get(each.getKey(), "Accept", type);
                HttpResponse<byte[]> packed = get(each.getKey(), "Accept", type, "Accept-Encoding", "gzip");
                if (packed.headers().firstValue("Content-Encoding").isPresent()) {
                    byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes();
                    assertThat(unpacked).as(what).isEqualTo(plain.body());
                } else {
                    assertThat(plain.body().length)
                            .as("%s is too short to be packed", what)
                            .isLessThan(2_048);
                }
                assertThat(plain.headers().firstValue("Content-Encoding"))
                        .as(what)
                        .isEmpty();
            }
        }
        // What goes out piece by piece is not held back by a compressor.
        assertThat(get("/offerings", "Accept", "application/x-ndjson", "Accept-Encoding", "gzip")
                        .headers()
                        .firstValue("Content-Encoding"))
                .isEmpty();
        try (EventReader events = new EventReader(URI.create(running.address() + "/events"), "0.0")) {
            assertThat(events.answer.headers().firstValue("Content-Encoding")).isEmpty();
        }
    }

    @Test
    void a_page_and_an_offering_lead_on() throws Exception {
        HttpResponse<byte[]> page = get("/offerings?limit=1&sort=name", "Accept", "application/json");
        assertThat(page.headers().allValues("Link")).singleElement().asString().contains("rel=\"next\"");
        HttpResponse<byte[]> turtle = get("/offerings?limit=1&sort=name", "Accept", "text/turtle");
        assertThat(turtle.headers().allValues("Link"))
                .singleElement()
                .asString()
                .contains("rel=\"next\"");
        HttpResponse<byte[]> one = get("/offerings/" + mail.offerings().get(0).key(), "Accept", "application/json");
        assertThat(String.join(",", one.headers().allValues("Link")))
                .contains("rel=\"describedby\"")
                .contains("rel=\"version-history\"");
        assertThat(one.headers().firstValue("Cartulary-Index")).isPresent();
    }

    @Test
    void a_live_result_tells_who_comes_changes_and_leaves() throws Exception {
        Provider video = new Provider("film.example", Algorithm.EDDSA)
                .on(running.outbound)
                .trustedBy(running.catalog());
        try (EventReader live = new EventReader(URI.create(running.address() + "/offerings?kind=video"), null);
                CatalogClient client = running.client()) {
            assertThat(live.next().data()).startsWith(":");
            Receipt receipt = client.sync().publish(video.presentation("video"));
            EventReader.Event match = live.until(e -> true).get(0);
            assertThat(match.name()).isEqualTo("match");
            assertThat(match.json().path("key").asString())
                    .isEqualTo(receipt.offerings().get(0).key());

            JsonNode offering = video.example("video").get(3);
            ((ObjectNode) offering.path("credentialSubject")).put("name", "Film, renamed");
            Receipt renamed = client.sync().publish(video.signer.credential(offering));
            EventReader.Event change =
                    live.until(e -> e.data().contains("Film, renamed")).getLast();
            assertThat(change.name()).isEqualTo("change");

            String digest = renamed.credentials().get(0).digest();
            String token = video.signer.revocation(digest, RevocationReason.CEASED, RunningCatalog.BASE);
            http.send(
                    HttpRequest.newBuilder(running.address().resolve("/credentials/" + digest + "/revocation"))
                            .header("Content-Type", "application/jwt")
                            .POST(HttpRequest.BodyPublishers.ofString(token))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            EventReader.Event leave = live.until(e -> e.name().equals("leave")).getLast();
            assertThat(leave.json().path("key").asString())
                    .isEqualTo(receipt.offerings().get(0).key());
        }
    }

    @Test
    void an_answer_comes_in_the_language_that_was_asked_for() throws Exception {
        HttpResponse<byte[]> german = get(
                "/offerings/" + mail.offerings().get(0).key(), "Accept", "application/json", "Accept-Language", "de");
        assertThat(german.headers().firstValue("Content-Language")).contains("de");
        assertThat(String.join(",", german.headers().allValues("Vary"))).contains("Accept-Language");
        assertThat(new String(german.body(), StandardCharsets.UTF_8)).contains("Anbieter");
    }

    private static HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(running.address() + path))
                        .headers(headers)
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }
}
