package eu.cartulary.shapes.assess;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.report.CriterionReport;
import eu.cartulary.report.CriterionReport.RelatedCriterion;
import eu.cartulary.report.Grade;
import eu.cartulary.report.Language;
import eu.cartulary.report.Verdict;
import eu.cartulary.shapes.closure.MemoryClaims;
import eu.cartulary.shapes.rulebook.Bridges;
import eu.cartulary.shapes.rulebook.Criterion;
import eu.cartulary.shapes.rulebook.Parameters;
import eu.cartulary.shapes.rulebook.Rulebook;
import eu.cartulary.shapes.rulebook.Rulebooks;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** BSI C3A: what the catalogue asks for, by whom and by which fact, and where it speaks to the CSF. */
class C3aTest {
    private static final Assessor ASSESSOR = new Assessor(Rulebooks.bundled());
    private static final Rulebook C3A = Rulebooks.bundled().byId("bsi-c3a-1.0").orElseThrow();
    private static final Rulebook CSF = Rulebooks.bundled().byId("eu-csf-1.2.1").orElseThrow();

    /** The groups of the catalogue, each with its tiers. */
    private static final String CATALOGUE = """
            1-01 C1 C2 | 1-02 C1 C2 | 1-03 C1 C2 | 1-04 C | 2-01 C | 2-02 C1 C2 | 2-03 C1 C2
            | 3-01 C1 C2 C3 C4 C5 | 3-02 C AC | 3-03 C AC1 AC2 AC3 | 3-04 C AC1 AC2 | 3-05 C
            | 4-01 C1 C2 C3 | 4-02 C1 C2 | 4-03 C AC | 4-04 C1 C2 | 4-05 C AC1 AC2 | 4-06 C | 4-07 C | 4-08 C AC
            | 4-09 C AC | 4-10 C | 5-01 C AC | 5-02 C AC | 5-03 C AC | 5-04 C | 5-05 C1 C2 | 6-01 C | 6-02 C AC | 6-03 C
            """;

    /** The bridge, group by group (reference, part 2). */
    private static final String BRIDGE = """
            1-01 2.1 | 1-02 1.1 | 1-03 1.1 | 1-04 1.2 | 2-01 2.2 2.3 | 2-02 7.7 | 2-03 1.8 | 3-01 3.4 | 3-02 3.1
            | 3-05 3.1 | 3-04 3.2 7.4 | 4-01 4.2 4.3 4.4 | 4-02 4.2 4.3 4.4 | 4-04 7.3 | 4-05 5.5 | 4-06 5.5
            | 4-07 3.2 6.4 | 4-08 3.2 6.4 | 4-09 1.8 4.2 | 4-10 1.8 4.2 | 5-01 5.4 5.7 | 5-02 5.1 5.2 | 5-03 4.6 5.6
            | 5-04 2.4 | 6-01 4.5 | 6-02 7.6 | 6-03 5.5
            """;

    @Test
    @DisplayName("30 groups with their tiers: 43 criteria, 15 additional ones, SOV-4-01-C3 apart, and C5 as the basis")
    void catalogue() {
        List<String> ids = Arrays.stream(CATALOGUE.split("\\|"))
                .map(group -> group.strip().split(" "))
                .flatMap(group -> Arrays.stream(group).skip(1).map(tier -> "SOV-" + group[0] + "-" + tier))
                .toList();
        assertThat(C3A.criteria().stream().map(Criterion::id).filter(id -> !id.equals("C5")))
                .containsExactlyInAnyOrderElementsOf(ids);
        assertThat(ids.stream().map(id -> id.substring(0, 8)).distinct()).hasSize(30);
        Map<Boolean, Long> additional = C3A.criteria().stream()
                .filter(c -> !Set.of("C5", "SOV-4-01-C3").contains(c.id()))
                .collect(Collectors.partitioningBy(c -> c.id().contains("-AC"), Collectors.counting()));
        assertThat(additional).isEqualTo(Map.of(false, 43L, true, 15L));
        assertThat(C3A.criteria()).allSatisfy(c -> assertThat(c.bottom().level().code())
                .isEqualTo(c.id().contains("-AC") ? "C" : "none"));
    }

