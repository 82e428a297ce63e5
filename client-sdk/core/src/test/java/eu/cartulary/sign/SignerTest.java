package eu.cartulary.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.cartulary.client.Envelope;
import eu.cartulary.did.DidDocument;
import eu.cartulary.did.DidKey;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.jose.Jws;
import eu.cartulary.jose.SigningKey;
import eu.cartulary.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class SignerTest {
    private static final Clock DAY = Clock.fixed(Instant.parse("2026-03-04T05:06:07.891Z"), ZoneOffset.UTC);
    private static final SigningKey KEY = SigningKey.generate(Algorithm.EDDSA);
    private static final Signer SIGNER =
            Signer.of(KEY, "did:web:cloud.example#key-1").at(DAY);
    private static final String SUBJECT = """
            {"credentialSubject":{"id":"https://cloud.example/offers/mail","gx:x":1}}""";

    @ParameterizedTest
    @EnumSource(
            value = Algorithm.class,
            names = {"ES256", "ES384", "EDDSA", "PS256"})
    void makes_a_credential_that_its_key_verifies(Algorithm algorithm) throws Exception {
        SigningKey key = SigningKey.generate(algorithm);
        Envelope envelope = Signer.of(key, "did:web:cloud.example#k").credential(SUBJECT);
        Jws token = Jws.parse(envelope.text());
        assertThat(token.verifiedBy(key.verificationKey())).isTrue();
        assertThat(envelope.mediaType()).isEqualTo("application/vc+jwt");
        assertThat(Json.read(Json.write(token.header())).properties())
                .extracting(each -> each.getKey() + "=" + each.getValue().asString())
                .containsExactlyInAnyOrder(
                        "alg=" + algorithm.headerName(),
                        "typ=vc+jwt",
                        "cty=vc",
                        "iss=did:web:cloud.example",
                        "kid=did:web:cloud.example#k");
    }

    @Test
    void two_credentials_about_one_subject_get_two_ids_and_one_signed_again_gets_the_same() throws Exception {
        List<String> ids = new ArrayList<>();
        for (String type : List.of("\"gx:LegalPerson\"", "[\"https://w3id.org/gaia-x/development#Issuer\"]")) {
            String subject = "{\"credentialSubject\":{\"id\":\"https://cloud.example/me\",\"type\":" + type + "}}";
            ids.add(payload(SIGNER.credential(subject)).get("id").asString());
            ids.add(payload(SIGNER.credential(subject)).get("id").asString());
        }
        String company = "https://cloud.example/me#LegalPerson-credential";
        String terms = "https://cloud.example/me#Issuer-credential";
        assertThat(ids).containsExactly(company, company, terms, terms);
    }

    @Test
    void adds_what_a_credential_needs() throws Exception {
        JsonNode payload = payload(SIGNER.credential(SUBJECT));
        assertThat(payload.get("issuer").asString()).isEqualTo("did:web:cloud.example");
        assertThat(payload.get("id").asString()).isEqualTo("https://cloud.example/offers/mail#credential");
        assertThat(payload.get("type").get(0).asString()).isEqualTo("VerifiableCredential");
        assertThat(payload.get("validFrom").asString()).isEqualTo("2026-03-04T05:06:07Z");
        assertThat(payload.get("validUntil").asString()).isEqualTo("2027-03-04T05:06:07Z");
        assertThat(payload.get("iat").longValue()).isEqualTo(DAY.instant().getEpochSecond());
        assertThat(payload.get("@context").get(0).asString()).isEqualTo("https://www.w3.org/ns/credentials/v2");
        assertThat(payload.has("vc")).isFalse();
    }

    @Test
    void changes_nothing_that_is_there() throws Exception {
        JsonNode payload = payload(SIGNER.credential("""
                {"id":"urn:x:1","type":"gx:LegalPerson","validFrom":"2026-01-01T00:00:00+01:00",
                "validUntil":"2026-02-01T00:00:00Z","issuer":{"id":"did:web:cloud.example","name":"C"},
                "credentialSubject":[{"id":"https://cloud.example/me#cs"}],"evidence":{"a":1}}"""));
        assertThat(payload.get("id").asString()).isEqualTo("urn:x:1");
        assertThat(Json.read(payload.get("type").toString()).toString())
                .isEqualTo("[\"VerifiableCredential\",\"gx:LegalPerson\"]");
        assertThat(payload.get("validFrom").asString()).isEqualTo("2026-01-01T00:00:00+01:00");
        assertThat(payload.get("validUntil").asString()).isEqualTo("2026-02-01T00:00:00Z");
        assertThat(payload.get("issuer").get("name").asString()).isEqualTo("C");
        assertThat(payload.get("evidence").get("a").intValue()).isEqualTo(1);
    }

    @Test
    void counts_the_validity_from_the_day_on_which_it_begins() throws Exception {
        JsonNode payload = payload(SIGNER.validFor(Duration.ofDays(1))
                .credential("{\"validFrom\":\"2026-06-01T00:00:00Z\",\"credentialSubject\":{\"id\":\"urn:x:y\"}}"));
        assertThat(payload.get("validUntil").asString()).isEqualTo("2026-06-02T00:00:00Z");
        assertThat(payload.get("id").asString()).startsWith("urn:uuid:");
    }

    @Test
    void does_not_sign_for_somebody_else() {
        assertThatThrownBy(() -> SIGNER.credential(
                        "{\"issuer\":\"did:web:other.example\",\"credentialSubject\":{\"id\":\"urn:x\"}}"))
                .isInstanceOfSatisfying(SigningException.class, refused -> assertThat(refused.rule())
                        .isEqualTo("issuer-differs"));
        assertThatThrownBy(() -> SIGNER.credential("{\"type\":\"x\"}")).hasMessageContaining("credentialSubject");
        assertThatThrownBy(() -> Signer.of(KEY, "did:web:cloud.example")).hasMessageContaining("#key-1");
    }

    @Test
    void makes_a_presentation_of_enveloped_credentials() throws Exception {
        Envelope first = SIGNER.credential(SUBJECT);
        Envelope presentation = SIGNER.presentation(List.of(first));
        assertThat(presentation.mediaType()).isEqualTo("application/vp+jwt");
        assertThat(Envelope.detect(presentation.bytes()).mediaType()).isEqualTo("application/vp+jwt");
        JsonNode payload = payload(presentation);
        assertThat(payload.get("holder").asString()).isEqualTo("did:web:cloud.example");
        JsonNode enveloped = payload.get("verifiableCredential").get(0);
        assertThat(enveloped.get("id").asString()).isEqualTo("data:application/vc+jwt," + first.text());
        assertThat(enveloped.get("type").asString()).isEqualTo("EnvelopedVerifiableCredential");
        assertThat(Jws.parse(presentation.text()).header("typ")).contains("vp+jwt");
        assertThatThrownBy(() -> SIGNER.presentation(List.of())).isInstanceOf(SigningException.class);
        assertThatThrownBy(() -> SIGNER.presentation(List.of(presentation))).isInstanceOf(SigningException.class);
    }

    @Test
    void makes_a_revocation_that_ends_after_ten_minutes() throws Exception {
        String token = SIGNER.revocation("ab", RevocationReason.KEY_COMPROMISE, "https://catalog.example");
        Jws jws = Jws.parse(token);
        assertThat(jws.verifiedBy(KEY.verificationKey())).isTrue();
        assertThat(jws.header("typ")).contains("revocation+jwt");
        JsonNode claims = Json.read(jws.payload());
        assertThat(claims.get("sub").asString()).isEqualTo("ab");
        assertThat(claims.get("aud").asString()).isEqualTo("https://catalog.example");
        assertThat(claims.get("reason").asString()).isEqualTo("key-compromise");
        assertThat(claims.get("exp").longValue() - claims.get("iat").longValue())
                .isEqualTo(600);
        assertThat(Json.read(Jws.parse(SIGNER.revocationEverywhere("ab", RevocationReason.ERROR))
                                .payload())
                        .has("aud"))
                .isFalse();
    }

    @Test
    void signs_as_the_did_of_the_key_itself() throws Exception {
        Signer trial = Signer.ofDidKey(KEY);
        assertThat(trial.issuer()).isEqualTo(DidKey.of(KEY.verificationKey()));
        DidDocument document = DidKey.resolve(trial.issuer());
        assertThat(document.method(trial.keyId()).orElseThrow().key()).isEqualTo(KEY.verificationKey());
    }

    @Test
    void writes_a_did_document_that_the_catalog_reads_and_rotates_it() throws Exception {
        String did = DidDocuments.didOf("https://cloud.example/catalogue/");
        assertThat(did).isEqualTo("did:web:cloud.example:catalogue");
        String first = DidDocuments.of(did, "key-1", KEY.verificationKey());
        SigningKey next = SigningKey.generate(Algorithm.ES256);
        String both = DidDocuments.rotated(first, "key-2", next.verificationKey(), DidDocuments.OldKeys.KEPT);
        DidDocument document = DidDocument.parse(both.getBytes(StandardCharsets.UTF_8), did);
        assertThat(document.mayAssert(did + "#key-1")).isTrue();
        assertThat(document.method(did + "#key-2").orElseThrow().key()).isEqualTo(next.verificationKey());
        String only = DidDocuments.rotated(first, "key-2", next.verificationKey(), DidDocuments.OldKeys.REMOVED);
        assertThat(DidDocument.parse(only.getBytes(StandardCharsets.UTF_8), did).mayAssert(did + "#key-1"))
                .isFalse();
        assertThat(only).doesNotContain("\"d\"");
        assertThatThrownBy(() -> DidDocuments.rotated(both, "key-2", next.verificationKey(), DidDocuments.OldKeys.KEPT))
                .hasMessageContaining("another name");
        assertThatThrownBy(() -> DidDocuments.didOf("127.0.0.1")).isInstanceOf(SigningException.class);
        assertThat(DidDocuments.didOf("cloud.example:8443")).isEqualTo("did:web:cloud.example%3A8443");
    }

    @Test
    void an_operator_token_has_its_audience_and_never_holds_for_long() throws Exception {
        String token = OperatorTokens.mint(KEY, "http://localhost:8080", Duration.ofMinutes(15), DAY);
        JsonNode claims = Json.read(Jws.parse(token).payload());
        assertThat(claims.get("iss").asString()).isEqualTo("urn:cartulary:operator");
        assertThat(claims.get("aud").asString()).isEqualTo("http://localhost:8080");
        assertThat(claims.get("scope").asString()).isEqualTo("operate");
        assertThatThrownBy(() -> OperatorTokens.mint(KEY, "x", Duration.ofMinutes(16), DAY))
                .isInstanceOf(SigningException.class);
    }

    private static JsonNode payload(Envelope envelope) throws Exception {
        return Json.read(Jws.parse(envelope.text()).payload());
    }
}
