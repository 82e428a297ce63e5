package eu.cartulary.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.cartulary.client.CatalogClient;
import eu.cartulary.client.CatalogProblemException;
import eu.cartulary.client.Envelope;
import eu.cartulary.client.OfferingQuery;
import eu.cartulary.client.RetryPolicy;
import eu.cartulary.did.DidKey;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.jose.SigningKey;
import eu.cartulary.log.Checkpoint;
import eu.cartulary.sign.DidDocuments;
import eu.cartulary.sign.LegalPerson;
import eu.cartulary.sign.RegistrationNumber;
import eu.cartulary.sign.Signer;
import eu.cartulary.verify.EnvelopeVerifier;
import eu.cartulary.verify.LogGuard;
import eu.cartulary.verify.VerifyingCatalog;
import eu.cartulary.wire.ChangeEvent;
import eu.cartulary.wire.ProblemType;
import eu.cartulary.wire.Receipt;
import java.time.Clock;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InMemoryCatalogTest {
    private final SigningKey key = SigningKey.generate(Algorithm.EDDSA);
    private final Signer trial = Signer.ofDidKey(key);
    private final InMemoryCatalog catalog = InMemoryCatalog.start().trust(trial.issuer());

    @AfterEach
    void stop() {
        catalog.close();
    }

    private Envelope company(Signer signer, String id) {
        return signer.credential(LegalPerson.of(id, "C")
                .registration(RegistrationNumber.vatId("FR00123456789"))
                .seat("FR")
                .build());
    }

    @Test
    void the_scenarios_of_every_catalog_hold_here() {
        LogGuard guard = LogGuard.of(catalog.verifierKey());
        try (CatalogClient client =
                CatalogClient.builder(catalog.address()).check(guard).build()) {
            new CatalogScenarios(client, trial, "urn:example:").all();
        }
        assertThat(guard.last().map(Checkpoint::size).orElseThrow()).isGreaterThan(20);
    }

    @Test
    void a_provider_with_a_web_site_speaks_of_it_and_of_nothing_else() {
        String did = "did:web:cloud.example";
        Signer signer = Signer.of(key, did + "#key-1");
        catalog.trust(did, DidDocuments.of(did, "key-1", key.verificationKey()));
        try (CatalogClient client = catalog.client()) {
            assertThat(client.sync()
                            .publish(company(signer, "https://cloud.example/c"))
                            .credentials())
                    .hasSize(1);
            assertThatThrownBy(() -> client.sync().publish(company(signer, "https://other.example/c")))
                    .isInstanceOf(CatalogProblemException.SubjectNotOwned.class);
            Signer stranger = Signer.ofDidKey(SigningKey.generate(Algorithm.ES256));
            assertThatThrownBy(() -> client.sync().publish(company(stranger, "urn:x:c")))
                    .isInstanceOf(CatalogProblemException.IssuerNotTrusted.class)
                    .hasMessageContaining("InMemoryCatalog.trust");
        }
    }

    @Test
    void a_description_that_breaks_a_rule_is_refused_with_the_words_of_the_rule() {
        try (CatalogClient client = catalog.client()) {
            Envelope broken = trial.credential(
                    "{\"type\":\"gx:LegalPerson\",\"credentialSubject\":{\"id\":\"urn:x:c\",\"type\":\"gx:LegalPerson\"}}");
            assertThatThrownBy(() -> client.sync().publish(broken))
                    .isInstanceOfSatisfying(
                            CatalogProblemException.ShapeViolations.class,
                            refused -> assertThat(refused.violations()).anySatisfy(violation -> {
                                assertThat(violation.rule()).isEqualTo("LegalPerson_legalAddress_minCount");
                                assertThat(violation.advice()).isNotBlank();
                            }));
        }
    }

    @Test
    void a_test_can_ask_for_a_refusal() {
        catalog.refuseNext(ProblemType.UNAVAILABLE);
        try (CatalogClient once = CatalogClient.builder(catalog.address())
                .retry(RetryPolicy.none())
                .build()) {
            assertThatThrownBy(() -> once.sync().rulebooks()).isInstanceOf(CatalogProblemException.Unavailable.class);
            assertThat(once.sync().rulebooks().items()).isNotEmpty();
        }
    }

    @Test
    void what_it_does_not_know_it_says() {
        try (CatalogClient client = catalog.client()) {
            assertThatThrownBy(() -> client.sync().offerings(OfferingQuery.any().near(1, 2, 3)))
                    .isInstanceOf(CatalogProblemException.UnknownParameter.class);
            assertThatThrownBy(() -> client.sync().sparql("ASK {}", "text/csv"))
                    .isInstanceOf(CatalogProblemException.MethodNotAllowed.class);
            assertThatThrownBy(() -> client.sync().offering("nothing"))
                    .isInstanceOf(CatalogProblemException.NotFound.class);
        }
    }

    @Test
    void events_come_as_they_happen_and_again_from_the_last_one() throws Exception {
        try (CatalogClient client = catalog.client()) {
            Receipt first = client.sync().publish(company(trial, "urn:x:1"));
            BlockingQueue<ChangeEvent> events = new LinkedBlockingQueue<>();
            Flow.Subscription following = follow(client.streams().eventsAfter("0.0"), events);
            ChangeEvent seen = events.poll(30, TimeUnit.SECONDS);
            assertThat(seen.subject()).isEqualTo(first.credentials().get(0).digest());
            Receipt second = client.sync().publish(company(trial, "urn:x:2"));
            assertThat(events.poll(30, TimeUnit.SECONDS).subject())
                    .isEqualTo(second.credentials().get(0).digest());
            following.cancel();

            BlockingQueue<ChangeEvent> later = new LinkedBlockingQueue<>();
            Flow.Subscription resumed = follow(client.streams().eventsAfter(seen.id()), later);
            assertThat(later.poll(30, TimeUnit.SECONDS).subject())
                    .isEqualTo(second.credentials().get(0).digest());
            resumed.cancel();
        }
    }

    @Test
    void what_it_gives_can_be_verified() {
        try (CatalogClient client = catalog.client()) {
            VerifyingCatalog verified = VerifyingCatalog.of(
                    client,
                    LogGuard.of(catalog.verifierKey()),
                    new EnvelopeVerifier(DidKey::resolve, Clock.systemUTC()));
            Envelope sent = company(trial, "urn:x:c");
            String digest = verified.publish(sent).value().credentials().get(0).digest();
            assertThat(verified.envelope(digest).value()).isEqualTo(sent);
        }
    }

    private static <T> Flow.Subscription follow(Flow.Publisher<T> publisher, BlockingQueue<T> into) {
        Flow.Subscription[] kept = new Flow.Subscription[1];
        publisher.subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                kept[0] = subscription;
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(T item) {
                into.add(item);
            }

            @Override
            public void onError(Throwable failure) {
                failure.printStackTrace();
            }

            @Override
            public void onComplete() {
                // Event streams do not end.
            }
        });
        return kept[0];
    }
}
