package eu.cartulary.shapes.assess;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.json.Json;
import eu.cartulary.report.AssessmentReport;
import eu.cartulary.report.CriterionReport;
import eu.cartulary.report.CriterionReport.PathStep;
import eu.cartulary.report.Grade;
import eu.cartulary.report.Language;
import eu.cartulary.report.Verdict;
import eu.cartulary.shapes.closure.MemoryClaims;
import eu.cartulary.shapes.rulebook.Parameters;
import eu.cartulary.shapes.rulebook.Rulebook;
import eu.cartulary.shapes.rulebook.Rulebooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The criteria of the Gaia-X Compliance Document: which facts and certificates each level takes, and what drops it. */
class GaiaXCdTest {
    private static final Rulebook BOOK =
            Rulebooks.bundled().byId("gaia-x-cd25.10").orElseThrow();
    private static final Assessor ASSESSOR = new Assessor(Rulebooks.bundled());

    private static final List<String> DOCUMENTS = List.of(
            "LegallyBindingAct",
            "BusinessContinuityMeasures",
            "CustomerDataProcessingTerms",
            "DocumentChangeProcedures",
            "CopyrightAndIntellectualPropertyDocument",
            "RoleAndResponsibilities",
            "CustomerAuditingRights",
            "InformationSecurityOrganization",
            "InformationSecurityPolicies",
            "InformationSecurityRiskManagement",
            "EmployeeResponsibilities",
            "AssetsManagement",
            "PhysicalSecurity",
            "OperationalSecurity",
            "AccessControlManagement",
            "ChangeAndConfigurationManagement",
            "DevelopmentCycleSecurity",
            "ProcurementManagementSecurity",
            "SecurityIncidentManagement",
            "ComplianceAssurance",
            "UserDocumentationMaintenance",
            "GovernmentInvestigationManagement",
            "ProductSecurity",
            "CustomerDataAccessTerms",
            "EnvironmentalImpactReport");

    private static final String SERVICE = """
            ex:service a gx:ServiceOffering ; gx:providedBy ex:provider ; gx:hostedOn ex:site ;
                gx:serviceOfferingTermsAndConditions [ gx:url ex:terms ; gx:hash "00" ] ;
                gx:providerContactInformation [ gx:url ex:contact ] ;
                gx:cryptographicSecurityStandards "RFC8446" ;
                gx:requiredMeasures [ <https://schema.org/description> "Zones" ; gx:legalDocuments [ gx:url ex:toms ] ] ;
                gx:customerInstructions [ gx:terms [ gx:url ex:instructions ] ; gx:means [ gx:url ex:api ] ] ;
                gx:dataPortability [ gx:means "API" ; gx:formats "text/csv" ; gx:documentations ex:leaving ;
                    gx:deletionMethods "crypto-erase" ; gx:deletionTimeframe "P30D" ; gx:pricing ex:prices ;
                    gx:legalDocument [ gx:url ex:contract ] ] .
            """;
    private static final String PROFILE = """
            ex:service-profile a ctl:ObjectStorageProfile ; ctl:describes ex:service ;
                ctl:complete gx:subContractors, ctl:location, ctl:party ;
                ctl:location [ ctl:country "DE" ; ctl:purpose "storage" ] .
            """;
    private static final String PROVIDER = """
            ex:provider a gx:LegalPerson ; gx:registrationNumber [ gx:vatID "DE1" ] ;
                gx:legalAddress [ gx:countryCode "DE" ] ; gx:headquartersAddress [ gx:countryCode "%s" ] ;
                gx:gaiaxTermsAndConditions "4bd7554097444c960292b4726c2efa1373485e8a5565d94d41195214c5e0ceb3" .
            """;
    private static final String OWNED = """
            ex:provider-profile a ctl:ParticipantProfile ; ctl:describes ex:provider ;
                ctl:complete ctl:ownership ;
                ctl:ownership [ ctl:country "%s" ; ctl:percent "100" ; ctl:ownerKind "natural-persons" ] ;
                ctl:governmentRequests [ ctl:policy ex:policy ; ctl:measures ex:measures ;
                    ctl:challenges "always" ; ctl:grantsForeign "never" ] .
            ex:service-profile ctl:continuity [ ctl:afterCutOff "autonomous" ] .
            """;
    private static final String LEVEL_1 = """
            ex:service gx:servicePolicy [ gx:policyLanguage "ODRL" ; gx:policyDocument ex:policy ] ;
                gx:dataProtectionRegime "GDPR2016" ;
                gx:legalDocuments [ a gx:ServiceAgreementOffer ; gx:url ex:offer ; gx:governingLawCountries "DE" ] ,
                    [ a gx:DataProtectionRegulationMeasures ; gx:url ex:gdpr ] .
            ex:site-profile a ctl:SiteProfile ; ctl:describes ex:site ; ctl:pue 1.2 ; ctl:renewableShare 80.0 ;
                ctl:wue 0.3 .
            """;
    private static final Instant LATER = Instant.parse("2027-06-30T23:59:59Z");

