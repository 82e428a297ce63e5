package eu.cartulary.shapes.local;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.client.Envelope;
import eu.cartulary.client.LocalValidator;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.json.Json;
import eu.cartulary.report.Language;
import eu.cartulary.report.Verdict;
import eu.cartulary.shapes.examples.Examples;
import eu.cartulary.sign.Signer;
import eu.cartulary.sign.SigningKeys;
import eu.cartulary.wire.ValidationReport;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class LocalChecksTest {
    private static final Clock DAY = Clock.fixed(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.UTC);
    private static final LocalChecks CHECKS = new LocalChecks(DAY);

    static List<String> kinds() {
        return Examples.kinds();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void an_example_is_acceptable_and_reaches_the_second_level_of_the_baseline(String kind) {
        ValidationReport report = CHECKS.validate(example(kind), Language.EN);
        assertThat(report.violations()).isEmpty();
        assertThat(report.acceptable()).isTrue();
        assertThat(report.offerings()).singleElement().satisfies(offering -> {
            assertThat(offering.assessments().get("ipc-baseline").criteria().stream()
                            .filter(criterion ->
                                    criterion.verdict() != Verdict.MET && criterion.verdict() != Verdict.NOT_APPLICABLE)
                            .map(criterion -> criterion.id() + " " + criterion.verdict() + " " + criterion.missing()))
                    .as("what is missing for the highest level: key custody, and nothing else")
                    .hasSizeLessThanOrEqualTo(1);
            assertThat(offering.levels()).containsEntry("ipc-baseline", "IPC-2");
        });
    }

    @Test
    void a_signed_presentation_says_the_same_as_the_file_it_was_made_of() throws Exception {
        Signer signer = Signer.of(SigningKeys.generate(Algorithm.EDDSA), "did:web:cloud.example#key-1")
                .at(DAY);
        JsonNode file = Json.read(example("video").bytes());
        List<Envelope> credentials = new ArrayList<>();
        file.get("verifiableCredential").forEach(credential -> credentials.add(signer.credential(credential)));
        ValidationReport signed = CHECKS.validate(signer.presentation(credentials), Language.FR);
        ValidationReport plain = CHECKS.validate(example("video"), Language.FR);
        assertThat(signed.violations()).isEmpty();
        assertThat(signed.offerings().get(0).levels())
                .isEqualTo(plain.offerings().get(0).levels());
        assertThat(signed.offerings().get(0).key()).hasSize(26).matches("[a-z2-7]+");
    }

    @Test
    void names_the_credential_and_the_place_of_what_is_wrong() throws Exception {
        Envelope wrong = Envelope.jsonLd(example("video").text().replace("\"gx:providedBy\"", "\"gx:providdBy\""));
        ValidationReport report = CHECKS.validate(wrong, Language.DE);
        assertThat(report.acceptable()).isFalse();
        assertThat(report.violations()).anySatisfy(violation -> {
            assertThat(violation.rule()).isEqualTo("ServiceOffering_providedBy_minCount");
            assertThat(violation.credential().index()).isEqualTo(3);
            assertThat(violation.pointer()).isEqualTo("/credentialSubject");
            assertThat(violation.message()).isNotBlank();
        });
    }

    @Test
    void what_cannot_be_opened_is_a_violation() {
        for (Envelope broken :
                List.of(Envelope.jsonLd("{"), Envelope.vcJwt("a.b"), new Envelope(Envelope.TURTLE, new byte[0]))) {
            assertThat(CHECKS.validate(broken, Language.EN).acceptable())
                    .as(broken.toString())
                    .isFalse();
        }
    }

    @Test
    void is_found_by_the_client() {
        assertThat(LocalValidator.find()).containsInstanceOf(LocalChecks.class);
    }

    private static Envelope example(String kind) {
        return new Envelope(
                Envelope.JSON_LD,
                Json.write(new YAMLMapper().readTree(Examples.yaml(kind).orElseThrow())));
    }
}
