package eu.cartulary.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** That the builders make what the base shapes accept is tested beside the shapes. */
class DescriptionBuilderTest {

    @Test
    void names_every_rule_that_is_not_kept() {
        assertThatThrownBy(() -> LegalPerson.of("https://cloud.example/c", "C").build())
                .isInstanceOfSatisfying(
                        IncompleteDescriptionException.class, incomplete -> assertThat(incomplete.rules())
                                .containsExactly(
                                        "LegalPerson_registrationNumber_minCount",
                                        "LegalPerson_legalAddress_minCount",
                                        "LegalPerson_headquartersAddress_minCount"));
        assertThatThrownBy(() -> Offering.of(OfferingKind.OBJECT_STORAGE, "https://cloud.example/o", "O")
                        .providedBy("https://cloud.example/c")
                        .build())
                .hasMessageContaining("ServiceOffering_serviceOfferingTermsAndConditions_minCount")
                .hasMessageContaining("StorageServiceOffering_storageConfiguration_minCount");
        assertThatThrownBy(() -> Offering.of(OfferingKind.CONTAINER, "https://cloud.example/o", "O")
                        .build())
                .hasMessageContaining("ContainerServiceOffering_codeArtifact_minCount");
        assertThatThrownBy(() ->
                        Datacenter.of("https://cloud.example/s", "S", "FR").build())
                .hasMessageContaining("PhysicalResource_maintainedBy_minCount");
    }

    @ParameterizedTest
    @EnumSource(OfferingKind.class)
    void gives_every_kind_its_profile(OfferingKind kind) {
        JsonNode profile = Profile.of(kind, "https://cloud.example/o")
                .openProtocol("S3", "https://spec.example/")
                .export("objects", "original", "api")
                .export("logs", "text/csv", "api")
                .switching(Period.ofMonths(2), Period.ofDays(30), Period.ofDays(30))
                .location("FR", "processing")
                .complete("location", "export")
                .fact("tlsMinimum", "1.3")
                .build()
                .toJson()
                .get("credentialSubject");
        assertThat(profile.get("id").asString()).isEqualTo("https://cloud.example/o-profile");
        assertThat(profile.get("describes").asString()).isEqualTo("https://cloud.example/o");
        assertThat(profile.get("export").size()).isEqualTo(2);
        assertThat(profile.get("switching").get("noticeMax").asString()).isEqualTo("P2M");
        assertThat(profile.get("complete").toString()).isEqualTo("[\"location\",\"export\"]");
    }

    @Test
    void takes_any_other_term_with_any_value() {
        JsonNode subject = LegalPerson.of("https://cloud.example/c", "C")
                .registration(RegistrationNumber.lei("5493001KJTIIGC8Y1R12"))
                .registration(RegistrationNumber.euid("FRX"))
                .seat("FR")
                .with("gx:subOrganisationOf", Map.of("id", "https://cloud.example/h"))
                .and("x:list", 1)
                .and("x:list", List.of(true))
                .build()
                .toJson()
                .get("credentialSubject");
        assertThat(subject.get("gx:registrationNumber").size()).isEqualTo(2);
        assertThat(subject.get("gx:subOrganisationOf").get("id").asString()).isEqualTo("https://cloud.example/h");
        assertThat(subject.get("x:list").toString()).isEqualTo("[1,[true]]");
    }

    @Test
    void a_certificate_names_what_it_certifies_and_for_how_long() {
        JsonNode subject = Certificate.of("https://body.example/c/1", "https://cloud.example/o", "ISO-27001")
                .number("1")
                .valid(LocalDate.of(2026, 1, 1), LocalDate.of(2028, 12, 31))
                .build()
                .toJson()
                .get("credentialSubject");
        assertThat(subject.get("validUntil").asString()).isEqualTo("2028-12-31");
        assertThat(subject.get("certifies").asString()).isEqualTo("https://cloud.example/o");
    }

    @Test
    void a_description_in_plain_json_is_taken_as_it_is() {
        Description description = Description.ofJson(List.of("gx:X"), "{\"id\":\"urn:x:1\",\"gx:y\":{\"a\":[1]}}");
        assertThat(description.id()).isEqualTo("urn:x:1");
        assertThat(description.toString()).contains("gx:X").contains("gx:y");
        assertThatThrownBy(() -> Description.ofJson(List.of(), "[1]")).isInstanceOf(SigningException.class);
        assertThatThrownBy(() -> Description.ofJson(List.of(), "{")).isInstanceOf(SigningException.class);
    }

    @Test
    void a_label_request_names_what_the_clearing_house_would_miss() throws Exception {
        Signer signer =
                Signer.of(SigningKeys.generate(eu.cartulary.jose.Algorithm.ES256), "did:web:cloud.example#key-1");
        var company = signer.credential(LegalPerson.of("https://cloud.example/c", "C")
                .registration(RegistrationNumber.lei("5493001KJTIIGC8Y1R12"))
                .seat("FR")
                .build());
        LabelRequest request = LabelRequest.of(LabelRequest.Level.LEVEL_1).with(company);
        assertThatThrownBy(() -> request.sign(signer))
                .isInstanceOfSatisfying(IncompleteDescriptionException.class, incomplete -> assertThat(
                                incomplete.rules())
                        .containsExactly(
                                "label-request-registration-number", "label-request-terms", "label-request-offering"));
        LabelRequest.Ready ready = request.with(
                        signer.credential("{\"credentialSubject\":{\"id\":\"urn:x:n\",\"type\":\"gx:LeiCode\"}}"),
                        signer.credential(GaiaXIssuer.acceptingTerms("did:web:cloud.example")
                                .build()),
                        signer.credential(Offering.of(OfferingKind.VIDEO, "https://cloud.example/o", "O")
                                .providedBy("https://cloud.example/c")
                                .terms("https://cloud.example/t", "0".repeat(64))
                                .build()))
                .sign(signer);
        assertThat(ready.path()).isEqualTo("/api/credential-offers/label-level-1");
        assertThat(ready.presentation().mediaType()).isEqualTo("application/vp+jwt");
        assertThatThrownBy(() ->
                        request.with(eu.cartulary.client.Envelope.jsonLd("{}")).sign(signer))
                .isInstanceOf(SigningException.class);
    }
}
