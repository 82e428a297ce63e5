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
import eu.cartulary.shapes.rulebook.Pillar;
import eu.cartulary.shapes.rulebook.Rulebook;
import eu.cartulary.shapes.rulebook.Rulebooks;
import eu.cartulary.shapes.vocabulary.CodeLists;
import eu.cartulary.shapes.vocabulary.Concept;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

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

    private static final String EVIDENCE = """
            ctl:protocol [ ctl:standard "http" ; ctl:freeOfCharge true ; ctl:equalAccess true ; ctl:version "1.1" ;
                ctl:conformance [ ctl:url ex:report ] ] ;
            """;

    private static final Map<String, String> FACTS = Map.of(
            "EmailProfile",
            "ctl:protocol [ ctl:standard \"imap\" ; ctl:openSpecification true ] ; " + BASICS,
            "EmailProfile2",
            """
            ctl:ownDomain true ; ctl:transportSecurity "MTA-STS" ;
            ctl:export [ ctl:category "filters" ; ctl:format "application/sieve" ; ctl:means "download" ] ;
            ctl:complete ctl:export ;
            ctl:protocol [ ctl:standard "smtp submission" ; ctl:openSpecification true ; ctl:specification ex:rfc6409 ]
            """,
            "EmailProfile3",
            EVIDENCE + "ctl:endToEnd \"OpenPGP\" ; ctl:endToEndKeyHolder \"user\" ; ctl:providerCanDecrypt false",
            "ObjectStorageProfile",
            "ctl:protocol [ ctl:standard \"S3\" ; ctl:openSpecification true ] ; " + BASICS,
            "ObjectStorageProfile2",
            "ctl:metadataExported true ; ctl:egressFreeForSwitch true ;"
                    + " ctl:protocol [ ctl:standard \"S3\" ; ctl:specification ex:api ]",
            "ObjectStorageProfile3",
            EVIDENCE + "ctl:keyCustody \"Hold your own key\" ; ctl:providerCanDecrypt false");

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
    @DisplayName("the gap to IPC-2 of a mail service at IPC-1 is six steps, in every language")
    void gap() {
        for (Language language : Language.values()) {
            AssessmentReport report = Reports.of(assess(service("EmailProfile", 1)), BOOK, language);
            assertThat(report.gaps().get(0).level()).isEqualTo("IPC-2");
            assertThat(report.gaps().get(0).steps().stream().map(GapStep::criterion))
                    .containsExactly("IPC-I13", "IPC-I16", "IPC-I17", "IPC-P3", "IPC-P4", "IPC-C5");
            assertThat(report.gaps().get(0).effort()).isNotEqualTo(Effort.ATTACH_EVIDENCE);
            assertThat(report.language()).isEqualTo(language.tag());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    @DisplayName("every kind of service is asked at least four criteria of each principle")
    void complete_for_every_kind(String kind) {
        for (Pillar principle : List.of(Pillar.INTEROPERABILITY, Pillar.PORTABILITY, Pillar.CONFIDENTIALITY)) {
            assertThat(BOOK.criteria().stream().filter(c -> c.pillar() == principle && c.isAskedOf(Set.of(kind))))
                    .as("%s %s", kind, principle)
                    .hasSizeGreaterThanOrEqualTo(4);
        }
    }

    static List<String> kinds() {
        return CodeLists.bundled().concepts("kinds").stream()
                .map(Concept::notation)
                .filter(kind -> !kind.equals("other"))
                .filter(kind -> CodeLists.bundled().concepts("kinds").stream()
                        .noneMatch(below -> below.notation().startsWith(kind + "/")))
                .toList();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "hosting/web, SFTP",
        "hosting/web, WebDAV",
        "compute/vm, OpenStack",
        "compute/container, Kubernetes",
        "compute/container, OCI-Distribution",
        "office, application/vnd.oasis.opendocument.text",
        "storage/object, S3",
        "storage/block, iSCSI",
        "storage/file, NFS",
        "storage/file, WebDAV",
        "messaging/email, IMAP4rev2",
        "messaging/email, JMAP",
        "messaging/email, SMTP-Submission",
        "messaging/email, CalDAV",
        "messaging/email, CardDAV",
        "messaging/chat, Matrix",
        "messaging/chat, XMPP",
        "video, HLS",
        "video, MPEG-DASH",
        "platform, PostgreSQL",
        "network, BGP",
        "data, SPARQL",
    })
    @DisplayName("the protocols of a kind are asked for by name")
    void protocols_by_kind(String kind, String protocol) {
        assertThat(BOOK.criteria().stream()
                        .filter(c -> !c.kinds().isEmpty() && c.isAskedOf(Set.of(kind)))
                        .filter(c -> c.pillar() == Pillar.INTEROPERABILITY))
                .anySatisfy(c -> assertThat(String.valueOf(c.top().condition())).contains("\"" + protocol + "\""));
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