    /** What is said and certified, by the words of the table. */
    private static MemoryClaims claims(Set<String> said) {
        MemoryClaims claims = new MemoryClaims()
                .credential(SERVICE)
                .credential(PROFILE)
                .credential(PROVIDER.formatted(said.contains("headquarters-US") ? "US" : "DE"))
                .credential("ex:site a gx:Datacenter ; gx:location [ gx:countryCode \"DE\" ] .");
        for (String document : DOCUMENTS) {
            if (!said.contains("no-" + document)) {
                claims.credential(
                        "ex:service gx:legalDocuments [ a gx:%s ; gx:url ex:%s ; gx:governingLawCountries \"DE\" ; gx:involvedParties ex:provider ] ."
                                .formatted(document, document));
            }
        }
        if (said.contains("level-1")) {
            claims.credential(LEVEL_1);
        }
        if (said.contains("control")) {
            claims.credential(OWNED.formatted(said.contains("owner-US") ? "US" : "DE"));
        }
        if (said.contains("helper-US")) {
            claims.credential(
                    "ex:service-profile ctl:party [ ctl:participant ex:helper ; ctl:role \"support\" ; ctl:country \"US\" ] .");
        }
        said.stream().filter(word -> word.startsWith("cert:")).forEach(word -> certificate(claims, word.substring(5)));
        return claims;
    }

    /** A scheme, and how it goes wrong: {@code BSI-C5/expired}, {@code BSI-C5/self}. */
    private static void certificate(MemoryClaims claims, String word) {
        String scheme = word.replaceAll("/.*", "");
        String of = scheme.equals("CNDCP") && !word.endsWith("/supports")
                ? "site"
                : scheme.equals("auditor") ? "provider" : "service";
        String supports = of.equals("provider")
                ? "ctl:governmentRequests, ctl:ownership, gx:legalAddress, gx:headquartersAddress"
                : word.endsWith("/supports") ? "gx:legalDocuments, gx:requiredMeasures" : "ctl:describes";
        String name = scheme.equals("auditor") ? "BSI-C3A" : scheme;
        claims.credential(
                "ex:c-%s-%s a ctl:Certificate ; ctl:certifies ex:%s ; ctl:scheme \"%s\" ; ctl:supports %s ; ctl:validUntil \"%s\"^^xsd:date ."
                        .formatted(
                                name, of, of, name, supports, word.endsWith("/expired") ? "2026-01-31" : "2027-06-30"),
                word.endsWith("/self") ? Set.of() : Set.of(name),
                null);
    }

    private static Assessment assess(MemoryClaims claims, Instant at, Map<String, String> parameters) {
        return ASSESSOR.assess(claims.closure(Fixture.OFFERING), BOOK.id(), at, Parameters.with(BOOK, parameters));
    }

    private static Assessment assess(String said) {
        return assess(claims(Set.of(said.split(" "))), Fixture.NOW, Map.of());
    }

