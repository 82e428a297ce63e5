package eu.cartulary.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.client.CatalogClient;
import eu.cartulary.client.CatalogProblemException;
import eu.cartulary.client.Envelope;
import eu.cartulary.client.OfferingQuery;
import eu.cartulary.client.RetryPolicy;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.sign.LegalPerson;
import eu.cartulary.sign.Offering;
import eu.cartulary.sign.OfferingKind;
import eu.cartulary.sign.RegistrationNumber;
import eu.cartulary.sign.Signer;
import eu.cartulary.sign.SigningKeys;
import eu.cartulary.testkit.InMemoryCatalog;
import eu.cartulary.wire.BulkLine;
import eu.cartulary.wire.OfferingSummary;
import eu.cartulary.wire.ProblemType;
import eu.cartulary.wire.SearchEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class ReactiveCatalogTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Signer signer = Signer.ofDidKey(SigningKeys.generate(Algorithm.EDDSA));
    private final InMemoryCatalog server = InMemoryCatalog.start().trust(signer.issuer());
    private final CatalogClient client =
            CatalogClient.builder(server.address()).retry(RetryPolicy.none()).build();
    private final ReactiveCatalog catalog = ReactiveCatalog.of(client);

    @BeforeEach
    void publishTheCompany() {
        client.sync()
                .publish(signer.credential(LegalPerson.of("urn:x:company", "C")
                        .registration(RegistrationNumber.vatId("FR00123456789"))
                        .seat("FR")
                        .build()));
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private Envelope offering(int number) {
        return signer.credential(Offering.of(OfferingKind.VIDEO, "urn:x:o" + number, "Video " + number)
                .providedBy("urn:x:company")
                .terms("https://terms.example/", "0".repeat(64))
                .build());
    }

    @Test
    void a_call_is_made_when_somebody_subscribes() {
        var publishing = catalog.publish(offering(1));
        assertThat(client.sync().offerings(OfferingQuery.any()).total()).isZero();
        StepVerifier.create(publishing)
                .assertNext(receipt -> assertThat(receipt.offerings()).hasSize(1))
                .expectComplete()
                .verify(PATIENCE);
        StepVerifier.create(catalog.call(calls -> calls.offerings(OfferingQuery.any())))
                .assertNext(page -> assertThat(page.total()).isEqualTo(1))
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void a_refusal_is_the_same_exception_as_everywhere() {
        StepVerifier.create(catalog.call(calls -> calls.offering("nothing")))
                .expectError(CatalogProblemException.NotFound.class)
                .verify(PATIENCE);
        server.refuseNext(ProblemType.RATE_LIMITED);
        StepVerifier.create(catalog.offerings(OfferingQuery.any()))
                .expectError(CatalogProblemException.RateLimited.class)
                .verify(PATIENCE);
    }

    @Test
    void many_go_in_and_come_out_at_the_pace_of_the_reader() {
        AtomicLong asked = new AtomicLong();
        Flux<Envelope> source = Flux.range(1, 600).doOnRequest(asked::addAndGet).map(this::offering);
        StepVerifier.create(catalog.publishAll(source), 0)
                .expectSubscription()
                .then(() -> assertThat(asked.get())
                        .as("without demand no more is taken than the window")
                        .isLessThanOrEqualTo(200))
                .thenRequest(1)
                .assertNext(line -> assertThat(line.status()).isEqualTo(201))
                .thenRequest(Long.MAX_VALUE)
                .expectNextCount(599)
                .expectComplete()
                .verify(PATIENCE);
        StepVerifier.create(catalog.offerings(OfferingQuery.any()).map(OfferingSummary::name), 3)
                .expectNext("Video 1", "Video 2", "Video 3")
                .thenRequest(1)
                .expectNext("Video 4")
                .thenCancel()
                .verify(PATIENCE);
    }

    @Test
    void a_refused_line_does_not_stop_the_others() {
        List<BulkLine> lines = catalog.publishAll(Flux.just(offering(1), Envelope.vcJwt("eyJ9.x.y"), offering(2)))
                .collectList()
                .toFuture()
                .orTimeout(60, java.util.concurrent.TimeUnit.SECONDS)
                .join();
        assertThat(lines).extracting(BulkLine::status).containsExactly(201, 400, 201);
    }

    @Test
    void a_watched_search_tells_what_comes() {
        StepVerifier.create(catalog.watch(OfferingQuery.any().text("Video")))
                .then(() -> client.sync().publish(offering(7)))
                .assertNext(event -> {
                    assertThat(event.change()).isEqualTo(SearchEvent.Change.MATCH);
                    assertThat(event.offering().name()).isEqualTo("Video 7");
                })
                .thenCancel()
                .verify(PATIENCE);
        StepVerifier.create(catalog.eventsAfter("0.0"))
                .assertNext(event -> assertThat(event.type()).isEqualTo("credential.admitted"))
                .expectNextCount(1)
                .thenCancel()
                .verify(PATIENCE);
    }
}
