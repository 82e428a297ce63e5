package eu.cartulary.shapes.assess;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.report.Verdict;
import eu.cartulary.shapes.closure.MemoryClaims;
import eu.cartulary.shapes.rulebook.Parameters;
import eu.cartulary.shapes.rulebook.Rulebooks;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a list leaves unsaid of one of its entries, or a chain of its end, is unknown, and unknown is never good. */
class UnknownIsNotGoodTest {
    private static final Assessor ASSESSOR = new Assessor(Rulebooks.bundled());
    private static final String DOCUMENT =
            " ctl:document [ ctl:supports SUPPORTED ; ctl:url ex:doc ; ctl:sha256 '00' ; ctl:issuer 'Register' ;"
                    + " ctl:validUntil '2027-12-31'^^xsd:date ] .";
    private static final String OWNERS = "ctl:ownership, ctl:decisionsIn";

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "gaia-x-cd25.10 | P5.1.1      | ctl:complete ctl:location ; ctl:location [ ctl:country 'DE' ] ; ctl:party [ ctl:role 'support' ; ctl:country 'US' ; ctl:plaintextAccess true ] | ctl:location [ ctl:purpose 'backup' ]",
                "gaia-x-cd25.10 | P5.1.2      | ctl:complete ctl:location ; ctl:location [ ctl:country 'DE' ]                | ctl:location [ ctl:purpose 'backup' ]",
                "gaia-x-cd25.10 | P2.2.3      | ctl:complete ctl:location ; ctl:location [ ctl:country 'DE' ] ; ctl:party [ ctl:role 'support' ; ctl:country 'US' ; ctl:plaintextAccess true ] | ctl:location [ ctl:purpose 'backup' ]",
                "gaia-x-cd25.10 | P2.2.4      | ctl:complete ctl:location ; ctl:location [ ctl:country 'DE' ] ; ctl:party [ ctl:role 'support' ; ctl:country 'US' ; ctl:plaintextAccess true ] | ctl:location [ ctl:purpose 'backup' ]",
                "eu-csf-1.2.1   | SOV-3.4     | ctl:complete ctl:location ; ctl:location [ ctl:country 'DE' ] ; ctl:thirdCountryFallback 'none' | ctl:location [ ctl:purpose 'backup' ]",
                "eu-csf-1.2.1   | SOV-5.6     | ctl:foreignDependency 'none' ; ctl:dependency [ ctl:dependsOn 'Relay' ; ctl:country 'DE' ] | ctl:dependency [ ctl:dependsOn 'Feed' ]",
                "bsi-c3a-1.0    | SOV-5-01-C  | ctl:softwareOrigin 'fully' ; ctl:sbom ex:sbom ; ctl:sbomGuideline 'BSI-TR-03183-2' ; ctl:software [ ctl:supplierCountry 'US' ] | ctl:software [ ctl:supplier 'Somebody' ]",
                "bsi-c3a-1.0    | SOV-5-02-C  | ctl:hardwareOrigin 'fully' ; ctl:hardware [ ctl:vendorCountry 'US' ]         | ctl:hardware [ ctl:vendor 'Somebody' ]",
                "bsi-c3a-1.0    | SOV-5-03-C  | ctl:complete ctl:dependency ; ctl:dependency [ ctl:dependsOn 'Relay' ; ctl:country 'US' ] | ctl:dependency [ ctl:dependsOn 'Feed' ]",
            })
    @DisplayName("an entry of a service's list without its country")
    void entries(String rulebook, String id, String facts, String unsaid) {
        String supported = "ctl:location, ctl:thirdCountryFallback, ctl:foreignDependency, ctl:dependency";
        MemoryClaims claims = service(facts, supported);
        assertThat(answer(claims, rulebook, id).verdict()).isEqualTo(Verdict.MET);

        CriterionAnswer open = answer(with(claims, "ex:service-profile " + unsaid + " ."), rulebook, id);
        assertThat(open.verdict()).isNotEqualTo(Verdict.MET);
        assertThat(open.rung()).isLessThan(answer(claims, rulebook, id).rung());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "eu-csf-1.2.1,   SOV-1.1",
        "bsi-c3a-1.0,    SOV-1-03-C1",
        "gaia-x-cd25.10, P5.1.5",
    })
    @DisplayName("an owner without its country, an owner with nobody known behind it, a parent without its head office")
    void owners(String rulebook, String id) {
        MemoryClaims last =
                owned("[ ctl:owner ex:holding ; ctl:country 'FR' ; ctl:percent '100' ; ctl:ultimate true ]");
        assertThat(answer(last, rulebook, id).verdict()).isEqualTo(Verdict.MET);
        for (String kind : Set.of("natural-persons", "public-body", "foundation", "employees")) {
            MemoryClaims nobodyBehind =
                    owned("[ ctl:country 'FR' ; ctl:percent '100' ; ctl:ownerKind '" + kind + "' ]");
            assertThat(answer(nobodyBehind, rulebook, id).verdict()).as(kind).isEqualTo(Verdict.MET);
        }
        for (String kind : Set.of("company", "fund", "free-float", "cooperative")) {
            assertOpen(owned("[ ctl:country 'FR' ; ctl:percent '100' ; ctl:ownerKind '" + kind + "' ]"), rulebook, id);
        }

        assertOpen(owned("[ ctl:country 'FR' ; ctl:percent '100' ]"), rulebook, id);
        assertOpen(owned("[ ctl:owner ex:holding ; ctl:country 'FR' ; ctl:percent '100' ]"), rulebook, id);
        assertOpen(owned("[ ctl:owner ex:holding ; ctl:country 'FR' ; ctl:ultimate false ]"), rulebook, id);
        assertOpen(
                owned(
                        "[ ctl:country 'FR' ; ctl:percent '50' ; ctl:ultimate true ], [ ctl:percent '50' ; ctl:ultimate true ]"),
                rulebook,
                id);
        assertOpen(
                with(last, "ex:provider gx:subOrganisationOf ex:parent . ex:parent a gx:LegalPerson ."), rulebook, id);
        assertThat(answer(
                                with(
                                        last,
                                        "ex:provider gx:subOrganisationOf ex:parent . ex:parent a gx:LegalPerson ;"
                                                + " gx:headquartersAddress [ gx:countryCode 'FR' ] ."),
                                rulebook,
                                id)
                        .verdict())
                .isEqualTo(Verdict.MET);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "eu-csf-1.2.1,   SOV-1.1",
        "bsi-c3a-1.0,    SOV-1-03-C1",
        "gaia-x-cd25.10, P5.1.5",
    })
    @DisplayName("owners of owners count once their list is signed as complete and ends")
    void owners_of_owners(String rulebook, String id) {
        MemoryClaims claims = owned("[ ctl:owner ex:holding ; ctl:country 'FR' ; ctl:percent '100' ]");
        String holding = "ex:holding a gx:LegalPerson . ex:holding-profile a ctl:ParticipantProfile ;"
                + " ctl:describes ex:holding ; ctl:ownership [ ctl:country 'COUNTRY' ; ctl:percent '100' ; END ] ;"
                + " COMPLETE" + document(OWNERS);
        claims.credential(
                "ex:cert-holding a ctl:Certificate ; ctl:certifies ex:holding ; ctl:scheme \"SecNumCloud\" ; ctl:supports ctl:ownership ;"
                        + " ctl:validUntil \"2027-06-30\"^^xsd:date .",
                Set.of("SecNumCloud"),
                null);
        String complete = "ctl:complete ctl:ownership ;";
        String end = "ctl:ownerKind 'natural-persons'";

        assertThat(answer(with(claims, owner(holding, "FR", end, complete)), rulebook, id)
                        .verdict())
                .isEqualTo(Verdict.MET);
        assertOpen(with(claims, owner(holding, "FR", end, "")), rulebook, id);
        assertOpen(with(claims, owner(holding, "FR", "ctl:ownerKind 'company'", complete)), rulebook, id);
        assertThat(answer(with(claims, owner(holding, "US", end, complete)), rulebook, id)
                        .verdict())
                .isIn(Verdict.NOT_MET, Verdict.PARTLY_MET);
    }

    private static void assertOpen(MemoryClaims claims, String rulebook, String id) {
        assertThat(answer(claims, rulebook, id).verdict())
                .as("neither good nor ruled out")
                .isIn(Verdict.NOT_DECLARED, Verdict.PARTLY_MET);
    }

    private static String owner(String turtle, String country, String end, String complete) {
        return turtle.replace("COUNTRY", country).replace("END", end).replace("COMPLETE", complete);
    }

    private static MemoryClaims owned(String owners) {
        MemoryClaims claims = with(
                service("ctl:kind 'storage/object'", "ctl:kind"),
                "ex:provider gx:headquartersAddress [ gx:countryCode 'FR' ] . ex:provider-profile a ctl:ParticipantProfile ;"
                        + " ctl:describes ex:provider ; ctl:decisionsIn 'FR' ; ctl:complete ctl:ownership ; ctl:ownership "
                        + owners
                        + " ;"
                        + document(OWNERS));
        return claims.credential(
                "ex:cert a ctl:Certificate ; ctl:certifies ex:provider ; ctl:scheme \"SecNumCloud\" ; ctl:supports ctl:ownership, gx:headquartersAddress ;"
                        + " ctl:validUntil \"2027-06-30\"^^xsd:date .",
                Set.of("SecNumCloud"),
                null);
    }

    private static MemoryClaims service(String facts, String supported) {
        MemoryClaims claims = Fixture.bare("ObjectStorageProfile")
                .credential(turtle("ex:service-profile " + facts + " ;" + document(supported)));
        return claims.credential(
                "ex:cert-service a ctl:Certificate ; ctl:certifies ex:service ; ctl:scheme \"CISPE-CoC\" ; ctl:validUntil \"2027-06-30\"^^xsd:date .",
                Set.of("CISPE-CoC"),
                null);
    }

    private static String document(String supported) {
        return DOCUMENT.replace("SUPPORTED", supported);
    }

    private static MemoryClaims with(MemoryClaims claims, String turtle) {
        return claims.copy().credential(turtle(turtle));
    }

    private static String turtle(String text) {
        return text.replace('\'', '"');
    }

    private static CriterionAnswer answer(MemoryClaims claims, String rulebook, String id) {
        Assessment assessment = ASSESSOR.assess(
                claims.closure(Fixture.OFFERING),
                rulebook,
                Fixture.NOW,
                Parameters.defaults(Rulebooks.bundled().byId(rulebook).orElseThrow()));
        return assessment.criteria().stream()
                .filter(a -> a.criterion().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