    private static final String L2 = "level-1 cert:SecNumCloud cert:EU-Cloud-CoC cert:CNDCP ";
    private static final String L3 = L2 + "control cert:SWIPO-IaaS cert:auditor ";

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "nothing else,                                                              SC",
        "no-PhysicalSecurity,                                                       none",
        "no-LegallyBindingAct,                                                      none",
        "level-1,                                                                   L1",
        "level-1 no-ProductSecurity,                                                none",
        "cert:SecNumCloud cert:EU-Cloud-CoC cert:CNDCP,                             SC",
        "level-1 cert:EU-Cloud-CoC cert:CNDCP,                                      L1",
        "level-1 cert:SecNumCloud cert:CNDCP,                                       L1",
        "level-1 cert:SecNumCloud cert:EU-Cloud-CoC,                                L1",
        "level-1 cert:SecNumCloud cert:EU-Cloud-CoC cert:CNDCP,                     L2",
        "level-1 cert:BSI-C5 cert:CISPE-CoC cert:ISO-27001 cert:EU-Cloud-CoC cert:CNDCP, L2",
        "level-1 cert:SecNumCloud/self cert:EU-Cloud-CoC cert:CNDCP,                L1",
        "level-1 cert:SecNumCloud/expired cert:EU-Cloud-CoC cert:CNDCP,             L1",
    })
    @DisplayName("standard compliance, level 1, and level 2 with its certificates")
    void levels(String said, String level) {
        assertThat(assess(said).reached().overall().code()).isEqualTo(level);
    }

    @ParameterizedTest(name = "level 2, {0}: {1}")
    @CsvSource({
        "control cert:SWIPO-IaaS cert:auditor,                  L3",
        "control cert:auditor,                                  L2",
        "control cert:SWIPO-IaaS,                               L2",
        "cert:SWIPO-IaaS cert:auditor,                          L2",
        "control owner-US cert:SWIPO-IaaS cert:auditor,         L2",
        "control headquarters-US cert:SWIPO-IaaS cert:auditor,  L2",
        "control helper-US cert:SWIPO-IaaS cert:auditor,        L2",
    })
    @DisplayName(
            "level 3 falls to level 2 by a missing certificate, an owner, a head office or a party outside the EEA")
    void level_3(String said, String level) {
        assertThat(assess(L2 + said).reached().overall().code()).isEqualTo(level);
    }

    @Test
    @DisplayName(
            "an owner or head office outside is a reason, not a gap: level 3 is out of reach, and the path to it is named")
    void control_names_the_node() {
        assertThat(assess(L3 + "owner-US").atMost().overall().code()).isEqualTo("L2");
        assertThat(report(L3 + "headquarters-US", "P5.1.4").verdict()).isEqualTo(Verdict.NOT_MET);
        CriterionReport helper = report(L3 + "helper-US", "P5.1.4");
        assertThat(helper.verdict()).isEqualTo(Verdict.NOT_MET);
        assertThat(helper.failing().iri()).isEqualTo("https://example.org/helper");
        assertThat(helper.failing().path())
                .containsExactly(
                        new PathStep("^ctl:describes", "https://example.org/service-profile"),
                        new PathStep("ctl:participant", "https://example.org/helper"));
        assertThat(report(L2, "P5.1.5").verdict()).isEqualTo(Verdict.NOT_DECLARED);
    }

    @Test
    @DisplayName("a certificate counts to its last day, and the result says when it changes")
    void expiry() {
        MemoryClaims claims = claims(Set.of(L2.trim().split(" ")));
        Assessment before = assess(claims, LATER.minusSeconds(60), Map.of());
        assertThat(before.reached().overall().code()).isEqualTo("L2");
        assertThat(before.changesAt()).isBetween(LATER, LATER.plusSeconds(2));
        assertThat(assess(claims, LATER.plusSeconds(60), Map.of())
                        .reached()
                        .overall()
                        .code())
                .isEqualTo("L1");
    }

    @Test
    @DisplayName("asked for certified facts only, a declared contract is not enough, and certified control is")
    void proof() {
        Assessment all = assess(L3);
        assertThat(all.reached().overall().code()).isEqualTo("L3");
        assertThat(all.proof(Grade.CERTIFIED).overall().code()).isEqualTo("none");
        assertThat(all.proof(Grade.CERTIFIED).objectives().get("P5").code()).isEqualTo("L3");
        assertThat(all.proof(Grade.CERTIFIED).objectives().get("P3").code()).isEqualTo("L3");
        assertThat(assess("level-1")
                        .proof(Grade.CERTIFIED)
                        .objectives()
                        .get("P3")
                        .code())
                .isEqualTo("none");
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource({
        "level-1 cert:EMAS/supports,    PARTLY_MET, EVIDENCED",
        "level-1 cert:BSI-C5/supports,  MET,        CERTIFIED",
        "level-1 cert:BSI-C5,           MET,        CERTIFIED",
    })
    @DisplayName("a certificate of a scheme that the criterion does not accept certifies nothing for it")
    void accepted_schemes(String said, Verdict verdict, Grade grade) {
        CriterionReport roles = report(said, "P3.1.1");
        assertThat(roles.verdict()).isEqualTo(verdict);
        assertThat(roles.grade()).isEqualTo(grade);
    }

    @Test
    @DisplayName("what the engine does not list for standard compliance is asked under sc=table, not under sc=engine")
    void readings() {
        MemoryClaims claims = claims(Set.of("no-CopyrightAndIntellectualPropertyDocument", "level-1"));
        Assessment table = assess(claims, Fixture.NOW, Map.of());
        Assessment engine = assess(claims, Fixture.NOW, Map.of("sc", "engine"));
        assertThat(table.reached().overall().code()).isEqualTo("none");
        assertThat(engine.reached().overall().code()).isEqualTo("SC");
        assertThat(engine.parameters().get("sc")).isEqualTo("engine");
    }

    @Test
    @DisplayName("from the last day of 2030 electricity must be renewable in full")
    void second_step_of_energy() {
        MemoryClaims claims = claims(Set.of("level-1"));
        assertThat(assess(claims, Instant.parse("2030-12-30T12:00:00Z"), Map.of())
                        .reached()
                        .overall()
                        .code())
                .isEqualTo("L1");
        assertThat(assess(claims, Instant.parse("2030-12-31T12:00:00Z"), Map.of())
                        .reached()
                        .overall()
                        .code())
                .isEqualTo("SC");
    }

    @Test
    @DisplayName("criteria and levels are those of the reference, each with clause, edition and address")
    void same_criteria_as_the_reference() throws IOException {
        Path reference = Path.of("..", "..", "shared", "reference", "criteria-cd24.11.json");
        Assumptions.assumeTrue(Files.exists(reference) || System.getenv("CI") != null, "no shared reference here");
        Set<String> expected = new TreeSet<>(Set.of("PA1.1 dddd"));
        for (JsonNode criterion : Json.read(Files.readString(reference)).get("criteria")) {
            String levels = List.of("sc", "l1", "l2", "l3").stream()
                    .map(level -> criterion.get(level).asString().substring(0, 1))
                    .collect(Collectors.joining());
            if (!levels.equals("NNNN")) {
                expected.add(criterion.get("id").asString() + " " + levels);
            }
        }
        Set<String> ours = BOOK.criteria().stream()
                .filter(criterion -> !criterion.id().equals("P6.1.3-2030"))
                .map(criterion -> criterion.id() + " " + levels(criterion))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(ours).isEqualTo(expected);
        assertThat(BOOK.criteria()).allSatisfy(criterion -> {
            assertThat(criterion.id()).startsWith(criterion.source().clause());
            assertThat(criterion.source().edition()).contains("CD25.10");
            assertThat(criterion.source().link())
                    .endsWith("#" + criterion.source().clause());
        });
    }

    /** One letter per level: not asked, declaration, certification. */
    private static String levels(eu.cartulary.shapes.rulebook.Criterion criterion) {
        StringBuilder letters = new StringBuilder();
        for (int rank = 1; rank <= 4; rank++) {
            int wanted = rank;
            var rung = criterion.ladder().stream()
                    .filter(r -> r.level().rank() >= wanted)
                    .findFirst()
                    .orElseThrow();
            boolean superseded = rank == 4 && criterion.notAskedWhenMet() != null;
            letters.append(rung.number() == 1 || superseded ? 'N' : rung.grade() == Grade.CERTIFIED ? 'c' : 'd');
        }
        return letters.toString();
    }

    private static CriterionReport report(String said, String criterion) {
        AssessmentReport report = Reports.of(assess(said), BOOK, Language.EN);
        return report.criteria().stream()
                .filter(one -> one.id().equals(criterion))
                .findFirst()
                .orElseThrow();
    }
}
