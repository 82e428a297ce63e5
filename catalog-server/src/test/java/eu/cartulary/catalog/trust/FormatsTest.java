package eu.cartulary.catalog.trust;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.envelope.EnvelopeLimits;
import eu.cartulary.catalog.envelope.Envelopes;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.outbound.StaticOutbound;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.jose.Jws;
import eu.cartulary.jose.SigningKey;
import eu.cartulary.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every form of credential that is in use is read, and what is odd about it is said. Proofs in JSON-LD: {@link ProofTest}. */
class FormatsTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final TestIssuer ALICE = TestIssuer.web("a.example");

    /** One for all, for making them takes long. */
    private static final KeyPair RSA = rsa();

    private final StaticOutbound shelf = new StaticOutbound(CLOCK);

    private static KeyPair rsa() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2_048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        "vc+jwt, vc, ''",
        "application/vc+jwt, vc, ''",
        "VC+JWT, vc, ''",
        "vc+ld+jwt, vc+ld, typ-unusual cty-unusual",
        "vc+ld+json+jwt, vc+ld+json, typ-unusual cty-unusual",
        "JWT, '', typ-unusual",
        "jose, '', typ-unusual",
        "'', vc, typ-missing",
        "'', '', typ-missing",
        "vp+jwt, vp, typ-unusual",
        "vc+jwt, application/vc, ''",
        "vc+jwt, json, cty-unusual"
    })
    @DisplayName("every typ and cty in use is read:")
    void headers(String typ, String cty, String findings) {
        Map<String, Object> header = ALICE.header();
        header.remove("typ");
        header.remove("cty");
        if (!typ.isEmpty()) {
            header.put("typ", typ);
        }
        if (!cty.isEmpty()) {
            header.put("cty", cty);
        }
        assertThat(rules(verified("application/vc+jwt", ALICE.token(header, credential()))))
                .containsExactlyInAnyOrder(findings.isEmpty() ? new String[0] : findings.split(" "));
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    @DisplayName("every algorithm of the list is read, with a key of its kind alone")
    void algorithms(Algorithm algorithm) throws Exception {
        SigningKey key = algorithm.name().startsWith("P") || algorithm.name().startsWith("R")
                ? SigningKey.of(RSA.getPrivate(), RSA.getPublic(), algorithm)
                : SigningKey.generate(algorithm);
        TestIssuer issuer = new TestIssuer("did:web:a.example", key);
        String token = issuer.token(credential());
        assertThat(rules(verified(issuer, "application/vc+jwt", token))).isEmpty();
        TestIssuer other =
                new TestIssuer("did:web:a.example", algorithm == Algorithm.EDDSA ? Algorithm.ES256 : Algorithm.EDDSA);
        assertThat(outcome(other, "application/vc+jwt", token)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    @DisplayName("the encoding of the data model 1.1 is unwrapped, with a finding")
    void wrapped() {
        Map<String, Object> inside = new LinkedHashMap<>();
        inside.put(
                "@context", List.of("https://www.w3.org/2018/credentials/v1", "https://w3id.org/gaia-x/development#"));
        inside.put("type", List.of("VerifiableCredential", "gx:ServiceOffering"));
        inside.put("issuanceDate", "2026-01-01T00:00:00Z");
        inside.put("expirationDate", "2027-01-01T00:00:00Z");
        inside.put("credentialSubject", new LinkedHashMap<>(Map.of("gx:name", "Storage")));
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", ALICE.did);
        claims.put("jti", "urn:uuid:1");
        claims.put("sub", "https://a.example/storage");
        claims.put("nbf", NOW.getEpochSecond() - 60);
        claims.put("exp", NOW.getEpochSecond() + 60);
        claims.put("vc", inside);
        Map<String, Object> header = ALICE.header();
        header.put("typ", "JWT");
        header.remove("cty");
        VerifiedCredential verified = verified("application/jwt", ALICE.token(header, claims));
        assertThat(rules(verified)).contains("wrapper-claim", "typ-unusual");
        assertThat(verified.head().id()).isEqualTo("urn:uuid:1");
        assertThat(verified.head().validUntil()).isEqualTo(NOW.plusSeconds(60));
        assertThat(new String(verified.document(), StandardCharsets.UTF_8))
                .contains("\"https://a.example/storage\"")
                .contains("\"issuer\":\"" + ALICE.did);
    }

    @ParameterizedTest(name = "data:{0}{1}: {2}")
    @CsvSource({
        "application/vc+jwt, ',', ''",
        "application/vc+jwt, ;, data-url-semicolon",
        "application/vc+ld+jwt, ',', data-url-media-type",
        "application/vc+ld+json+jwt, ',', data-url-media-type"
    })
    @DisplayName("an enveloped credential is read with comma and with semicolon:")
    void enveloped(String type, String separator, String finding) {
        Map<String, Object> enveloped = Map.of(
                "@context", "https://www.w3.org/ns/credentials/v2",
                "type", "EnvelopedVerifiableCredential",
                "id", "data:" + type + separator + ALICE.token(credential()));
        assertThat(rules(verified("application/vp+jwt", presentation("verifiableCredential", List.of(enveloped)))))
                .containsExactlyInAnyOrder(finding.isEmpty() ? new String[0] : new String[] {finding});
        assertThat(rules(verified("application/ld+json", new String(Json.write(enveloped), StandardCharsets.UTF_8))))
                .containsExactlyInAnyOrder(finding.isEmpty() ? new String[0] : new String[] {finding});
    }

    @Test
    @DisplayName("of two credentials with one id the second is told which other one has it: only the newer will count")
    void twins() {
        String one = ALICE.token(credential());
        String same = ALICE.token(ALICE.credential("urn:uuid:1", "https://a.example/other"));
        String other = ALICE.token(ALICE.credential("urn:uuid:2", "https://a.example/third"));
        Outcome<List<VerifiedCredential>> outcome =
                outcome(ALICE, "application/vp+jwt", presentation("verifiableCredential", List.of(one, other, same)));
        List<VerifiedCredential> all = ((Outcome.Done<List<VerifiedCredential>>) outcome).value();
        assertThat(all.subList(0, 2)).allMatch(each -> !rules(each).contains("same-id"));
        assertThat(all.get(2).findings())
                .filteredOn(finding -> finding.rule().equals("same-id"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.value()).isEqualTo("urn:uuid:1");
                    assertThat(finding.arguments()).containsExactly("/verifiableCredential/0");
                });
    }

    @Test
    @DisplayName("a presentation may carry bare tokens, a wrapper, and be enveloped itself")
    void presentations() {
        String token = ALICE.token(credential());
        assertThat(rules(verified("application/vp+jwt", presentation("verifiableCredential", List.of(token)))))
                .containsExactly("credential-as-string");
        Map<String, Object> header = ALICE.header();
        header.put("typ", "vp+ld+json+jwt");
        header.put("cty", "vp+ld+json");
        Map<String, Object> inside = Map.of(
                "@context", List.of("https://www.w3.org/2018/credentials/v1"),
                "type", "VerifiablePresentation",
                "verifiableCredential", List.of(token));
        assertThat(rules(verified(
                        "application/vp+ld+json+jwt", ALICE.token(header, Map.of("iss", ALICE.did, "vp", inside)))))
                .contains("credential-as-string");
        Map<String, Object> around = Map.of(
                "@context", "https://www.w3.org/ns/credentials/v2",
                "type", "EnvelopedVerifiablePresentation",
                "id", "data:application/vp+jwt," + ALICE.presentation(token));
        assertThat(rules(verified("application/ld+json", new String(Json.write(around), StandardCharsets.UTF_8))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/vc+jwt",
                "application/vc+ld+jwt",
                "application/vc+ld+json+jwt",
                "application/jwt",
                "application/jose",
                "application/vc+jwt; charset=utf-8"
            })
    @DisplayName("every media type in use is read:")
    void media_types(String type) {
        assertThat(rules(verified(type, ALICE.token(credential())))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "application/vp+jwt, vp+jwt, vp",
        "application/vp+jwt, application/vp+jwt, vp",
        "application/vp+ld+jwt, vp+ld+jwt, vp+ld",
        "application/vp+ld+json+jwt, vp+ld+json+jwt, vp+ld+json",
        "application/jwt, JWT, vp",
        "application/jose, jose, vp"
    })
    @DisplayName("every media type, typ and cty of a presentation in use is read:")
    void presentations_of_all_generations(String mediaType, String typ, String cty) {
        Map<String, Object> header = ALICE.header();
        header.put("typ", typ);
        header.put("cty", cty);
        Map<String, Object> presentation = new LinkedHashMap<>();
        presentation.put("@context", List.of("https://www.w3.org/ns/credentials/v2"));
        presentation.put("type", List.of("VerifiablePresentation"));
        presentation.put("holder", ALICE.did);
        presentation.put("verifiableCredential", List.of(ALICE.token(credential())));
        assertThat(rules(verified(mediaType, Jws.sign(header, Json.write(presentation), ALICE.key))))
                .contains("credential-as-string");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/ld+json",
                "application/vp",
                "application/vp+ld+json",
                "application/vc",
                "application/vc+ld+json"
            })
    @DisplayName("every media type of a document in use is read:")
    void documents(String mediaType) {
        Map<String, Object> enveloped = Map.of(
                "@context", "https://www.w3.org/ns/credentials/v2",
                "type", "EnvelopedVerifiableCredential",
                "id", "data:application/vc+jwt," + ALICE.token(credential()));
        Map<String, Object> document = mediaType.startsWith("application/vp")
                ? Map.of(
                        "@context", List.of("https://www.w3.org/ns/credentials/v2"),
                        "type", List.of("VerifiablePresentation"),
                        "verifiableCredential", List.of(enveloped))
                : enveloped;
        assertThat(verified(mediaType, new String(Json.write(document), StandardCharsets.UTF_8))
                        .head()
                        .id())
                .isEqualTo("urn:uuid:1");
    }

    private static Map<String, Object> credential() {
        return ALICE.credential("urn:uuid:1", "https://a.example/storage");
    }

    private static String presentation(String member, Object credentials) {
        Map<String, Object> presentation = new LinkedHashMap<>();
        presentation.put("@context", List.of("https://www.w3.org/ns/credentials/v2"));
        presentation.put("type", List.of("VerifiablePresentation"));
        presentation.put("holder", ALICE.did);
        presentation.put(member, credentials);
        Map<String, Object> header = ALICE.header();
        header.put("typ", "vp+jwt");
        header.put("cty", "vp");
        return Jws.sign(header, Json.write(presentation), ALICE.key);
    }

    private VerifiedCredential verified(String mediaType, String body) {
        return verified(ALICE, mediaType, body);
    }

    private VerifiedCredential verified(TestIssuer issuer, String mediaType, String body) {
        Outcome<List<VerifiedCredential>> outcome = outcome(issuer, mediaType, body);
        assertThat(outcome).as(outcome.toString()).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<List<VerifiedCredential>>) outcome).value().get(0);
    }

    private Outcome<List<VerifiedCredential>> outcome(TestIssuer issuer, String mediaType, String body) {
        issuer.on(shelf);
        Verifier verifier =
                new Verifier(new DidResolver(shelf, CLOCK), TestPolicy.listing(issuer.did), TrustSettings.DEFAULT);
        return new Envelopes(EnvelopeLimits.DEFAULT)
                .read(mediaType, body.getBytes(StandardCharsets.US_ASCII))
                .then(envelope -> verifier.verify(envelope, NOW));
    }

    private static List<String> rules(VerifiedCredential credential) {
        return credential.findings().stream().map(Finding::rule).toList();
    }
}
