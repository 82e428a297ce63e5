package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.journal.TroubledDisk;
import eu.cartulary.client.CatalogClient;
import eu.cartulary.client.Envelope;
import eu.cartulary.client.OfferingQuery;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A disk that is full, slow or broken, seen from a client: 507 and 503 while reads go on, and a process that ends in plain words. */
class PressureTest {
    private static final int PUBLICATIONS = 12;

    @TempDir
    Path folder;

    private final TroubledDisk disk = new TroubledDisk();
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void a_full_disk_answers_507_in_words_while_reads_go_on_and_heals_by_itself() throws Exception {
        try (RunningCatalog running = RunningCatalog.over(folder, disk::under);
                CatalogClient client = running.client()) {
            Provider provider = provider(running, 0);
            client.sync().publish(provider.presentation("office"));
            Envelope next = provider.presentation("video");

            disk.full(true);
            for (String language : List.of("en", "fr", "de")) {
                HttpResponse<String> refused = publish(running, next, language);
                assertThat(refused.statusCode()).as(refused.body()).isEqualTo(507);
                JsonNode problem = Json.read(refused.body());
                assertThat(problem.path("type").asString()).endsWith("/problems/disk-full");
                assertThat(problem.path("violations").get(0).path("advice").asString())
                        .isNotBlank();
            }
            assertThat(bulk(running, next).get(0).path("status").asInt()).isEqualTo(507);
            assertThat(client.sync()
                            .offerings(OfferingQuery.any().kind("office"))
                            .total())
                    .isEqualTo(1);
            assertThat(client.sync().checkpoint()).isNotBlank();

            disk.full(false);
            assertThat(publish(running, next, "en").statusCode()).isEqualTo(201);
            assertThat(bulk(running, provider.presentation("messaging/email"))
                            .get(0)
                            .path("status")
                            .asInt())
                    .isEqualTo(201);
        }
    }

    @Test
    void a_full_queue_answers_503_with_retry_after_and_a_bulk_waits_instead() throws Exception {
        try (RunningCatalog running = RunningCatalog.over(folder, disk::under);
                CatalogClient client = running.client()) {
            List<Envelope> envelopes = new ArrayList<>();
            for (int i = 0; i < PUBLICATIONS; i++) {
                envelopes.add(provider(running, i).presentation("office"));
            }
            Envelope inBulk = provider(running, PUBLICATIONS).presentation("office");

            disk.holdSyncs();
            List<CompletableFuture<HttpResponse<String>>> answers =
                    envelopes.stream().map(each -> send(running, each, "en")).toList();
            // Three fit (one in work, two that wait): of the others at least one is told so while nothing moves.
            HttpResponse<String> refused =
                    (HttpResponse<String>) CompletableFuture.anyOf(answers.toArray(CompletableFuture[]::new))
                            .join();
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
            assertThat(Long.parseLong(
                            refused.headers().firstValue("Retry-After").orElseThrow()))
                    .isPositive();
            assertThat(refused.body()).contains("/problems/unavailable").contains("journal-busy");
            assertThat(client.sync().offerings(OfferingQuery.any()).total()).isZero();
            CompletableFuture<List<JsonNode>> bulk = CompletableFuture.supplyAsync(() -> bulk(running, inBulk));
            disk.letSyncs();

            int taken = 0;
            for (int i = 0; i < answers.size(); i++) {
                int status = answers.get(i).join().statusCode();
                assertThat(status).isIn(201, 503);
                taken += status == 201 ? 1 : 0;
                if (status == 503) {
                    assertThat(publish(running, envelopes.get(i), "en").statusCode())
                            .as("what was refused was not kept")
                            .isEqualTo(201);
                }
            }
            assertThat(taken).isPositive();
            assertThat(bulk.join().get(0).path("status").asInt()).isEqualTo(201);
        }
    }

    @Test
    void a_journal_that_cannot_be_written_for_sure_ends_the_process_and_says_so() throws Exception {
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TroubledDisk.class.getName(),
                        folder.resolve("data").toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();

        assertThat(process.waitFor()).isEqualTo(70);
        assertThat(Files.readString(said))
                .contains("acknowledged 1", "this catalog stops", "look at the disk")
                .doesNotContain("never said");
    }

    private static Provider provider(RunningCatalog running, int number) {
        return new Provider("pressed" + number + ".example", Algorithm.EDDSA)
                .on(running.outbound)
                .trustedBy(running.catalog());
    }

    private HttpResponse<String> publish(RunningCatalog running, Envelope envelope, String language) {
        return send(running, envelope, language).join();
    }

    private CompletableFuture<HttpResponse<String>> send(RunningCatalog running, Envelope envelope, String language) {
        return http.sendAsync(
                HttpRequest.newBuilder(URI.create(running.address() + "/credentials"))
                        .header("Content-Type", envelope.mediaType())
                        .header("Accept-Language", language)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(envelope.bytes()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private List<JsonNode> bulk(RunningCatalog running, Envelope envelope) {
        String body = new String(Json.write(envelope.text()), StandardCharsets.UTF_8) + "\n";
        HttpResponse<String> answer = http.sendAsync(
                        HttpRequest.newBuilder(URI.create(running.address() + "/credentials"))
                                .header("Content-Type", "application/x-ndjson")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .join();
        return answer.body().lines().map(PressureTest::json).toList();
    }

    private static JsonNode json(String line) {
        try {
            return Json.read(line);
        } catch (Json.MalformedJsonException e) {
            throw new AssertionError(line, e);
        }
    }
}
