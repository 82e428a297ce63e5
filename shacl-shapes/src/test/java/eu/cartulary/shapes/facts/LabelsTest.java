package eu.cartulary.shapes.facts;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.shapes.closure.MemoryClaims;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Labels of clearing houses: only those of an accredited issuer that name the offering. */
class LabelsTest {
    private static final String OFFERING = "https://example.org/service";
    private static final String LABEL =
            "ex:label a gx:LabelCredential ; gx:labelLevel \"L1\" ; gx:compliantCredentials ex:service .";
    private static final Instant UNTIL = Instant.parse("2027-02-01T00:00:00Z");

    @Test
    void a_label_of_an_accredited_issuer_is_attested_with_issuer_and_dates() {
        assertThat(OfferingFacts.of(service()
                                .credential(LABEL, Set.of("LabelCredential"), UNTIL)
                                .closure(OFFERING))
                        .labels())
                .singleElement()
                .satisfies(label -> {
                    assertThat(label.level()).isEqualTo("L1");
                    assertThat(label.issuer()).isEqualTo("did:web:example.org");
                    assertThat(label.until()).isEqualTo(UNTIL);
                    assertThat(label.credential()).hasSize(64);
                });
    }

    @Test
    void a_label_about_the_offering_itself_counts_too() {
        MemoryClaims claims = service().credential("ex:service gx:labelLevel \"SC\" .", Set.of("Gaia-X-Label"), null);
        assertThat(OfferingFacts.of(claims.closure(OFFERING)).labels())
                .extracting(OfferingFacts.Label::level)
                .containsExactly("SC");
    }

    @Test
    void labels_of_others_or_for_other_services_are_none() {
        assertThat(OfferingFacts.of(service().credential(LABEL).closure(OFFERING))
                        .labels())
                .isEmpty();
        assertThat(OfferingFacts.of(service()
                                .credential(LABEL, Set.of("ISO-27001"), null)
                                .closure(OFFERING))
                        .labels())
                .isEmpty();
        String other = LABEL.replace("ex:service", "ex:elsewhere");
        assertThat(OfferingFacts.of(service()
                                .credential(other, Set.of("LabelCredential"), null)
                                .closure(OFFERING))
                        .labels())
                .isEmpty();
    }

    private static MemoryClaims service() {
        return new MemoryClaims().credential("ex:service a gx:ServiceOffering .");
    }
}
