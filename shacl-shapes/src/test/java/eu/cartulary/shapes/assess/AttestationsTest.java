package eu.cartulary.shapes.assess;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.report.Grade;
import eu.cartulary.report.Verdict;
import eu.cartulary.shapes.closure.MemoryClaims;
import eu.cartulary.shapes.rulebook.Parameters;
import eu.cartulary.shapes.rulebook.Rulebook;
import eu.cartulary.shapes.rulebook.Rulebooks;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Of a certificate counts what its attester signed, as long as that holds: whatever others add to it or repeat of it. */
class AttestationsTest {
    private static final Rulebook CSF = Rulebooks.bundled().byId("eu-csf-1.2.1").orElseThrow();
    private static final Assessor ASSESSOR = new Assessor(Rulebooks.bundled());
    private static final String ATTESTER = "did:web:attester.example";
    private static final String CERTIFICATE =
            "ex:service-certificate a ctl:Certificate ; ctl:certifies ex:service, ex:provider ; ";
    private static final String LOCATIONS = """
            ctl:location [ ctl:country "DE" ; ctl:purpose "processing" ] ; ctl:thirdCountryFallback "none" ;
            ctl:complete ctl:location ; ctl:block "compute", "storage", "network", "security", "iam"
            """;

    @Test
    @DisplayName("what the provider adds to the attester's certificate supports nothing")
    void supported_properties() {
        MemoryClaims other = attested("ctl:scheme \"ISO-27001\" ; ctl:supports ctl:decisionsIn .", "ISO-27001");
        assertThat(answer(other, "SOV-1.4").rung()).isEqualTo(3);
        assertThat(answer(adding(other, "ctl:supports ctl:fundingFromEu ."), "SOV-1.4")
                        .rung())
                .isEqualTo(3);

        MemoryClaims said = attested("ctl:scheme \"ISO-27001\" ; ctl:supports ctl:fundingFromEu .", "ISO-27001");
        assertThat(answer(said, "SOV-1.4").verdict()).isEqualTo(Verdict.MET);
        assertThat(answer(said, "SOV-1.4").grade())
                .as("by a scheme that is not accepted here, as a document would")
                .isEqualTo(Grade.EVIDENCED);
    }

    @Test
    @DisplayName(
            "a second scheme that the provider writes on it is not the attester's, though it is accredited for both")
    void schemes() {
        MemoryClaims one = attested("ctl:scheme \"ISO-27001\" .", "ISO-27001", "SecNumCloud");
        assertThat(answer(adding(one, "ctl:scheme \"SecNumCloud\" ."), "SOV-1.4")
                        .rung())
                .isEqualTo(3);

        MemoryClaims both = attested("ctl:scheme \"ISO-27001\", \"SecNumCloud\" .", "ISO-27001", "SecNumCloud");
        assertThat(answer(both, "SOV-1.4").grade()).isEqualTo(Grade.CERTIFIED);
    }

    @Test
    @DisplayName("a certificate for one block is not for the blocks that the provider writes on it")
    void blocks() {
        String scheme = "ctl:scheme \"SecNumCloud\" ; ctl:block \"storage\"";
        MemoryClaims storage = attested(scheme + " .", "SecNumCloud");
        assertThat(answer(adding(storage, "ctl:block \"compute\", \"network\", \"security\", \"iam\" ."), "SOV-3.4")
                        .verdict())
                .isEqualTo(Verdict.PARTLY_MET);

        MemoryClaims all = attested(scheme + ", \"compute\", \"network\", \"security\", \"iam\" .", "SecNumCloud");
        assertThat(answer(all, "SOV-3.4").verdict()).isEqualTo(Verdict.MET);
    }

