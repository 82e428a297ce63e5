package eu.cartulary.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.client.CatalogClient;
import eu.cartulary.client.Envelope;
import eu.cartulary.client.OfferingQuery;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.sign.LegalPerson;
import eu.cartulary.sign.RegistrationNumber;
import eu.cartulary.sign.Signer;
import eu.cartulary.sign.SigningKeys;
import eu.cartulary.testkit.InMemoryCatalog;
import eu.cartulary.wire.BulkLine;
import eu.cartulary.wire.OfferingPage;
import eu.cartulary.wire.OfferingSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** The block of {@code client-sdk/README.md} about Reactor is the code below, which does what it says. */
class ReadmeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void the_block_about_reactor_runs() throws Exception {
        Signer signer = Signer.ofDidKey(SigningKeys.generate(Algorithm.EDDSA));
        List<Envelope> envelopes = List.of(signer.credential(LegalPerson.of("urn:x:company", "C")
                .registration(RegistrationNumber.vatId("FR00123456789"))
                .seat("FR")
                .build()));
        try (InMemoryCatalog server = InMemoryCatalog.start().trust(signer.issuer());
                CatalogClient client = server.client()) {
            // README
            ReactiveCatalog reactive = ReactiveCatalog.of(client);
            Flux<BulkLine> published = reactive.publishAll(Flux.fromIterable(envelopes));
            Flux<String> names =
                    reactive.offerings(OfferingQuery.any().kind("video")).map(OfferingSummary::name);
            Mono<OfferingPage> page = reactive.call(calls -> calls.offerings(OfferingQuery.any()));
            // README

            StepVerifier.create(published).expectNextCount(1).expectComplete().verify(PATIENCE);
            StepVerifier.create(names).expectComplete().verify(PATIENCE);
            StepVerifier.create(page).expectNextCount(1).expectComplete().verify(PATIENCE);
        }
        Path root = Path.of(System.getProperty("cartulary.root"), "client-sdk");
        String here = Files.readString(root.resolve("reactor/src/test/java/eu/cartulary/reactor/ReadmeTest.java"));
        Matcher block = Pattern.compile("```java reactor\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(root.resolve("README.md")));
        assertThat(block.find()).isTrue();
        assertThat(block.group(1)).isEqualToIgnoringWhitespace(here.split("// README\n")[1]);
    }
}
