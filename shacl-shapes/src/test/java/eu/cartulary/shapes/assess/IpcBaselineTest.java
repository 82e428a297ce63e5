package eu.cartulary.shapes.assess;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.json.Json;
import eu.cartulary.report.AssessmentReport;
import eu.cartulary.report.Effort;
import eu.cartulary.report.GapReport.GapStep;
import eu.cartulary.report.Grade;
import eu.cartulary.report.Language;
import eu.cartulary.shapes.closure.MemoryClaims;
import eu.cartulary.shapes.rulebook.Parameters;
import eu.cartulary.shapes.rulebook.Rulebook;
import eu.cartulary.shapes.rulebook.Rulebooks;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an e-mail and a storage service need for each level of the baseline, and not a fact more. */
class IpcBaselineTest {
    private static final Rulebook BOOK =
            Rulebooks.bundled().byId("ipc-baseline").orElseThrow();
    private static final Assessor ASSESSOR = new Assessor(Rulebooks.bundled());

    private static final String BASICS = """
            ctl:export [ ctl:category "content" ; ctl:format "application/json" ; ctl:means "download" ] ;
            ctl:switching [ ctl:noticeMax "P2M"^^xsd:duration ; ctl:transitionMax "P30D"^^xsd:duration ;
                ctl:retrievalMin "P30D"^^xsd:duration ] ;
            ctl:atRestEncryption "disk" ; ctl:tlsMinimum "1.2" ; ctl:contentProcessing "spam-malware" ;
            ctl:location [ ctl:country "DE" ; ctl:purpose "storage" ]
            """;

    private static final Map<String, String> FACTS = Map.of(
            "EmailProfile",
            "ctl:protocol [ ctl:standard \"imap\" ; ctl:openSpecification true ] ; " + BASICS,
            "EmailProfile2",
            """
            ctl:ownDomain true ; ctl:transportSecurity "MTA-STS" ;
            ctl:export [ ctl:category "filters" ; ctl:format "application/sieve" ; ctl:means "download" ]
            """,
            "EmailProfile3",
            "ctl:endToEnd \"OpenPGP\" ; ctl:endToEndKeyHolder \"user\" ; ctl:providerCanDecrypt false",
            "ObjectStorageProfile",
            "ctl:protocol [ ctl:standard \"S3\" ; ctl:openSpecification true ] ; " + BASICS,
            "ObjectStorageProfile2",
            "ctl:metadataExported true ; ctl:egressFreeForSwitch true",
            "ObjectStorageProfile3",
            "ctl:keyCustody \"Hold your own key\" ; ctl:providerCanDecrypt false");

    @ParameterizedTest(name = "{0}, {1} sets of facts: {2}")
    @CsvSource({
        "EmailProfile, 0, none",
        "EmailProfile, 1, IPC-1",
        "EmailProfile, 2, IPC-2",
        "EmailProfile, 3, IPC-3",
        "ObjectStorageProfile, 0, none",
        "ObjectStorageProfile, 1, IPC-1",
        "ObjectStorageProfile, 2, IPC-2",
        "ObjectStorageProfile, 3, IPC-3",
    })
    @DisplayName("each level is reached by the facts that are named for it, words written in any way")
    void levels(String profile, int sets, String level) {
        assertThat(assess(service(profile, sets)).reached().overall().code()).isEqualTo(level);
    }

    @Test
    @DisplayName("the gap to IPC-2 of a mail service at IPC-1 is three steps, in every language")
    void gap() {
        for (Language language : Language.values()) {
            AssessmentReport report = Reports.of(assess(service("EmailProfile", 1)), BOOK, language);
            assertThat(report.gaps().get(0).level()).isEqualTo("IPC-2");
            assertThat(report.gaps().get(0).steps().stream().map(GapStep::criterion))
                    .containsExactly("IPC-P3", "IPC-P4", "IPC-C5");
            assertThat(report.gaps().get(0).effort()).isNotEqualTo(Effort.ATTACH_EVIDENCE);
            assertThat(report.language()).isEqualTo(language.tag());
        }
    }

    @Test
    @DisplayName(
            "a notice of three months is a no with its value; in days that may or may not be two months it is a no too")
    void notice() {
        for (String notice : new String[] {"P3M", "P61D"}) {
            MemoryClaims claims = new MemoryClaims()
                    .credential(
                            "ex:service a gx:ServiceOffering . ex:p a ctl:EmailProfile ; ctl:describes ex:service ;"
                                    + " ctl:switching [ ctl:noticeMax \"" + notice + "\"^^xsd:duration ;"
                                    + " ctl:transitionMax \"P30D\"^^xsd:duration ; ctl:retrievalMin \"P30D\"^^xsd:duration ] .");
            assertThat(Reports.of(assess(claims), BOOK, Language.EN).criteria())
                    .filteredOn(c -> c.id().equals("IPC-P2"))
                    .singleElement()
                    .satisfies(c -> assertThat(c.missing()).singleElement().satisfies(m -> assertThat(m.value())
                            .isEqualTo(notice)));
        }
    }

    @Test
    @DisplayName("the report survives JSON, with grades and efforts in their words")
    void json() throws IOException {
        AssessmentReport report = Reports.of(assess(service("EmailProfile", 1)), BOOK, Language.DE);
        byte[] json = Json.write(report);
        assertThat(new String(json, java.nio.charset.StandardCharsets.UTF_8))
                .contains("\"declared\":\"IPC-1\"", "\"certified\":\"none\"", "\"verdict\":\"not-declared\"");
        AssessmentReport back = Json.read(json, AssessmentReport.class);
        assertThat(back.byProof().get(Grade.CERTIFIED)).isEqualTo("none");
        assertThat(back.level()).isEqualTo(report.level());
    }

    private static MemoryClaims service(String profile, int sets) {
        MemoryClaims claims = new MemoryClaims()
                .credential("ex:service a gx:ServiceOffering ; gx:providedBy ex:provider .")
                .credential("ex:service-profile a ctl:" + profile + " ; ctl:describes ex:service .");
        for (int set = 1; set <= sets; set++) {
            claims.credential("ex:service-profile " + FACTS.get(profile + (set == 1 ? "" : set)) + " .");
        }
        return claims;
    }

    private static Assessment assess(MemoryClaims claims) {
        return ASSESSOR.assess(claims.closure(Fixture.OFFERING), BOOK.id(), Fixture.NOW, Parameters.defaults(BOOK));
    }
}
