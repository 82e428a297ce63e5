package eu.cartulary.shapes.assess;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.report.AssessmentReport;
import eu.cartulary.report.CriterionReport;
import eu.cartulary.report.CriterionReport.PathStep;
import eu.cartulary.report.Grade;
import eu.cartulary.report.Language;
import eu.cartulary.report.Verdict;
import eu.cartulary.shapes.closure.Closure;
import eu.cartulary.shapes.closure.ClosureLimits;
import eu.cartulary.shapes.closure.MemoryClaims;
import eu.cartulary.shapes.rulebook.Parameters;
import eu.cartulary.shapes.rulebook.Rulebook;
import eu.cartulary.shapes.rulebook.Rulebooks;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whom a criterion is asked of, what counts as shown, and what time does to it: on the CSF, whose criteria ask everyone. */
class SupplyChainTest {
    private static final String CSF = "eu-csf-1.2.1";
    private static final Assessor ASSESSOR = new Assessor(Rulebooks.bundled());
    private static final Rulebook RULEBOOK = Rulebooks.bundled().byId(CSF).orElseThrow();

    /** A service that answers SOV-3.4 (locations) at the top for every block, with a document. */
    private static final String EU_ONLY = """
            ctl:location [ ctl:country "DE" ; ctl:purpose "processing" ] ; ctl:thirdCountryFallback "none" ;
            ctl:complete ctl:location ;
            ctl:document [ ctl:supports ctl:location, ctl:thirdCountryFallback ; ctl:url ex:doc ;
                ctl:sha256 "00" ; ctl:issuer "Auditor" ; ctl:validUntil "2026-12-31"^^xsd:date ]
            """;

    @Test
    @DisplayName("a block that nobody answers for leaves the criterion open, and is named")
    void undeclared_block_is_named() {
        MemoryClaims claims = service("ctl:block \"compute\", \"storage\", \"network\", \"security\" ; " + EU_ONLY);
        CriterionReport locations = report(claims, "SOV-3.4");
        assertThat(locations.verdict()).isEqualTo(Verdict.NOT_DECLARED);
        assertThat(locations.failing().block()).isEqualTo("iam");
        assertThat(locations.failing().declared()).isFalse();
        assertThat(report(with(claims, "ex:service-profile ctl:block \"iam\" ."), "SOV-3.4")
                        .verdict())
                .isEqualTo(Verdict.MET);
    }

    @Test
    @DisplayName(
            "the facts of the offering that supplies a block answer for it, and its weakness is named with the way to it")
    void supplier_answers_for_its_block() {
        MemoryClaims claims = service(EU_ONLY
                        + "; ctl:block \"compute\", \"network\", \"security\", \"iam\" ;"
                        + " ctl:suppliedBy [ ctl:block \"storage\" ; ctl:offering ex:store ]")
                .credential("ex:store a gx:ServiceOffering ; gx:providedBy ex:other .")
                .credential("ex:other a gx:LegalPerson .");
        assertThat(report(claims, "SOV-3.4").verdict()).isEqualTo(Verdict.NOT_DECLARED);

        MemoryClaims bad = with(
                claims,
                "ex:store-profile a ctl:ObjectStorageProfile ; ctl:describes ex:store ; ctl:block \"storage\" ;"
                        + " ctl:location [ ctl:country \"US\" ] ; ctl:thirdCountryFallback \"unknown\" .");
        CriterionReport worst = report(bad, "SOV-3.4");
        assertThat(worst.verdict()).isEqualTo(Verdict.NOT_MET);
        assertThat(worst.failing().iri()).isEqualTo("https://example.org/store");
        assertThat(worst.failing().block()).isEqualTo("storage");
        assertThat(worst.failing().path())
                .containsExactly(
                        new PathStep("^ctl:describes", "https://example.org/service-profile"),
                        new PathStep("ctl:offering", "https://example.org/store"));

        MemoryClaims good = with(
                claims,
                "ex:store-profile a ctl:ObjectStorageProfile ; ctl:describes ex:store ; ctl:block \"storage\" ; "
                        + EU_ONLY + ".");
        assertThat(report(good, "SOV-3.4").verdict()).isEqualTo(Verdict.MET);
    }

    @Test
    @DisplayName("a layer overrules what the service says of the whole")
    void layer_overrules() {
        MemoryClaims claims = service(EU_ONLY
                + "; ctl:block \"compute\", \"storage\", \"network\", \"security\", \"iam\" ;"
                + " ctl:layer [ ctl:block \"storage\" ; ctl:thirdCountryFallback \"partly\" ]");
        CriterionReport locations = report(claims, "SOV-3.4");
        assertThat(locations.verdict()).isEqualTo(Verdict.PARTLY_MET);
        assertThat(locations.rung()).isEqualTo(2);
        assertThat(locations.failing().block()).isEqualTo("storage");
    }

