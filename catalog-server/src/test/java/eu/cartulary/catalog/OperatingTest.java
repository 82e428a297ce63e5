package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.journal.TroubledDisk;
import eu.cartulary.catalog.projection.Progress;
import eu.cartulary.client.CatalogClient;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.json.Json;
import eu.cartulary.log.Hash;
import eu.cartulary.log.HashTree;
import eu.cartulary.log.Merkle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What an operator and those who follow the log see of a catalog that runs: readiness, metrics, tiles. */
class OperatingTest {
    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void readiness_says_how_far_the_views_are_until_they_have_caught_up() throws Exception {
        Path data = folder.resolve("data");
        try (RunningCatalog running = RunningCatalog.start(data);
                CatalogClient client = running.client()) {
            for (String kind : new String[] {"office", "video"}) {
                client.sync()
                        .publish(new Provider(kind + ".example", Algorithm.EDDSA)
                                .on(running.outbound)
                                .trustedBy(running.catalog())
                                .presentation(kind));
            }
        }
        delete(data.resolve("views"));
        TroubledDisk disk = new TroubledDisk();
        disk.holdViews();
        try (RunningCatalog running = RunningCatalog.over(data, disk::under)) {
            HttpResponse<byte[]> waiting = get(running, "/actuator/health/readiness");
            assertThat(waiting.statusCode()).isEqualTo(503);
            JsonNode details = Json.read(waiting.body()).at("/components/views/details");
            assertThat(details.path("offerings").asInt(-1)).isBetween(0, 99);
            assertThat(details.path("graph").asInt(-1)).isBetween(0, 99);
            Map<String, String> answers = new TreeMap<>();
            for (String asked : new String[] {"/offerings", "/participants", "/ldes", "/sparql?query=ASK%7B%7D"}) {
                HttpResponse<byte[]> none = get(running, asked);
                boolean named = new String(none.body(), StandardCharsets.UTF_8).contains("view-not-there");
                answers.put(
                        asked,
                        none.statusCode() + " "
                                + none.headers().firstValue("Retry-After").orElse("") + " " + named);
            }
            assertThat(get(running, "/log/checkpoint").statusCode())
                    .as("the log answers meanwhile")
                    .isEqualTo(200);
            String metrics = new String(get(running, "/actuator/prometheus").body(), StandardCharsets.UTF_8);
            assertThat(metric(metrics, "cartulary_views_lag{views=\"buyers\"}")).isPositive();

            // Before anything is held against it: who closes a catalog waits for its views.
            disk.letViews();
            assertThat(answers).hasSize(4).values().containsOnly("503 2 true");
            long last = running.catalog().journal().size() - 1;
            running.catalog().buyers().visible(last).join();
            running.catalog().graph().visible(last).join();
            awaitReady(running);
            assertThat(get(running, "/offerings").statusCode()).isEqualTo(200);
            assertThat(get(running, "/sparql?query=ASK%7B%7D").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void metrics_tell_of_journal_views_and_queues() throws Exception {
        try (RunningCatalog running = RunningCatalog.start(folder);
                CatalogClient client = running.client()) {
            client.sync()
                    .publish(new Provider("metrics.example", Algorithm.EDDSA)
                            .on(running.outbound)
                            .trustedBy(running.catalog())
                            .presentation("office"));
            String metrics = new String(get(running, "/actuator/prometheus").body(), StandardCharsets.UTF_8);
            assertThat(metric(metrics, "cartulary_journal_records")).isGreaterThanOrEqualTo(3);
            assertThat(metric(metrics, "cartulary_journal_sync_seconds_count")).isPositive();
            assertThat(metric(metrics, "cartulary_journal_sync_seconds_sum")).isPositive();
            assertThat(metric(metrics, "cartulary_journal_sync_longest_seconds"))
                    .isPositive();
            assertThat(metric(metrics, "cartulary_journal_queue")).isZero();
            assertThat(metric(metrics, "cartulary_views_rebuilding{views=\"graph\"}"))
                    .isEqualTo(-1);
            for (String each : new String[] {
                "cartulary_views_applied{views=\"buyers\"}",
                "cartulary_views_lag_age_seconds{views=\"graph\"}",
                "cartulary_views_failed{views=\"buyers\"}",
                "cartulary_assessments_pending",
                "cartulary_calls_waiting{kind=\"publish\"}"
            }) {
                assertThat(metric(metrics, each)).as(each).isNotNegative();
            }
        }
    }

    @Test
    void the_tiles_are_those_of_c2sp_and_lead_to_the_signed_root() throws Exception {
        try (RunningCatalog running = RunningCatalog.start(folder)) {
            for (int i = 0; i < 600; i++) {
                running.catalog()
                        .journal()
                        .append(eu.cartulary.catalog.journal.Drafts.rulesChanged(
                                java.util.Map.of("n", String.valueOf(i))));
                if (i % 100 == 0) {
                    running.catalog()
                            .journal()
                            .append(eu.cartulary.catalog.journal.Drafts.rulesChanged(java.util.Map.of("m", "" + i)))
                            .join();
                }
            }
            running.catalog()
                    .journal()
                    .append(eu.cartulary.catalog.journal.Drafts.rulesChanged(java.util.Map.of("n", "last")))
                    .join();
            String[] checkpoint =
                    new String(get(running, "/log/checkpoint").body(), StandardCharsets.UTF_8).split("\n", -1);
            long size = Long.parseLong(checkpoint[1]);
            HashTree tree = new HashTree();
            for (long tile = 0; tile * 256 < size; tile++) {
                int width = (int) Math.min(256, size - tile * 256);
                String name = String.format(Locale.ROOT, "%03d", tile) + (width == 256 ? "" : ".p/" + width);
                byte[] hashes = ok(running, "/log/tile/0/" + name);
                ByteBuffer entries = ByteBuffer.wrap(ok(running, "/log/tile/entries/" + name));
                assertThat(hashes).hasSize(width * Hash.LENGTH);
                for (int i = 0; i < width; i++) {
                    byte[] entry = new byte[entries.getShort() & 0xffff];
                    entries.get(entry);
                    assertThat(Merkle.leaf(entry)).isEqualTo(Hash.at(hashes, i * Hash.LENGTH));
                    tree.add(Merkle.leaf(entry));
                }
                assertThat(entries.hasRemaining()).isFalse();
            }
            assertThat(tree.root(size).base64()).isEqualTo(checkpoint[2]);
            byte[] above = ok(running, "/log/tile/1/000.p/" + size / 256);
            assertThat(Hash.at(above, 0)).isEqualTo(tree.root(256));
            assertThat(get(running, "/log/tile/0/" + size / 256).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void a_terminal_shows_how_far_the_views_are_and_then_no_more() {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        Progress[] now = {progress(25), progress(50)};
        CatchUpBar bar =
                new CatchUpBar(new PrintStream(shown, true, StandardCharsets.UTF_8), () -> now[0], () -> now[1]);
        bar.draw();
        assertThat(shown.toString(StandardCharsets.UTF_8))
                .isEqualTo("\rviews [" + "#".repeat(10) + " ".repeat(30) + "] offerings 25%, graph 50%");
        now[0] = progress(100);
        now[1] = progress(100);
        bar.draw();
        assertThat(shown.toString(StandardCharsets.UTF_8)).endsWith("graph 100%" + System.lineSeparator());
        ByteArrayOutputStream nothing = new ByteArrayOutputStream();
        new CatchUpBar(new PrintStream(nothing, true, StandardCharsets.UTF_8), () -> now[0], () -> now[1]).draw();
        assertThat(nothing.size()).as("where nothing was to be done").isZero();
    }

    private static Progress progress(long applied) {
        return new Progress(applied, 100, applied == 100, true, Duration.ZERO, null, null);
    }

    private void awaitReady(RunningCatalog running) throws Exception {
        for (int tries = 0; tries < 5_000; tries++) {
            if (get(running, "/actuator/health/readiness").statusCode() == 200) {
                return;
            }
        }
        throw new AssertionError("not ready");
    }

    private static double metric(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name + " ")
                        || line.startsWith(name.replace("}", ",")) && line.contains("} ")
                        || !name.contains("{") && line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not in\n" + metrics));
    }

    private byte[] ok(RunningCatalog running, String path) throws Exception {
        HttpResponse<byte[]> answer = get(running, path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<byte[]> get(RunningCatalog running, String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(running.address() + path)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
