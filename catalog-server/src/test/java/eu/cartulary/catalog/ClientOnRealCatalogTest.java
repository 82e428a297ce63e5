package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.client.CatalogClient;
import eu.cartulary.client.Envelope;
import eu.cartulary.client.OfferingQuery;
import eu.cartulary.did.DidDocument;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.json.Json;
import eu.cartulary.log.Checkpoint;
import eu.cartulary.log.NoteVerifier;
import eu.cartulary.reactor.ReactiveCatalog;
import eu.cartulary.sign.DidDocuments;
import eu.cartulary.testkit.CatalogScenarios;
import eu.cartulary.verify.CheckpointStore;
import eu.cartulary.verify.EnvelopeVerifier;
import eu.cartulary.verify.LogGuard;
import eu.cartulary.verify.Verified;
import eu.cartulary.verify.VerifyingCatalog;
import eu.cartulary.wire.Receipt;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

/** What the SDK promises, held against the real server: scenarios, proofs and Reactor. */
class ClientOnRealCatalogTest {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    static Path data;

    private static RunningCatalog running;
    private static CatalogClient client;
    private static LogGuard guard;

    @BeforeAll
    static void start() throws Exception {
        running = RunningCatalog.start(data.resolve("data"));
        guard = LogGuard.of(verifierKey()).rememberingIn(CheckpointStore.file(data.resolve("seen.checkpoint")));
        client = CatalogClient.builder(running.address()).check(guard).build();
    }

    @AfterAll
    static void stop() {
        client.close();
        running.close();
    }

    /** As an operator would write it down: name of the log and its key, from the catalog's own DID document. */
    private static String verifierKey() throws Exception {
        try (CatalogClient unchecked = running.client()) {
            String origin = unchecked.sync().checkpoint().lines().findFirst().orElseThrow();
            JsonNode did = Json.read(unchecked.sync().catalogDidDocument().bytes());
            String x = did.path("verificationMethod")
                    .get(0)
                    .path("publicKeyJwk")
                    .path("x")
                    .asString();
            return NoteVerifier.of(origin, Base64.getUrlDecoder().decode(x)).vkey();
        }
    }

    private static Provider provider(String host) {
        return new Provider(host, Algorithm.ES256).on(running.outbound).trustedBy(running.catalog());
    }

    @Test
    void the_scenarios_hold_while_every_receipt_is_proved() {
        Provider provider = provider("scenarios.example");
        new CatalogScenarios(client, provider.signer, "https://scenarios.example/")
                .knownAs(RunningCatalog.BASE)
                .all();
        assertThat(guard.last().map(Checkpoint::size).orElseThrow()).isGreaterThan(10);
    }

    @Test
    void what_was_published_comes_back_verified_and_the_log_only_grows() throws Exception {
        Provider provider = provider("verified.example");
        String document = DidDocuments.of(provider.did(), "key-1", provider.key.verificationKey());
        VerifyingCatalog catalog = VerifyingCatalog.of(
                client,
                guard,
                new EnvelopeVerifier(
                        did -> DidDocument.parse(document.getBytes(StandardCharsets.UTF_8), did), Clock.systemUTC()));
        Checkpoint before = catalog.checkpoint();
        Verified<Receipt> receipt = catalog.publish(provider.presentation("video"));
        assertThat(receipt.checkpoint().orElseThrow().size()).isGreaterThan(before.size());
        for (Receipt.PublishedCredential each : receipt.value().credentials()) {
            assertThat(catalog.envelope(each.digest()).signatures())
                    .anyMatch(signature -> signature.digest().equals(each.digest()));
        }
        // Known already, alone and in company: proved where it was admitted first.
        assertThat(client.sync().publish(provider.presentation("video")).credentials())
                .hasSize(5);
    }

    @Test
    void reactor_streams_in_and_out() {
        Provider provider = provider("reactor.example");
        ReactiveCatalog catalog = ReactiveCatalog.of(client);
        List<Envelope> envelopes = List.of("video", "office", "messaging/email").stream()
                .map(provider::presentation)
                .toList();
        StepVerifier.create(catalog.publishAll(Flux.fromIterable(envelopes)))
                .expectNextCount(3)
                .expectComplete()
                .verify(PATIENCE);
        Receipt last = client.sync().publish(provider.presentation("network"));
        StepVerifier.create(catalog.call(calls -> calls.offerings(OfferingQuery.any())))
                .assertNext(page -> assertThat(page.total()).isPositive())
                .expectComplete()
                .verify(PATIENCE);
        StepVerifier.create(ReactiveCatalog.of(client.after(last.journal().index()))
                        .offerings(OfferingQuery.any().provider("https://reactor.example/company"))
                        .count())
                .expectNext(4L)
                .expectComplete()
                .verify(PATIENCE);
        StepVerifier.create(catalog.eventsAfter("0.0").take(3))
                .expectNextCount(3)
                .expectComplete()
                .verify(PATIENCE);
    }
}
