package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.journal.Drafts;
import eu.cartulary.client.BackupKeys;
import eu.cartulary.client.CatalogClient;
import eu.cartulary.client.Envelope;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.journal.BackupFile;
import eu.cartulary.journal.JournalReport;
import eu.cartulary.json.Json;
import eu.cartulary.log.Merkle;
import eu.cartulary.log.NoteVerifier;
import eu.cartulary.verify.InclusionVerifier;
import eu.cartulary.wire.Receipt;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code GET /log/backup}, {@code /log/records} and {@code /log/replica} over the real thing. */
class BackupOverHttpTest {
    /** So much that no socket buffer holds it: a backup is still under way when its reader has read a little. */
    private static final int FILLER = 12;

    private static final int FILLER_BYTES = 3 << 20;
    /** Reached only where something is broken. */
    private static final int PATIENCE = 60;

    @TempDir
    Path folder;

    @Test
    void a_backup_taken_under_load_is_proved_unpacked_and_started() throws Exception {
        Path data = folder.resolve("data");
        ByteArrayOutputStream backup = new ByteArrayOutputStream();
        List<Receipt> receipts = Collections.synchronizedList(new ArrayList<>());
        String logKey;
        try (RunningCatalog running = RunningCatalog.start(data);
                CatalogClient operator = new Operator(data).client(running)) {
            List<Envelope> envelopes = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                envelopes.add(new Provider("load" + i + ".example", Algorithm.EDDSA)
                        .on(running.outbound)
                        .trustedBy(running.catalog())
                        .presentation("office"));
            }
            CountDownLatch some = new CountDownLatch(5);
            Thread load = Thread.ofPlatform().start(() -> {
                for (Envelope envelope : envelopes) {
                    receipts.add(operator.sync().publish(envelope));
                    some.countDown();
                }
            });
            assertThat(some.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
            long bytes = operator.sync().backup(BackupKeys.AS_SET, backup, soFar -> {});
            load.join();
            assertThat(bytes).isEqualTo(backup.size());
            logKey = running.catalog().journal().identity().log().verifier().vkey();
        }

        JournalReport report = BackupFile.verify(in(backup), Optional.of(NoteVerifier.parse(logKey)));
        assertThat(report.damages()).isEmpty();
        List<Receipt> covered = receipts.stream()
                .filter(receipt -> receipt.journal().index() < report.records())
                .toList();
        assertThat(covered).hasSizeGreaterThanOrEqualTo(5);

        Path restored = folder.resolve("restored");
        BackupFile.unpack(in(backup), restored);
        try (RunningCatalog again = RunningCatalog.start(restored);
                CatalogClient client = again.client().after(report.records() - 1)) {
            for (Receipt receipt : covered) {
                String digest = receipt.credentials().get(0).digest();
                assertThat(client.sync()
                                .offering(receipt.offerings().get(0).key())
                                .levels())
                        .isEqualTo(receipt.offerings().get(0).levels());
                assertThat(InclusionVerifier.of(logKey)
                                .verify(digest, client.sync().inclusion(digest))
                                .size())
                        .isGreaterThanOrEqualTo(report.records());
            }
            assertThat(again.catalog().journal().log().root(report.records()).base64())
                    .isEqualTo(report.root());
            Provider late = new Provider("late.example", Algorithm.EDDSA)
                    .on(again.outbound)
                    .trustedBy(again.catalog());
            assertThat(client.sync().publish(late.presentation("video")).offerings())
                    .hasSize(1);
        }
    }

    @Test
    void a_reader_that_goes_away_leaves_nothing_behind_and_erasures_go_on() throws Exception {
        try (RunningCatalog running = RunningCatalog.start(folder.resolve("data"))) {
            byte[] published = filled(running);
            try (Socket reader = reading(running)) {
                erase(running, published);
                assertThat(onDisk(published))
                        .as("what a backup copies stands still")
                        .isTrue();
                assertThat(reader.isConnected()).isTrue();
            }
            awaitBlank(running, published);
        }
    }

    @Test
    void a_reader_that_takes_nothing_is_let_go() throws Exception {
        try (RunningCatalog running =
                RunningCatalog.start(folder.resolve("data"), "--cartulary.http.backup-stall=500ms")) {
            byte[] published = filled(running);
            try (Socket reader = reading(running)) {
                erase(running, published);
                awaitBlank(running, published);
                assertThat(reader.isConnected()).isTrue();
            }
        }
    }