    @Test
    @DisplayName("one certificate does not certify what the provider says of another")
    void certificates_do_not_certify_each_other() {
        MemoryClaims c5 = attested("ctl:scheme \"BSI-C5\" ; ctl:level \"type 2\" .", "BSI-C5");
        assertThat(answer(c5, "SOV-7.1").rung()).isEqualTo(3);

        String better = "ctl:scheme \"Common-Criteria\" ; ctl:level \"EAL5\"";
        String own = "ex:own a ctl:Certificate ; ctl:certifies ex:service ; " + better + " .";
        assertThat(answer(c5.copy().credential(own), "SOV-7.1").rung()).isEqualTo(3);
        assertThat(answer(c5.copy().credential("ex:service-profile ctl:certificate [ " + better + " ] ."), "SOV-7.1")
                        .rung())
                .isEqualTo(3);
        assertThat(answer(attested(better + " .", "Common-Criteria"), "SOV-7.1").verdict())
                .isEqualTo(Verdict.MET);
    }

    @Test
    @DisplayName(
            "who repeats a certificate that has run out does not make it hold, and a fact names a credential that does")
    void repeated() {
        String certificate = CERTIFICATE + "ctl:scheme \"SecNumCloud\" .";
        String fact = "ex:provider-profile ctl:describes ex:provider ; ctl:fundingFromEu \"all\" .";
        MemoryClaims expired = declared()
                .foreign(ATTESTER, certificate, Set.of("SecNumCloud"), Fixture.NOW.minusSeconds(1))
                .credential(certificate);
        assertThat(answer(expired, "SOV-1.4").rung()).isEqualTo(3);
        assertThat(answer(expired, "SOV-1.4").worst().ifUnexpired()).isGreaterThan(3);

        Instant past = Fixture.NOW.minusSeconds(1);
        MemoryClaims said = new MemoryClaims()
                .foreign(ATTESTER, fact, Set.of("SecNumCloud"), past)
                .credential(
                        "ex:service a gx:ServiceOffering ; gx:providedBy ex:provider ."
                                + " ex:service-profile a ctl:EmailProfile ; ctl:describes ex:service ; ctl:complete ctl:party .")
                .credential("ex:provider a gx:LegalPerson .")
                .credential(fact);
        assertThat(answer(said, "SOV-1.4").worst().facts())
                .extracting(FactUsed::digest)
                .containsOnly("%064x".formatted(4));
    }

    @Test
    @DisplayName("a certificate holds when one attester among those who state it signed what it says")
    void several_attesters() {
        MemoryClaims claims = declared()
                .foreign(
                        "did:web:another.example",
                        CERTIFICATE + "ctl:scheme \"EMAS\" .",
                        Set.of("EMAS"),
                        Fixture.NOW.plusSeconds(60))
                .foreign(ATTESTER, CERTIFICATE + "ctl:scheme \"SecNumCloud\" .", Set.of("SecNumCloud"), null);
        assertThat(answer(claims, "SOV-1.4").grade()).isEqualTo(Grade.CERTIFIED);
    }

    private static MemoryClaims declared() {
        return new MemoryClaims()
                .credential("ex:service a gx:ServiceOffering ; gx:providedBy ex:provider ."
                        + " ex:service-profile a ctl:EmailProfile ; ctl:describes ex:service ; ctl:complete ctl:party ; "
                        + LOCATIONS + " .")
                .credential("ex:provider a gx:LegalPerson .")
                .credential("ex:provider-profile ctl:describes ex:provider ; ctl:fundingFromEu \"all\" .");
    }

    private static MemoryClaims attested(String certificate, String... schemes) {
        return declared().foreign(ATTESTER, CERTIFICATE + certificate, Set.of(schemes), null);
    }

    private static MemoryClaims adding(MemoryClaims claims, String certificate) {
        return claims.copy().credential(CERTIFICATE + certificate);
    }

    private static CriterionAnswer answer(MemoryClaims claims, String id) {
        Assessment assessment =
                ASSESSOR.assess(claims.closure(Fixture.OFFERING), CSF.id(), Fixture.NOW, Parameters.defaults(CSF));
        return assessment.criteria().stream()
                .filter(a -> a.criterion().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