    @Test
    @DisplayName("every party is asked, and a list of parties that is not signed as complete leaves the answer open")
    void every_party_is_asked() {
        String provider = "ex:provider-profile ctl:describes ex:provider ; ctl:fundingFromEu \"half\" .";
        MemoryClaims open = new MemoryClaims()
                .credential("ex:service a gx:ServiceOffering ; gx:providedBy ex:provider ."
                        + " ex:service-profile a ctl:EmailProfile ; ctl:describes ex:service .")
                .credential("ex:provider a gx:LegalPerson .")
                .credential(provider);
        assertThat(report(open, "SOV-1.4").verdict()).isEqualTo(Verdict.NOT_DECLARED);
        assertThat(report(open, "SOV-1.4").failing().iri()).contains("not signed as complete");

        MemoryClaims closed = with(open, "ex:service-profile ctl:complete ctl:party .");
        assertThat(report(closed, "SOV-1.4").rung()).isEqualTo(3);

        MemoryClaims third =
                with(closed, "ex:service-profile ctl:party [ ctl:participant ex:helper ; ctl:role \"support\" ] .");
        assertThat(report(third, "SOV-1.4").verdict()).isEqualTo(Verdict.NOT_DECLARED);
        assertThat(report(third, "SOV-1.4").failing().iri()).isEqualTo("https://example.org/helper");

        MemoryClaims known = with(
                third,
                "ex:helper a gx:LegalPerson . ex:helper-profile ctl:describes ex:helper ; ctl:fundingFromEu \"minority\" .");
        assertThat(report(known, "SOV-1.4").rung()).isEqualTo(2);
        assertThat(report(known, "SOV-1.4").failing().iri()).isEqualTo("https://example.org/helper");
    }

    @Test
    @DisplayName(
            "the top rung asks who owns the owners: unknown is not enough, and a parent outside Europe takes it away")
    void owners_of_owners_count() {
        String document =
                " ctl:document [ ctl:supports ctl:ownership, ctl:decisionsIn ; ctl:url ex:d ; ctl:sha256 \"0\" ;"
                        + " ctl:issuer \"Register\" ; ctl:validUntil \"2027-01-01\"^^xsd:date ] .";
        MemoryClaims claims = service("ctl:block \"compute\"").credential("""
                        ex:provider-profile ctl:describes ex:provider ; ctl:decisionsIn "FR" ; ctl:complete ctl:ownership ;
                            ctl:ownership [ ctl:owner ex:holding ; ctl:country "LU" ; ctl:percent "100" ] ;
                        """ + document);
        assertThat(report(claims, "SOV-1.1").verdict()).isEqualTo(Verdict.PARTLY_MET);
        String holding =
                "ex:holding a gx:LegalPerson . ex:holding-profile ctl:describes ex:holding ; ctl:complete ctl:ownership ;"
                        + " ctl:ownership [ ctl:country \"%s\" ; ctl:percent \"100\" ; ctl:ultimate true ] ;"
                        + document;
        assertThat(report(with(claims, holding.formatted("DE")), "SOV-1.1").verdict())
                .isEqualTo(Verdict.MET);
        MemoryClaims abroad = with(claims, holding.formatted("US"));
        assertThat(report(abroad, "SOV-1.1").verdict()).isEqualTo(Verdict.PARTLY_MET);
        assertThat(report(abroad, "SOV-1.1").missing())
                .anySatisfy(missing -> assertThat(missing.value()).isEqualTo("US"));
    }

    @Test
    @DisplayName("a fact without its document is not evidenced; with one that ran out, the evidence is expired")
    void evidence_runs_out() {
        String fact = "ex:provider-profile ctl:describes ex:provider ; ctl:fundingFromEu \"all\" .";
        MemoryClaims declared = service("ctl:block \"compute\"").credential(fact);
        CriterionReport bare = report(declared, "SOV-1.4");
        assertThat(bare.verdict()).isEqualTo(Verdict.PARTLY_MET);
        assertThat(bare.rung()).isEqualTo(3);

        MemoryClaims evidenced = with(declared, document("2026-12-31"));
        assertThat(report(evidenced, "SOV-1.4").verdict()).isEqualTo(Verdict.MET);
        assertThat(report(evidenced, "SOV-1.4").grade()).isEqualTo(Grade.EVIDENCED);
        assertThat(assess(evidenced).changesAt()).isEqualTo(Instant.parse("2026-12-31T23:59:59.999Z"));

        MemoryClaims expired = with(declared, document("2026-11-22"));
        assertThat(report(expired, "SOV-1.4").rung()).isEqualTo(3);
    }