    @Test
    void private_keys_stay_where_the_operator_wants_them() throws Exception {
        Path data = folder.resolve("data");
        try (RunningCatalog running = RunningCatalog.start(data)) {
            assertThat(files(running, data, "?keys=omit"))
                    .contains("keys/catalog.json")
                    .doesNotContain("keys/log.pem", "keys/operator.jwk.json");
            assertThat(files(running, data, "")).contains("keys/log.pem", "keys/operator.jwk.json");
            assertThat(get(running, "/log/backup", "").statusCode()).isEqualTo(401);
            assertThat(get(running, "/log/replica", "").statusCode()).isEqualTo(401);
            assertThat(get(running, "/log/backup?keys=all", new Operator(data).token())
                            .statusCode())
                    .isEqualTo(400);
        }
        try (RunningCatalog running = RunningCatalog.start(data, "--cartulary.backup.keys=omit")) {
            assertThat(files(running, data, "")).doesNotContain("keys/log.pem");
            assertThat(get(running, "/log/backup?keys=include", new Operator(data).token())
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void records_are_given_whole_to_replicas_and_without_evidence_to_peers() throws Exception {
        Path data = folder.resolve("data");
        try (RunningCatalog running = RunningCatalog.start(data);
                CatalogClient client = running.client()) {
            Receipt receipt = client.sync()
                    .publish(new Provider("records.example", Algorithm.ES256)
                            .on(running.outbound)
                            .trustedBy(running.catalog())
                            .presentation("office"));
            long index = receipt.journal().index();

            List<JsonNode> forPeers = lines(get(running, "/log/records?from=0", ""));
            List<JsonNode> complete = lines(get(running, "/log/replica?from=" + index, new Operator(data).token()));

            JsonNode envelope = forPeers.get((int) index);
            assertThat(envelope.has("evidence")).isFalse();
            assertThat(envelope.path("payload").asString())
                    .isEqualTo(complete.get(0).path("payload").asString());
            assertThat(complete.get(0).path("evidence").asString()).isNotEmpty();
            for (JsonNode record : forPeers) {
                byte[] header = Base64.getDecoder().decode(record.path("header").asString());
                assertThat(Merkle.leaf(header))
                        .isEqualTo(running.catalog()
                                .journal()
                                .log()
                                .leaf(record.path("index").asLong()));
                if (Json.read(header).path("kind").asString().equals("trust-changed")) {
                    assertThat(record.has("payload")).as("notes of operators").isFalse();
                }
            }
            assertThat(lines(get(running, "/log/records?from=" + forPeers.size(), "")))
                    .isEmpty();
            assertThat(get(running, "/log/records?from=9999", "").statusCode()).isEqualTo(400);
        }
    }

    private static List<JsonNode> lines(HttpResponse<String> answer) throws Json.MalformedJsonException {
        assertThat(answer.statusCode()).isEqualTo(200);
        List<JsonNode> lines = new ArrayList<>();
        for (String line : answer.body().lines().toList()) {
            lines.add(Json.read(line));
        }
        return lines;
    }

    private static InputStream in(ByteArrayOutputStream bytes) {
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    private List<String> files(RunningCatalog running, Path data, String query) throws Exception {
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(
                        request(running, "/log/backup" + query, new Operator(data).token()),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(BackupFile.verify(new ByteArrayInputStream(answer.body()), Optional.empty())
                        .damages())
                .isEmpty();
        Path target = folder.resolve("unpacked" + System.nanoTime());
        BackupFile.unpack(new ByteArrayInputStream(answer.body()), target);
        try (var all = Files.walk(target)) {
            return all.map(file -> target.relativize(file).toString()).toList();
        }
    }

    /** A journal that is too long for any buffer; gives the bytes of a credential at its very end. */
    private byte[] filled(RunningCatalog running) {
        String much = "x".repeat(FILLER_BYTES);
        for (int i = 0; i < FILLER; i++) {
            running.catalog()
                    .journal()
                    .append(Drafts.rulesChanged(Map.of("filler", much + i)))
                    .join();
        }
        Provider provider = new Provider("erased.example", Algorithm.EDDSA)
                .on(running.outbound)
                .trustedBy(running.catalog());
        Envelope company = provider.signer.credential(provider.example("office").get(0));
        try (CatalogClient client = running.client()) {
            client.sync().publish(company);
        }
        return company.bytes();
    }

    private Socket reading(RunningCatalog running) throws IOException {
        URI address = running.address();
        Socket socket = new Socket(address.getHost(), address.getPort());
        OutputStream out = socket.getOutputStream();
        out.write(("GET /log/backup HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                        + new Operator(folder.resolve("data")).token() + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
        assertThat(new String(socket.getInputStream().readNBytes(15), StandardCharsets.US_ASCII))
                .isEqualTo("HTTP/1.1 200 OK");
        return socket;
    }

    private void erase(RunningCatalog running, byte[] published) {
        try (CatalogClient operator = new Operator(folder.resolve("data")).client(running)) {
            String digest = operator.sync()
                    .publish(Envelope.detect(published))
                    .credentials()
                    .get(0)
                    .digest();
            assertThat(operator.sync().erase(digest, "a court says so").status())
                    .isEqualTo("erased");
        }
    }

    /** Every record gives the writer occasion to blank what waits. */
    private void awaitBlank(RunningCatalog running, byte[] published) throws IOException {
        for (int tries = 0; onDisk(published); tries++) {
            assertThat(tries).as("records written meanwhile").isLessThan(5_000);
            running.catalog()
                    .journal()
                    .append(Drafts.rulesChanged(Map.of("again", String.valueOf(tries))))
                    .join();
        }
    }

    private boolean onDisk(byte[] published) throws IOException {
        String wanted = new String(published, StandardCharsets.ISO_8859_1);
        try (var segments = Files.list(folder.resolve("data/log"))) {
            for (Path segment : segments.filter(file -> file.toString().contains("segment-"))
                    .toList()) {
                if (new String(Files.readAllBytes(segment), StandardCharsets.ISO_8859_1).contains(wanted)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static HttpResponse<String> get(RunningCatalog running, String path, String token) throws Exception {
        return HttpClient.newHttpClient().send(request(running, path, token), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest request(RunningCatalog running, String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(running.address() + path));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return request.build();
    }
}