    @Test
    @DisplayName("the bridge to the CSF is that of the reference, every end exists, and it is found from both ends")
    void bridge() {
        Set<String> expected = new TreeSet<>();
        for (String line : BRIDGE.split("\\|")) {
            String[] parts = line.strip().split(" ");
            Arrays.stream(parts).skip(1).forEach(csf -> expected.add("SOV-" + parts[0] + " SOV-" + csf));
        }
        Set<String> forward = new TreeSet<>();
        for (Criterion c : C3A.criteria()) {
            assertThat(C3A.bridges().to(c)).hasSameSizeAs(c.speaksTo());
            C3A.bridges().to(c).forEach(end -> forward.add(c.source().clause() + " " + end.criterion()));
        }
        Set<String> backward = new TreeSet<>();
        for (Criterion c : CSF.criteria()) {
            for (Bridges.End end : CSF.bridges().from(c)) {
                Criterion from = C3A.criterion(end.criterion()).orElseThrow();
                assertThat(end.rulebook()).isEqualTo("bsi-c3a-1.0");
                backward.add(from.source().clause() + " " + c.id());
            }
        }
        assertThat(forward).isEqualTo(expected);
        assertThat(backward).isEqualTo(expected);
        String c3a = "<https://w3id.org/cartulary/rulebooks/bsi-c3a-1.0#c4-10-C>";
        assertThat(C3A.turtle()).contains("csf:c1-8");
        assertThat(CSF.turtle()).contains("#c1-8> <https://w3id.org/cartulary/rulebook#spokenToBy> " + c3a + " .");
    }