    @Test
    @DisplayName("an accepted certificate counts when its attester is accredited for the scheme, and only then")
    void certificates_need_an_accredited_attester() {
        MemoryClaims claims = service("ctl:block \"compute\"")
                .credential("ex:provider-profile ctl:describes ex:provider ; ctl:fundingFromEu \"all\" .");
        String certificate =
                "ex:cert a ctl:Certificate ; ctl:certifies ex:provider ; ctl:scheme \"SecNumCloud\" ; ctl:validUntil \"2027-06-30\"^^xsd:date .";
        assertThat(report(with(claims, certificate), "SOV-1.4").rung()).isEqualTo(3);

        MemoryClaims accredited = claims.copy().credential(certificate, Set.of("SecNumCloud"), null);
        CriterionReport certified = report(accredited, "SOV-1.4");
        assertThat(certified.verdict()).isEqualTo(Verdict.MET);
        assertThat(certified.grade()).isEqualTo(Grade.CERTIFIED);

        MemoryClaims ofItself = claims.copy()
                .credential("ex:provider-profile ctl:fundingFromEu \"all\" .", Set.of("SecNumCloud"), null);
        assertThat(report(ofItself, "SOV-1.4").rung())
                .as("an attester that speaks of itself declares, like everyone")
                .isEqualTo(3);

        MemoryClaims otherScheme = claims.copy().credential(certificate, Set.of("EUCS"), null);
        assertThat(report(otherScheme, "SOV-1.4").rung()).isEqualTo(3);
    }

    @Test
    @DisplayName("nobody can speak for another's offering: neither well nor ill, neither by profile nor by certificate")
    void strangers_do_not_speak() {
        MemoryClaims claims = service("ctl:block \"compute\" ; ctl:staffInEu \"minority\"");
        MemoryClaims praised = claims.copy()
                .foreign(
                        "did:web:stranger.example",
                        "<https://stranger.example/p> a ctl:EmailProfile ; ctl:describes ex:service ; ctl:staffCleared true ;"
                                + " ctl:ipCreatedInEu \"half\" .");
        assertThat(report(praised, "SOV-4.3").rung()).isEqualTo(2);
        assertThat(report(praised, "SOV-2.5").verdict()).isEqualTo(Verdict.NOT_DECLARED);
        assertThat(praised.closure(Fixture.OFFERING).visited()).doesNotContain("https://stranger.example/p");

        String certificate =
                "<https://stranger.example/c> a ctl:Certificate ; ctl:certifies ex:service ; ctl:scheme \"BSI-C5\" ; ctl:level \"type 2\" .";
        assertThat(report(claims.copy().foreign("did:web:stranger.example", certificate), "SOV-7.1")
                        .verdict())
                .isEqualTo(Verdict.NOT_DECLARED);
        assertThat(report(claims.copy().credential(certificate), "SOV-7.1").rung())
                .isEqualTo(3);
    }

    @Test
    @DisplayName("suppliers in a circle and a closure that was cut end in an open answer, never in a good one")
    void circles_and_cuts() {
        MemoryClaims circle = service("ctl:suppliedBy [ ctl:block \"storage\" ; ctl:offering ex:b ]")
                .credential("ex:b a gx:ServiceOffering . ex:b-profile ctl:describes ex:b ;"
                        + " ctl:suppliedBy [ ctl:block \"storage\" ; ctl:offering ex:service ] .");
        assertThat(report(circle, "SOV-3.4").verdict()).isEqualTo(Verdict.NOT_DECLARED);

        MemoryClaims complete =
                service(EU_ONLY + "; ctl:block \"compute\", \"storage\", \"network\", \"security\", \"iam\"");
        Closure cut = Closure.of(Fixture.OFFERING, complete, new ClosureLimits(2, 16, 1_000, Duration.ofSeconds(5)));
        assertThat(cut.cutBecause()).isEqualTo("nodes");
        Assessment assessment = ASSESSOR.assess(cut, CSF, Fixture.NOW, Parameters.defaults(RULEBOOK));
        assertThat(assessment.complete()).isFalse();
        assertThat(assessment.reached().overall().code()).isEqualTo("SEAL-0");
        assertThat(assessment.details().undetermined()).isTrue();
    }

