package eu.cartulary.shapes.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import eu.cartulary.report.Language;
import eu.cartulary.report.Severity;
import eu.cartulary.report.Violation;
import eu.cartulary.shapes.jsonld.CredentialReader;
import eu.cartulary.shapes.jsonld.CredentialReading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.junit.jupiter.api.Test;

class BaseShapesTest {
    private final BaseShapes shapes = BaseShapes.bundled();

    private static final String OFFERING = """
            {"@context": {"gx": "https://w3id.org/gaia-x/development#"},
             "type": ["VerifiableCredential"],
             "credentialSubject": {"@id": "https://provider.example/it", "@type": "gx:ServiceOffering",
               "gx:serviceOfferingTermsAndConditions": [
                 {"@type": "gx:TermsAndConditions", "gx:url": "https://provider.example/a",
                  "gx:hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"},
                 {"@type": "gx:TermsAndConditions", "gx:url": "https://provider.example/b"}],
               "gx:dataProtectionRegime": ["GDPR2016", "Gdpr"]}}""";

    private static final String OFFERING_TURTLE = """
            <https://provider.example/it> a gx:ServiceOffering ;
                gx:serviceOfferingTermsAndConditions
                    [ a gx:TermsAndConditions ; gx:url "https://provider.example/a" ;
                      gx:hash "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" ] ,
                    [ a gx:TermsAndConditions ; gx:url "https://provider.example/b" ] ;
                gx:dataProtectionRegime "GDPR2016" , "Gdpr" .""";

    @Test
    void points_to_the_place_in_the_senders_document() {
        List<Violation> remarks = shapes.validate(Case.turtle(OFFERING_TURTLE), bytes(OFFERING), Language.EN);

        assertThat(remarks)
                .extracting(Violation::rule, Violation::pointer, Violation::value)
                .containsExactly(
                        tuple("ServiceOffering_providedBy_minCount", "/credentialSubject", null),
                        tuple(
                                "ServiceOffering_dataProtectionRegime_in",
                                "/credentialSubject/gx:dataProtectionRegime/1",
                                "Gdpr"),
                        tuple(
                                "TermsAndConditions_hash_minCount",
                                "/credentialSubject/gx:serviceOfferingTermsAndConditions/1",
                                null));
    }

    @Test
    void speaks_three_languages_and_gives_the_same_answer_twice() {
        Graph claims = Case.turtle(OFFERING_TURTLE);

        Violation french = shapes.validate(claims, bytes(OFFERING), Language.FR).get(0);
        assertThat(french.message()).contains("manque");
        assertThat(french.advice()).contains("Ajoutez");
        assertThat(french.path()).isEqualTo("gx:providedBy");
        assertThat(shapes.validate(claims, bytes(OFFERING), Language.DE).get(0).message())
                .contains("fehlt");
        assertThat(shapes.validate(Case.turtle(OFFERING_TURTLE), bytes(OFFERING), Language.EN))
                .isEqualTo(shapes.validate(Case.turtle(OFFERING_TURTLE), bytes(OFFERING), Language.EN));
    }

    @Test
    void refuses_what_is_of_no_known_kind_and_names_what_it_found() {
        List<Violation> remarks = shapes.validate(
                Case.turtle("<urn:x> a <https://example.org/Thing> ; rdfs:label \"x\" ."), null, Language.EN);

        assertThat(remarks).extracting(Violation::rule).containsExactly("no-known-type");
        assertThat(remarks.get(0).message()).contains("https://example.org/Thing");
        assertThat(shapes.validate(Case.turtle("<urn:x> rdfs:label \"x\" ."), null, Language.EN))
                .extracting(Violation::rule)
                .containsExactly("no-known-type");
    }

    @Test
    void accepts_a_known_class_that_has_no_rules() {
        assertThat(shapes.validate(Case.turtle("<urn:x> a gx:Participant ."), null, Language.EN))
                .isEmpty();
    }

