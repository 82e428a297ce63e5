package eu.cartulary.shapes.assess;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.report.CriterionReport;
import eu.cartulary.report.CriterionReport.FactReport;
import eu.cartulary.report.CriterionReport.PathStep;
import eu.cartulary.report.GapReport.GapStep;
import eu.cartulary.report.Grade;
import eu.cartulary.report.Language;
import eu.cartulary.report.LevelDetails.ObjectiveLevel;
import eu.cartulary.report.Verdict;
import eu.cartulary.shapes.closure.MemoryClaims;
import eu.cartulary.shapes.rulebook.Parameters;
import eu.cartulary.shapes.rulebook.Rulebook;
import eu.cartulary.shapes.rulebook.Rulebooks;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a verdict says beside its word: the facts it rests on, the node that decides, how good it can still become. */
class VerdictsTest {
    private static final Assessor ASSESSOR = new Assessor(Rulebooks.bundled());
    private static final Rulebook CSF = book("eu-csf-1.2.1");
    private static final Rulebook GAIA_X = book("gaia-x-cd25.10");
    private static final String DOCUMENT =
            "ctl:document [ ctl:supports ctl:continuity ; ctl:url ex:doc ; ctl:sha256 \"00\" ; ctl:issuer \"Auditor\" ;"
                    + " ctl:validUntil \"%s\"^^xsd:date ]";

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "'', SEAL-4",
        "; ctl:disconnectTested '2026-02-01'^^xsd:date, SEAL-4",
        "; ctl:disconnectTested '2024-02-01'^^xsd:date, SEAL-2"
    })
    @DisplayName("a rung that is reached does not close those above it: only a fact that speaks against them does")
    void at_most(String test, String atMost) {
        String facts = "ctl:continuity [ ctl:afterCutOff \"autonomous\" " + test.replace('\'', '"') + " ] ; ";
        MemoryClaims claims = blocks(facts + DOCUMENT.formatted("2027-01-01"));
        Assessment assessment = assess(claims, CSF);
        boolean top = test.contains("2026");
        assertThat(report(claims, CSF, "SOV-1.8").verdict()).isEqualTo(top ? Verdict.MET : Verdict.PARTLY_MET);
        assertThat(report(claims, CSF, "SOV-1.8").level()).isEqualTo(top ? "SEAL-4" : "SEAL-2");
        ObjectiveLevel sov1 = assessment.details().objectives().get("SOV-1");
        assertThat(sov1.atMost()).isEqualTo(atMost);
        assertThat(sov1.undetermined()).isTrue();
    }

    @Test
    @DisplayName("each objective says how many of its questions have an answer")
    void known_of_objectives() {
        Assessment assessment = assess(blocks("ctl:continuity [ ctl:afterCutOff \"grace\" ]"), CSF);
        assertThat(assessment.details().objectives().get("SOV-1").known()).isEqualTo("1/8");
        assertThat(assessment.details().objectives().get("SOV-8").known()).isEqualTo("0/4");
        assertThat(assessment.details().known()).isEqualTo("1/48");
    }

    @Test
    @DisplayName("a party outside is a no, though of the provider nothing but proof is missing")
    void a_plain_no_is_not_hidden() {
        MemoryClaims claims = new MemoryClaims()
                .credential("ex:service a gx:ServiceOffering ; gx:providedBy ex:provider .")
                .credential("ex:provider a gx:LegalPerson ; gx:legalAddress [ gx:countryCode \"DE\" ] ;"
                        + " gx:headquartersAddress [ gx:countryCode \"DE\" ] .")
                .credential(
                        "ex:service-profile a ctl:EmailProfile ; ctl:describes ex:service ; ctl:complete ctl:party .");
        assertThat(report(claims, GAIA_X, "P5.1.4").verdict()).isEqualTo(Verdict.NOT_EVIDENCED);
        MemoryClaims helped = claims.copy()
                .credential(
                        "ex:service-profile ctl:party [ ctl:participant ex:helper ; ctl:role \"support\" ; ctl:country \"US\" ] .");
        assertThat(report(helped, GAIA_X, "P5.1.4").verdict()).isEqualTo(Verdict.NOT_MET);
        assertThat(report(helped, GAIA_X, "P5.1.4").failing().iri()).isEqualTo("https://example.org/helper");
    }

    @Test
    @DisplayName(
            "a no, a proof that is missing and one that ran out carry the facts that were looked at, with credentials")
    void facts_of_what_is_not_met() {
        String owned = "ex:provider-profile ctl:describes ex:provider ; ctl:complete ctl:ownership ;"
                + " ctl:ownership [ ctl:country \"%s\" ; ctl:percent \"100\" ; ctl:ownerKind \"public-body\" ] .";
        MemoryClaims no = blocks("ctl:offersHpc false").credential(owned.formatted("US"));
        assertThat(report(no, GAIA_X, "P5.1.5").verdict()).isEqualTo(Verdict.NOT_MET);
        assertThat(report(no, GAIA_X, "P5.1.5").facts()).anyMatch(fact -> says(fact, "US"));
        MemoryClaims unshown = blocks("ctl:offersHpc false").credential(owned.formatted("DE"));
        assertThat(report(unshown, GAIA_X, "P5.1.5").verdict()).isEqualTo(Verdict.NOT_EVIDENCED);
        assertThat(report(unshown, GAIA_X, "P5.1.5").facts()).anyMatch(fact -> says(fact, "DE"));
        MemoryClaims ranOut = unshown.copy()
                .credential(
                        "ex:c a ctl:Certificate ; ctl:certifies ex:provider ; ctl:scheme \"BSI-C3A\" ;"
                                + " ctl:supports ctl:ownership ; ctl:validUntil \"2026-01-31\"^^xsd:date .",
                        Set.of("BSI-C3A"),
                        null);
        assertThat(report(ranOut, GAIA_X, "P5.1.5").verdict()).isEqualTo(Verdict.EVIDENCE_EXPIRED);
        assertThat(report(ranOut, GAIA_X, "P5.1.5").facts()).anyMatch(fact -> says(fact, "DE"));
    }

    @Test
    @DisplayName("a party named by its number has one name everywhere, and the way to it is shown")
    void party_by_number() {
        MemoryClaims claims = blocks("ctl:offersAi false")
                .credential("ex:provider-profile ctl:describes ex:provider ; ctl:fundingFromEu \"half\" .")
                .credential(
                        "ex:service-profile ctl:party [ ctl:registrationNumber \"HRB 1\" ; ctl:role \"support\" ] .");
        CriterionReport funding = report(claims, CSF, "SOV-1.4");
        assertThat(funding.verdict()).isEqualTo(Verdict.NOT_DECLARED);
        assertThat(funding.failing().iri()).startsWith("urn:undeclared:party:");
        assertThat(funding.failing().declared()).isFalse();
        assertThat(funding.failing().path())
                .containsExactly(
                        new PathStep("^ctl:describes", "https://example.org/service-profile"),
                        new PathStep("ctl:party", funding.failing().iri()));
        assertThat(String.valueOf(funding.template()))
                .contains("<address of the party>")
                .doesNotContain("urn:");
    }

    @Test
    @DisplayName("asked for evidenced facts, a document gives the level that declared facts do not")
    void proof_evidenced() {
        Rulebook ipc = book("ipc-baseline");
        MemoryClaims claims = Fixture.bare("ObjectStorageProfile");
        Set<String> properties = new TreeSet<>();
        var gaps = Reports.of(assess(claims, ipc), ipc, Language.EN).gaps();
        for (GapStep step : gaps.get(gaps.size() - 1).steps()) {
            Graph graph = TemplateFilling.read(step.template(), "DE");
            claims.credential(graph, Set.of(), null);
            graph.stream()
                    .forEach(
                            triple -> properties.add("<" + triple.getPredicate().getURI() + ">"));
        }
        Assessment declared = assess(claims, ipc);
        assertThat(declared.reached().overall().code()).isEqualTo("IPC-3");
        assertThat(declared.proof(Grade.EVIDENCED).overall().code()).isEqualTo("none");
        claims.credential(
                "ex:service-profile ctl:document [ ctl:supports " + String.join(", ", properties)
                        + " ; ctl:url ex:doc ; ctl:sha256 \"00\" ; ctl:issuer \"Auditor\" ; ctl:validUntil \"2027-01-01\"^^xsd:date ] .");
        Assessment evidenced = assess(claims, ipc);
        assertThat(evidenced.proof(Grade.EVIDENCED).overall().code()).isEqualTo("IPC-3");
        assertThat(evidenced.proof(Grade.CERTIFIED).overall().code()).isEqualTo("none");
    }

    @Test
    @DisplayName("what falls away when a stricter criterion is met is not in the gap beside it")
    void gap_without_what_falls_away() {
        var gaps = Reports.of(assess(Fixture.bare("ObjectStorageProfile"), GAIA_X), GAIA_X, Language.EN)
                .gaps();
        assertThat(gaps.get(gaps.size() - 1).level()).isEqualTo("L3");
        assertThat(gaps.get(gaps.size() - 1).steps())
                .extracting(GapStep::criterion)
                .contains("P5.1.2", "P5.1.3")
                .doesNotContain("P5.1.1", "P2.2.3", "P2.2.4");
        assertThat(gaps.get(gaps.size() - 2).steps())
                .extracting(GapStep::criterion)
                .contains("P5.1.1", "P2.2.3", "P2.2.4");
    }

    /** In the third credential, and no better than declared. */
    private static boolean says(FactReport fact, String country) {
        return fact.path().equals("ctl:country")
                && fact.value().equals(country)
                && fact.digest().equals("%064x".formatted(3))
                && fact.grade() == Grade.DECLARED;
    }

    private static MemoryClaims blocks(String facts) {
        return new MemoryClaims()
                .credential(
                        "ex:service a gx:ServiceOffering ; gx:providedBy ex:provider . ex:service-profile a ctl:EmailProfile ;"
                                + " ctl:describes ex:service ; ctl:complete ctl:party ;"
                                + " ctl:block \"compute\", \"storage\", \"network\", \"security\", \"iam\" ; " + facts
                                + " .")
                .credential("ex:provider a gx:LegalPerson .");
    }

    private static Rulebook book(String id) {
        return Rulebooks.bundled().byId(id).orElseThrow();
    }

    private static Assessment assess(MemoryClaims claims, Rulebook book) {
        return ASSESSOR.assess(claims.closure(Fixture.OFFERING), book.id(), Fixture.NOW, Parameters.defaults(book));
    }

    private static CriterionReport report(MemoryClaims claims, Rulebook book, String id) {
        return Reports.of(assess(claims, book), book, Language.EN).criteria().stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
