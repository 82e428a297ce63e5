package eu.cartulary.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.cartulary.client.CatalogClient;
import eu.cartulary.client.CatalogProblemException;
import eu.cartulary.client.Envelope;
import eu.cartulary.client.OfferingQuery;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.jose.SigningKey;
import eu.cartulary.sign.Description;
import eu.cartulary.sign.DidDocuments;
import eu.cartulary.sign.LegalPerson;
import eu.cartulary.sign.Offering;
import eu.cartulary.sign.OfferingKind;
import eu.cartulary.sign.RegistrationNumber;
import eu.cartulary.sign.Signer;
import eu.cartulary.sign.SigningKeys;
import eu.cartulary.wire.ProblemType;
import eu.cartulary.wire.ValidationReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The blocks of {@code client-sdk/README.md} that need the rules are the code below, which does what it says. */
class ReadmeTest {
    private final SigningKey key = SigningKeys.generate(Algorithm.ES256);
    private final String did = DidDocuments.didOf("cloud.example");
    private final String didJson = DidDocuments.of(did, "key-1", key.verificationKey());
    private final Signer signer = Signer.of(key, did + "#key-1");
    private final Description company = LegalPerson.of("https://cloud.example/company", "Example Cloud SAS")
            .registration(RegistrationNumber.vatId("FR00123456789"))
            .seat("FR")
            .build();
    private final Description mail = Offering.of(OfferingKind.EMAIL, "https://cloud.example/offerings/mail", "Mail")
            .providedBy(company.id())
            .terms("https://cloud.example/terms", "0".repeat(64))
            .build();
    private final Envelope envelope = signer.presentation(List.of(signer.credential(company), signer.credential(mail)));

    @Test
    void the_block_about_a_check_without_a_catalog_runs() throws Exception {
        try (CatalogClient catalog = CatalogClient.of("http://127.0.0.1:1")) {
            // README shapes
            ValidationReport report = catalog.validateLocally(signer.credential(mail));
            report.violations()
                    .forEach(violation -> System.out.println(violation.pointer() + ": " + violation.advice()));
            report.offerings().forEach(offering -> System.out.println(offering.levels()));
            // README shapes

            assertThat(report.acceptable()).isTrue();
            assertThat(report.offerings()).hasSize(1);
        }
        isInTheReadme("shapes");
    }

    @Test
    void the_block_about_a_test_of_your_own_program_runs() throws Exception {
        // README testkit
        try (InMemoryCatalog inMemory = InMemoryCatalog.start().trust(did, didJson);
                CatalogClient client = CatalogClient.builder(inMemory.address()).build()) {
            inMemory.refuseNext(ProblemType.UNAVAILABLE); // Your program does it again, by itself.
            client.sync().publish(envelope);
            assertThat(client.sync().all(OfferingQuery.any())).hasSize(1);
            inMemory.refuseNext(ProblemType.SUPERSEDED);
            assertThatThrownBy(() -> client.sync().publish(envelope))
                    .isInstanceOf(CatalogProblemException.Superseded.class);
        }
        // README testkit
        isInTheReadme("testkit");
    }

    private static void isInTheReadme(String name) throws Exception {
        Path root = Path.of(System.getProperty("cartulary.root"), "client-sdk");
        String here = Files.readString(root.resolve("testkit/src/test/java/eu/cartulary/testkit/ReadmeTest.java"));
        Matcher block = Pattern.compile("```java " + name + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(root.resolve("README.md")));
        assertThat(block.find()).isTrue();
        assertThat(block.group(1)).isEqualToIgnoringWhitespace(here.split("// README " + name + "\n")[1]);
    }
}