    @Test
    void does_not_judge_the_class_of_what_is_described_elsewhere() {
        String described = "<https://provider.example/it> a gx:VatID .";
        String offering = """
                <https://provider.example/offer> a gx:ServiceOffering ;
                    gx:providedBy <https://provider.example/it> ;
                    gx:serviceOfferingTermsAndConditions <https://provider.example/terms> .""";

        assertThat(shapes.validate(Case.turtle(offering), null, Language.EN)).isEmpty();
        assertThat(shapes.validate(Case.turtle(offering + described), null, Language.EN))
                .extracting(Violation::rule)
                .contains("ServiceOffering_providedBy_class");
    }

    @Test
    void checks_a_nested_thing_without_a_type_by_the_kind_its_property_asks_for() {
        List<Violation> remarks = shapes.validate(Case.turtle("""
                <https://provider.example/it> a gx:LegalPerson ;
                    gx:registrationNumber <https://provider.example/vat> ;
                    gx:headquartersAddress <https://provider.example/address> ;
                    gx:legalAddress [ gx:countryCode "Germany" ] ."""), null, Language.EN);

        assertThat(remarks).extracting(Violation::rule).containsExactly("Address_countryCode_in");
    }

    @Test
    void takes_listed_values_in_any_case_by_alias_or_by_iri() {
        String profile = "<urn:p> a ctl:EmailProfile ; ctl:describes <urn:o> ; ctl:atRestEncryption %s .";

        for (String written : List.of(
                "\"disk\"",
                "\"DISK\"",
                "\"full-disk\"",
                "<https://w3id.org/cartulary/v1/list/at-rest-encryption/disk>")) {
            assertThat(shapes.validate(Case.turtle(profile.formatted(written)), null, Language.EN))
                    .as(written)
                    .isEmpty();
        }
        List<Violation> wrong = shapes.validate(Case.turtle(profile.formatted("\"rot13\"")), null, Language.EN);
        assertThat(wrong).extracting(Violation::rule).containsExactly("ServiceProfile_atRestEncryption_in");
        assertThat(wrong.get(0).message()).contains("none, disk");
    }

    @Test
    void warns_of_an_unknown_own_term_and_names_the_nearest() {
        Graph claims =
                Case.turtle("<urn:p> a ctl:EmailProfile ; ctl:describes <urn:o> ; ctl:atRestEncription \"disk\" .");
        List<Violation> remarks = shapes.validate(claims, null, Language.EN);

        assertThat(remarks).hasSize(1);
        assertThat(remarks.get(0).rule()).isEqualTo("unknown-term");
        assertThat(remarks.get(0).severity()).isEqualTo(Severity.WARNING);
        assertThat(remarks.get(0).advice()).contains("ctl:atRestEncryption");
        assertThat(shapes.validate(claims, bytes("{}"), Language.EN))
                .as("of a JSON-LD document the reader has said so already")
                .isEmpty();
    }

    @Test
    void warns_of_an_own_term_where_no_rule_looks_for_it() {
        List<Violation> remarks = shapes.validate(
                Case.turtle("<urn:p> a ctl:SiteProfile ; ctl:describes <urn:s> ; ctl:ownDomain true ."),
                bytes("{\"id\": \"urn:p\", \"ownDomain\": true}"),
                Language.EN);

        assertThat(remarks).extracting(Violation::rule).containsExactly("misplaced-term");
        assertThat(remarks.get(0).pointer()).isEqualTo("/ownDomain");
    }

    @Test
    void a_profile_that_states_nothing_but_whom_it_describes_is_admitted() {
        assertThat(shapes.validate(
                        Case.turtle("<urn:p> a ctl:ObjectStorageProfile ; ctl:describes <urn:o> ."), null, Language.EN))
                .isEmpty();
        assertThat(shapes.validate(Case.turtle("<urn:p> a ctl:ObjectStorageProfile ."), null, Language.EN))
                .extracting(Violation::rule)
                .containsExactly("ServiceProfile_describes_minCount");
    }