    @ParameterizedTest(name = "{0}: {1} with {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "SOV-1-01-C1 | MET          | ctl:contract [ ctl:governingLaw 'FR' ; ctl:disputeForum 'FR' ]",
                "SOV-1-01-C2 | NOT_MET      | ctl:contract [ ctl:governingLaw 'FR' ; ctl:disputeForum 'FR' ]",
                "SOV-1-01-C2 | MET          | ctl:contract [ ctl:governingLaw 'de' ; ctl:disputeForum 'DEU' ]",
                "SOV-1-01-C1 | NOT_DECLARED | ctl:contract [ ctl:governingLaw 'FR' ]",
                "SOV-1-01-C1 | NOT_MET      | ctl:contract [ ctl:governingLaw 'FR' ; ctl:disputeForum 'FR', 'US' ]",
                "SOV-1-04-C  | MET          | ctl:contract [ ctl:takeoverNotice 'P90D'^^xsd:duration ]",
                "SOV-1-04-C  | NOT_MET      | ctl:contract [ ctl:takeoverNotice 'P60D'^^xsd:duration ]",
                "SOV-2-01-C  | MET          | ctl:foreignLaw [ ctl:statute 'FISA-702' ; ctl:reaches false ; ctl:assessed '2026-01-15'^^xsd:date ] ; ctl:complete ctl:foreignLaw",
                "SOV-2-01-C  | NOT_MET      | ctl:foreignLaw [ ctl:statute 'FISA-702' ; ctl:reaches false ; ctl:assessed '2025-01-15'^^xsd:date ] ; ctl:complete ctl:foreignLaw",
                "SOV-2-02-C1 | MET          | ctl:auditRight [ ctl:authorityAudit true ]",
                "SOV-2-02-C2 | NOT_DECLARED | ctl:auditRight [ ctl:authorityAudit true ]",
                "SOV-2-02-C2 | MET          | ctl:auditRight [ ctl:authorityAudit true ; ctl:grantedTo 'AT', 'DE' ]",
                "SOV-2-03-C2 | NOT_MET      | ctl:continuity [ ctl:memberStateTakeover true ; ctl:grantedTo 'AT' ]",
                "SOV-3-01-C3 | MET          | ctl:location [ ctl:country 'IE' ] ; ctl:complete ctl:location ; ctl:thirdCountryFallback 'none'",
                "SOV-3-01-C4 | NOT_MET      | ctl:location [ ctl:country 'IE' ] ; ctl:complete ctl:location ; ctl:thirdCountryFallback 'none'",
                "SOV-3-01-C3 | NOT_DECLARED | ctl:location [ ctl:country 'IE' ] ; ctl:thirdCountryFallback 'none'",
                "SOV-3-01-C3 | MET          | ctl:location [ ctl:country 'IE' ] , [ ctl:country 'US' ; ctl:dataClass 'derived-data' ] ; ctl:complete ctl:location ; ctl:thirdCountryFallback 'none'",
                "SOV-3-01-C2 | NOT_MET      | ctl:location [ ctl:country 'IE' ] , [ ctl:country 'US' ; ctl:dataClass 'derived-data' ] ; ctl:complete ctl:location ; ctl:thirdCountryFallback 'none'",
                "SOV-3-02-C  | MET          | ctl:keyCustody 'hyok'",
                "SOV-3-02-C  | NOT_DECLARED | ctl:keyCustody 'byok'",
                "SOV-3-03-C  | MET          | ctl:identityFederation 'LDAP', 'OIDC'",
                "SOV-3-03-C  | NOT_MET      | ctl:identityFederation 'LDAP'",
                "SOV-3-05-C  | NOT_MET      | ctl:clientSideEncryption true ; ctl:providerCanDecrypt true",
                "SOV-4-01-C2 | NOT_MET      | ctl:operationByEu 'all' ; ctl:supportFromEu 'all' ; ctl:escalatesAbroad false ; ctl:team [ ctl:country 'FR' ; ctl:euCitizens true ] ; ctl:complete ctl:team",
                "SOV-4-01-C1 | MET          | ctl:operationByEu 'all' ; ctl:supportFromEu 'all' ; ctl:escalatesAbroad false ; ctl:team [ ctl:country 'FR' ; ctl:euCitizens true ] ; ctl:complete ctl:team",
                "SOV-4-02-C1 | MET          | ctl:remoteAdministrationFrom 'DE', 'PL'",
                "SOV-4-02-C2 | NOT_MET      | ctl:remoteAdministrationFrom 'DE', 'PL'",
                "SOV-4-04-C1 | NOT_MET      | ctl:securityOperations [ ctl:operatesFrom 'DE', 'US' ; ctl:remainsAfterDisconnect true ]",
                "SOV-4-09-C  | MET          | ctl:disconnection [ ctl:disconnectPossible true ; ctl:withoutForeignParties true ] ; ctl:continuity [ ctl:disconnectTested '2026-02-01'^^xsd:date ]",
                "SOV-4-09-C  | NOT_MET      | ctl:disconnection [ ctl:disconnectPossible true ; ctl:withoutForeignParties true ] ; ctl:continuity [ ctl:disconnectTested '2025-02-01'^^xsd:date ]",
                "SOV-4-10-C  | NOT_MET      | ctl:disconnection [ ctl:reconnectWithin 'P120D'^^xsd:duration ; ctl:reconnectTested '2026-02-01'^^xsd:date ]",
                "SOV-5-03-C  | MET          | ctl:complete ctl:dependency",
                "SOV-5-03-C  | NOT_DECLARED | ctl:dependency [ ctl:dependsOn 'Mail relay' ] ; ctl:complete ctl:dependency",
                "SOV-5-03-C  | MET          | ctl:dependency [ ctl:dependsOn 'Mail relay' ; ctl:country 'US' ] ; ctl:complete ctl:dependency",
                "SOV-6-01-C  | MET          | ctl:sourceCustody [ ctl:copyInEu true ; ctl:maxAge 'PT12H'^^xsd:duration ; ctl:versionsKept 5 ; ctl:buildable true ]",
                "SOV-6-01-C  | NOT_MET      | ctl:sourceCustody [ ctl:copyInEu true ; ctl:maxAge 'P2D'^^xsd:duration ; ctl:versionsKept 5 ; ctl:buildable true ]",
            })
    @DisplayName("each criterion is decided by concrete facts")
    void decisions(String id, Verdict verdict, String facts) {
        MemoryClaims claims = claims(facts.replace('\'', '"'));
        assertThat(report(claims, C3A, Map.of(), id).verdict()).isEqualTo(verdict);
    }

    @Test
    @DisplayName(
            "head office: asked of everyone who provides the service, the failing party and the way to it are named")
    void seat() {
        MemoryClaims claims = claims(
                        "ctl:party [ ctl:participant ex:helper ; ctl:role \"operator\" ; ctl:country \"US\" ]")
                .credential("ex:provider gx:headquartersAddress [ gx:countryCode \"DE-BY\" ] .");
        CriterionReport seat = report(claims, C3A, Map.of(), "SOV-1-02-C1");
        assertThat(seat.verdict()).isEqualTo(Verdict.NOT_MET);
        assertThat(seat.failing().iri()).isEqualTo("https://example.org/helper");
        assertThat(seat.failing().path()).isNotEmpty();
        MemoryClaims supplier = claims(
                        "ctl:party [ ctl:participant ex:helper ; ctl:role \"supplier\" ; ctl:country \"US\" ]")
                .credential("ex:provider gx:headquartersAddress [ gx:countryCode \"DE-BY\" ] .");
        assertThat(report(supplier, C3A, Map.of(), "SOV-1-02-C1").verdict()).isEqualTo(Verdict.MET);
        assertThat(report(supplier, C3A, Map.of(), "SOV-1-02-C2").verdict()).isEqualTo(Verdict.MET);
    }

    @Test
    @DisplayName("control: a quarter may lie elsewhere, a majority behind the owner may not")
    void control() {
        String owners =
                "ex:provider-profile a ctl:ParticipantProfile ; ctl:describes ex:provider ; ctl:complete ctl:ownership ;"
                        + " ctl:ownership [ ctl:owner ex:holding ; ctl:country \"DE\" ; ctl:percent \"75-100\" ; ctl:ultimate true ] ,"
                        + " [ ctl:country \"US\" ; ctl:percent \"10-25\" ] .";
        MemoryClaims claims = claims("ctl:kind \"storage/object\"").credential(owners);
        assertThat(report(claims, C3A, Map.of(), "SOV-1-03-C1").verdict()).isEqualTo(Verdict.MET);
        MemoryClaims behind = claims.copy()
                .credential("ex:provider gx:subOrganisationOf ex:abroad . ex:abroad a gx:LegalPerson ;"
                        + " gx:headquartersAddress [ gx:countryCode \"US\" ] .");
        assertThat(report(behind, C3A, Map.of(), "SOV-1-03-C1").verdict()).isEqualTo(Verdict.NOT_MET);
    }

    @ParameterizedTest(name = "{0} {1}, type {2}, until {3}: {4}")
    @CsvSource({
        "BSI-C5, 2026, type 2, 2026-12-31, MET",
        "BSI-C5, 2026, type 1, 2026-11-23, MET",
        "BSI-C5, 2026, type 2, 2026-11-22, EVIDENCE_EXPIRED",
        "BSI-C5, 2020, type 2, 2026-12-31, NOT_MET",
        "ISO-27001, 2026, type 2, 2026-12-31, NOT_MET",
    })
    @DisplayName("the basis is an attestation by C5 of edition 2026, valid on the day")
    void basis(String scheme, String edition, String type, String until, Verdict verdict) {
        MemoryClaims claims = claims(
                "ctl:certificate [ ctl:scheme \"%s\" ; ctl:schemeEdition \"%s\" ; ctl:level \"%s\" ; ctl:validUntil \"%s\"^^xsd:date ]"
                        .formatted(scheme, edition, type, until));
        assertThat(report(claims, C3A, Map.of(), "C5").verdict()).isEqualTo(verdict);
    }

    @Test
    @DisplayName("place, c5 and organisation are parameters: printed, and they say what gates")
    void parameters() {
        MemoryClaims bare = Fixture.bare("ObjectStorageProfile");
        assertThat(gating(bare, Map.of()))
                .doesNotContain("SOV-1-01-C2", "SOV-3-01-C4", "SOV-4-01-C3")
                .contains("C5");
        assertThat(gating(bare, Map.of("place", "de"))).contains("SOV-1-01-C1", "SOV-1-01-C2", "SOV-3-01-C4");
        assertThat(gating(bare, Map.of("c5", "assumed"))).doesNotContain("C5");
        assertThat(gating(bare, Map.of("organisation", "criterion"))).contains("SOV-4-01-C3");
        assertThat(Reports.of(assess(bare, C3A, Map.of("place", "de")), C3A, Language.EN)
                        .level()
                        .parameters())
                .isEqualTo(Map.of("place", "de", "c5", "required", "organisation", "additional", "blocks", "floor"));
    }

    @Test
    @DisplayName("who fills in every step of the gap reaches C and then AC, for Germany too")
    void the_gap_closes() {
        for (String place : List.of("eu", "de")) {
            MemoryClaims claims = Fixture.bare("ObjectStorageProfile");
            for (int round = 0; round < 12; round++) {
                Reports.of(assess(claims, C3A, Map.of("place", place)), C3A, Language.EN).gaps().stream()
                        .reduce((a, b) -> b)
                        .ifPresent(gap -> gap.steps()
                                .forEach(step -> claims.credential(
                                        TemplateFilling.read(step.template(), "DE"), Set.of(), null)));
            }
            Assessment assessment = assess(claims, C3A, Map.of("place", place));
            assertThat(assessment.reached().overall().code()).isEqualTo("AC");
            assertThat(assessment.proof(Grade.CERTIFIED).overall().code()).isEqualTo("none");
        }
    }

    @ParameterizedTest(name = "{0} at the top answers {1}")
    @CsvSource({
        "SOV-2.1, SOV-1-01-C1",
        "SOV-1.1, SOV-1-03-C1",
        "SOV-3.4, SOV-3-01-C3",
        "SOV-3.1, SOV-3-02-C",
        "SOV-3.2, SOV-3-04-C",
    })
    @DisplayName("where the same facts answer both, the template of the one suffices for the other")
    void one_template_for_both(String csf, String c3a) {
        Criterion asked = CSF.criterion(csf).orElseThrow();
        MemoryClaims claims = Fixture.bare("ObjectStorageProfile");
        for (int round = 0; round < 8; round++) {
            Assessment assessment = assess(claims, CSF, Map.of());
            NodeAnswer worst = assessment.criteria().stream()
                    .filter(a -> a.criterion().equals(csf))
                    .findFirst()
                    .orElseThrow()
                    .worst();
            claims.credential(
                    TemplateFilling.read(Templates.of(assessment, asked, asked.top(), worst), "DE"), Set.of(), null);
        }
        assertThat(report(claims, CSF, Map.of(), csf).verdict()).isEqualTo(Verdict.MET);
        CriterionReport other = report(claims, C3A, Map.of(), c3a);
        assertThat(other.verdict()).isEqualTo(Verdict.MET);
        assertThat(other.alsoAnswers()).contains(new RelatedCriterion("eu-csf-1.2.1", csf));
        assertThat(report(claims, CSF, Map.of(), csf).answeredBy()).contains(new RelatedCriterion("bsi-c3a-1.0", c3a));
    }

    private static Stream<String> gating(MemoryClaims claims, Map<String, String> parameters) {
        return assess(claims, C3A, parameters).criteria().stream()
                .filter(CriterionAnswer::gating)
                .map(CriterionAnswer::criterion);
    }

    private static MemoryClaims claims(String facts) {
        return Fixture.bare("ObjectStorageProfile").credential("ex:service-profile " + facts + " .");
    }

    private static Assessment assess(MemoryClaims claims, Rulebook book, Map<String, String> parameters) {
        Instant now = Fixture.NOW;
        return ASSESSOR.assess(claims.closure(Fixture.OFFERING), book.id(), now, Parameters.with(book, parameters));
    }

    private static CriterionReport report(
            MemoryClaims claims, Rulebook book, Map<String, String> parameters, String id) {
        return Reports.of(assess(claims, book, parameters), book, Language.EN).criteria().stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
