package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.client.CatalogClient;
import eu.cartulary.client.Envelope;
import eu.cartulary.client.OfferingQuery;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.jose.SigningKey;
import eu.cartulary.json.Json;
import eu.cartulary.shapes.examples.Examples;
import eu.cartulary.sign.Signer;
import eu.cartulary.wire.OfferingPage;
import eu.cartulary.wire.OfferingSummary;
import eu.cartulary.wire.Receipt;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What was acknowledged is there after a restart: after {@code kill -9} twice, 10 times with {@code -Dscale=full}; and after a good end. */
class RestartTest {
    private static final int CYCLES = "full".equals(System.getProperty("scale")) ? 10 : 2;
    private static final int CLIENTS = 4;
    /** Long enough for the smallest machine under load; reached only where something is broken. */
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    /** Offering → receipt, of everything that was acknowledged with 201. */
    private final Map<String, Acknowledged> acknowledged = new ConcurrentHashMap<>();

    /** What went wrong in a client other than that the server was dead. */
    private final List<Exception> failures = new CopyOnWriteArrayList<>();

    private record Sent(List<String> credentials, Envelope presentation) {}

    private record Acknowledged(Sent sent, Receipt receipt) {}

    @Test
    void everything_acknowledged_is_there_after_a_kill() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        System.out.println("RestartTest: seed " + seed);
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            int before = acknowledged.size();
            try (KilledServer server = KilledServer.start(folder, PATIENCE)) {
                publishUntilKilled(server, cycle, 1 + random.nextInt(60));
            }
            assertThat(acknowledged.size()).as("seed %d, cycle %d", seed, cycle).isGreaterThan(before);
            try (KilledServer server = KilledServer.start(folder, PATIENCE)) {
                for (Acknowledged each : acknowledged.values()) {
                    check(server.address(), each, "seed " + seed + ", cycle " + cycle);
                }
            }
        }
    }

    @Test
    void a_restart_keeps_searches_working_without_publishing_again() {
        List<String> found;
        long index;
        try (RunningCatalog running = RunningCatalog.start(folder);
                CatalogClient client = running.client()) {
            for (String kind : List.of("office", "video")) {
                Provider provider = new Provider(kind + ".example", Algorithm.EDDSA)
                        .on(running.outbound)
                        .trustedBy(running.catalog());
                client.sync().publish(provider.presentation(kind));
            }
            found = names(client);
            index = running.catalog().journal().size() - 1;
        }

        try (RunningCatalog again = RunningCatalog.start(folder);
                CatalogClient client = again.client().after(index)) {
            assertThat(found).hasSize(2);
            assertThat(names(client)).isEqualTo(found);
            assertThat(client.sync()
                            .offerings(OfferingQuery.any().kind("video"))
                            .total())
                    .isEqualTo(1);
            assertThat(client.sync()
                            .sparql("SELECT ?o WHERE { ?p <https://w3id.org/cartulary/v1#describes> ?o }", "text/csv")
                            .text())
                    .contains("https://video.example/offerings/video");
        }
    }

    private static List<String> names(CatalogClient client) {
        OfferingPage page = client.sync().offerings(OfferingQuery.any());
        return page.items().stream()
                .map(OfferingSummary::name)
                .sorted(java.util.Comparator.nullsFirst(java.util.Comparator.naturalOrder()))
                .toList();
    }

    /** Several publish at once, until so many answers are there; then the process dies under them. */
    private void publishUntilKilled(KilledServer server, int cycle, int answers) throws InterruptedException {
        CountDownLatch heard = new CountDownLatch(answers);
        List<Thread> clients = new ArrayList<>();
        for (int each = 0; each < CLIENTS; each++) {
            int number = each;
            clients.add(Thread.ofPlatform().start(() -> publish(server.address(), cycle + "-" + number, heard)));
        }
        assertThat(heard.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("%d answers in time", answers)
                .isTrue();
        server.kill();
        for (Thread client : clients) {
            client.join(PATIENCE);
            assertThat(client.isAlive()).isFalse();
        }
        assertThat(failures).isEmpty();
    }

    /** One client: a key of its own, one company and offering after the other, until nobody answers any more. */
    private void publish(URI address, String name, CountDownLatch heard) {
        Signer signer = Signer.ofDidKey(SigningKey.generate(Algorithm.EDDSA));
        for (int number = 0; ; number++) {
            Sent sent = presentation(signer, name + "-" + number);
            HttpResponse<byte[]> answer;
            try {
                answer = post(address, sent.presentation());
            } catch (IOException killed) {
                return;
            } catch (InterruptedException e) {
                failures.add(e);
                return;
            }
            try {
                keep(sent, answer);
                heard.countDown();
            } catch (Json.MalformedJsonException | IllegalStateException e) {
                failures.add(e);
                return;
            }
        }
    }

    private void keep(Sent sent, HttpResponse<byte[]> answer) throws Json.MalformedJsonException {
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(new String(answer.body(), StandardCharsets.UTF_8));
        }
        Receipt receipt = Json.read(answer.body(), Receipt.class);
        acknowledged.put(receipt.offerings().get(0).id(), new Acknowledged(sent, receipt));
    }

    private HttpResponse<byte[]> post(URI address, Envelope envelope) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(address.resolve("/credentials"))
                        .header("Content-Type", envelope.mediaType())
                        .timeout(PATIENCE)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(envelope.bytes()))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    /** The company and the offering of an example, under names that need no host. */
    private static Sent presentation(Signer signer, String name) {
        String yaml = Examples.yaml("office").orElseThrow();
        for (String thing : List.of("company", "sites", "holding", "offerings")) {
            yaml = yaml.replace("https://" + Examples.HOST + "/" + thing, "urn:restart:" + name + ":" + thing);
        }
        List<Envelope> credentials = new ArrayList<>();
        for (JsonNode each : YAMLMapper.builder().build().readTree(yaml).path("verifiableCredential")) {
            String type = each.at("/credentialSubject/type").asString("");
            if (type.equals("gx:LegalPerson") || type.equals("gx:ServiceOffering")) {
                credentials.add(signer.credential(each));
            }
        }
        return new Sent(credentials.stream().map(Envelope::text).toList(), signer.presentation(credentials));
    }

    private void check(URI address, Acknowledged one, String when) throws IOException, InterruptedException {
        for (Receipt.PublishedCredential credential : one.receipt().credentials()) {
            HttpResponse<byte[]> kept = get(address, "/credentials/" + credential.digest());
            assertThat(kept.statusCode())
                    .as("%s: %s", when, credential.digest())
                    .isEqualTo(200);
            assertThat(one.sent().credentials()).as(when).contains(new String(kept.body(), StandardCharsets.UTF_8));
        }
        Receipt.ListedOffering offering = one.receipt().offerings().get(0);
        assertThat(offering.listed()).as(offering.toString()).isTrue();
        HttpResponse<byte[]> found = get(
                address,
                "/offerings/" + offering.key() + "?after="
                        + one.receipt().journal().index());
        assertThat(found.statusCode()).as("%s: %s", when, offering.id()).isEqualTo(200);
    }

    private HttpResponse<byte[]> get(URI address, String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }
}