    @Test
    void is_bounded_in_triples_nodes_and_remarks() {
        BaseShapes small = BaseShapes.bundled(new Limits(10, 3, 2, 1_000));
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            many.append("<urn:a").append(i).append("> a gx:Address . ");
        }
        String four = "<urn:1> a gx:Address . <urn:2> a gx:Address . <urn:3> a gx:Address . <urn:4> a gx:Address .";
        String three = "<urn:1> a gx:Address . <urn:2> a gx:Address . <urn:3> a gx:Address .";

        assertThat(small.validate(Case.turtle(many.toString()), null, Language.EN))
                .extracting(Violation::rule)
                .containsExactly("too-large");
        assertThat(small.validate(Case.turtle(four), null, Language.EN))
                .extracting(Violation::rule)
                .containsExactly("too-many-nodes");
        List<Violation> cut = small.validate(Case.turtle(three), null, Language.EN);
        assertThat(cut)
                .extracting(Violation::rule)
                .containsExactly("Address_countryCode_minCount", "Address_countryCode_minCount", "more-remarks");
        assertThat(cut.get(2).message()).startsWith("1 ");
    }

    @Test
    void finds_the_place_in_a_real_document_whose_words_are_terms_of_contexts() {
        byte[] document = bytes("""
                {"@context": ["https://www.w3.org/ns/credentials/v2", "https://w3id.org/cartulary/v1"],
                 "type": ["VerifiableCredential"],
                 "issuer": "did:web:provider.example",
                 "credentialSubject": [
                   {"id": "https://provider.example/mail-profile", "type": "EmailProfile",
                    "describes": "https://provider.example/mail",
                    "switching": {"noticeMax": "two months", "transitionMax": "P30D"},
                    "location": [
                      {"country": "DE", "purpose": "processing"},
                      {"country": "Atlantis", "purpose": "backup"}],
                    "ownDomain": "yes please"}]}""");
        CredentialReading reading = CredentialReader.bundled().read(document, Language.EN);

        assertThat(reading.violations()).isEmpty();
        assertThat(shapes.validate(reading.graph(), document, Language.EN))
                .extracting(Violation::rule, Violation::pointer)
                .containsExactly(
                        tuple("Location_country_in", "/credentialSubject/0/location/1/country"),
                        tuple("MessagingProfile_ownDomain_datatype", "/credentialSubject/0/ownDomain"),
                        tuple("Switching_noticeMax_datatype", "/credentialSubject/0/switching/noticeMax"));
    }

    @Test
    void answers_in_bounded_time_whatever_the_graph_looks_like() {
        StringBuilder circle = new StringBuilder();
        for (int i = 0; i < 900; i++) {
            circle.append("<urn:%d> a gx:LegalPerson ; gx:parentOrganizationOf <urn:%d> , <urn:%d> . "
                    .formatted(i, (i + 1) % 900, (i * 7) % 900));
        }
        StringBuilder wide = new StringBuilder("<urn:it> a gx:ServiceOffering");
        for (int i = 0; i < 19_000; i++) {
            wide.append(" ; gx:keyword \"")
                    .append(i)
                    .append("\" , 'x")
                    .append(i % 7)
                    .append("'");
        }
        for (String turtle : List.of(circle.toString(), wide + " .")) {
            List<Violation> remarks = shapes.validate(Case.turtle(turtle), null, Language.EN);
            assertThat(remarks).isNotEmpty().hasSizeLessThanOrEqualTo(101);
        }
        String longest = "a".repeat(100_000);
        assertThat(shapes.validate(
                        Case.turtle("<urn:it> a gx:VatID ; gx:vatID \"" + longest + "\" ."), null, Language.EN))
                .extracting(Violation::value)
                .allSatisfy(value -> assertThat(value).hasSize(200));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