    @Test
    @DisplayName("blocks outside the floor gate only when the buyer asks")
    void blocks_parameter() {
        MemoryClaims claims =
                service(EU_ONLY + "; ctl:block \"compute\", \"storage\", \"network\", \"security\", \"iam\"");
        MemoryClaims continuity = with(claims, "ex:service-profile ctl:continuity [ ctl:afterCutOff \"contract\" ] .");
        assertThat(answer(assess(continuity), "SOV-1.8").verdict()).isEqualTo(Verdict.PARTLY_MET);
        Assessment all = ASSESSOR.assess(
                continuity.closure(Fixture.OFFERING),
                CSF,
                Fixture.NOW,
                Parameters.with(RULEBOOK, Map.of("blocks", "all")));
        assertThat(answer(all, "SOV-1.8").verdict()).isEqualTo(Verdict.NOT_DECLARED);
        assertThat(answer(all, "SOV-1.8").worst().block()).isEqualTo("edge");
    }

    @Test
    @DisplayName(
            "no AI and no HPC in the service: two questions are not asked, and the score leaves them out of both sides")
    void not_applicable_on_declaration() {
        MemoryClaims claims = service("ctl:offersAi false ; ctl:offersHpc false");
        Assessment assessment = assess(claims);
        assertThat(answer(assessment, "SOV-3.5").verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(answer(assessment, "SOV-6.5").verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(assessment.details().known()).isEqualTo("0/46");
    }

    @Test
    @DisplayName("who fills in every step of the gap to a level reaches that level, and all 48 answers are known")
    void the_gap_closes() {
        MemoryClaims claims = Fixture.bare("ObjectStorageProfile");
        for (int round = 0;
                round < 25 && !assess(claims).reached().overall().code().equals("SEAL-4");
                round++) {
            AssessmentReport report = Reports.of(assess(claims), RULEBOOK, Language.EN);
            MemoryClaims next = claims;
            report.gaps().get(report.gaps().size() - 1).steps().forEach(step -> {
                var graph = TemplateFilling.read(step.template(), "DE");
                next.credential(
                        graph,
                        step.grade() == Grade.CERTIFIED
                                ? Set.of("BSI-C3A", "EN-50600", "Blauer-Engel", "EMAS", "ISO-14001", "Common-Criteria")
                                : Set.of(),
                        null);
            });
        }
        Assessment assessment = assess(claims);
        assertThat(Reports.of(assessment, RULEBOOK, Language.EN).gaps())
                .as(() -> assessment.criteria().stream()
                        .filter(c -> c.gating() && c.rung() < 3)
                        .map(c -> c.criterion() + " " + c.worst())
                        .toList()
                        .toString())
                .isEmpty();
        assertThat(assessment.reached().overall().code()).isEqualTo("SEAL-4");
        assertThat(assessment.details().undetermined()).isFalse();
        assertThat(assessment.proof(Grade.CERTIFIED).overall().code()).isEqualTo("SEAL-0");
        for (Language language : Language.values()) {
            assertThat(Reports.of(assessment, RULEBOOK, language).criteria()).hasSize(48);
        }
    }

    private static String document(String until) {
        return "ex:provider-profile ctl:document [ ctl:supports ctl:fundingFromEu ; ctl:url ex:d ; ctl:sha256 \"0\" ;"
                + " ctl:issuer \"Auditor\" ; ctl:validUntil \"" + until + "\"^^xsd:date ] .";
    }

    private static MemoryClaims service(String facts) {
        return new MemoryClaims()
                .credential(
                        "ex:service a gx:ServiceOffering ; gx:providedBy ex:provider . ex:service-profile a ctl:EmailProfile ;"
                                + " ctl:describes ex:service ; ctl:complete ctl:party ; " + facts + " .")
                .credential("ex:provider a gx:LegalPerson .");
    }

    private static MemoryClaims with(MemoryClaims claims, String turtle) {
        return claims.copy().credential(turtle);
    }

    private static Assessment assess(MemoryClaims claims) {
        return ASSESSOR.assess(claims.closure(Fixture.OFFERING), CSF, Fixture.NOW, Parameters.defaults(RULEBOOK));
    }

    private static CriterionAnswer answer(Assessment assessment, String id) {
        return assessment.criteria().stream()
                .filter(a -> a.criterion().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static CriterionReport report(MemoryClaims claims, String id) {
        return Reports.of(assess(claims), RULEBOOK, Language.EN).criteria().stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
