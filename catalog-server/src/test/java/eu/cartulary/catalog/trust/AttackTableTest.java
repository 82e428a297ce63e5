package eu.cartulary.catalog.trust;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.envelope.Envelope;
import eu.cartulary.catalog.envelope.EnvelopeLimits;
import eu.cartulary.catalog.envelope.Envelopes;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.kernel.Refusal;
import eu.cartulary.catalog.outbound.Ask;
import eu.cartulary.catalog.outbound.Fetched;
import eu.cartulary.catalog.outbound.Outbound;
import eu.cartulary.catalog.outbound.StaticOutbound;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.jose.Base64Url;
import eu.cartulary.jose.SigningKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every known way to pass off a false credential, one row each: what is sent, what is answered, and which rule says so. */
class AttackTableTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String SUBJECT = "https://a.example/storage";

    private static final TestIssuer ALICE = TestIssuer.web("a.example");
    private static final TestIssuer EVE = TestIssuer.web("e.example");

    private final StaticOutbound shelf = new StaticOutbound(CLOCK);
    private final List<URI> asked = new ArrayList<>();
    private final Outbound outbound = new Outbound() {
        @Override
        public Fetched get(URI uri, Ask ask) {
            asked.add(uri);
            return shelf.get(uri, ask);
        }
    };
    private final TestPolicy policy = TestPolicy.listing(ALICE.did);
    private final Envelopes envelopes = new Envelopes(EnvelopeLimits.DEFAULT);
    private final Verifier verifier = new Verifier(new DidResolver(outbound, CLOCK), policy, TrustSettings.DEFAULT);

    @BeforeEach
    void shelve() {
        ALICE.on(shelf);
        EVE.on(shelf);
    }

    @Test
    @DisplayName("an honest credential passes, with its evidence and the right of its issuer")
    void honest() {
        VerifiedCredential verified = accepted(ALICE.token(credential()));
        assertThat(verified.head().issuer().value()).isEqualTo(ALICE.did);
        assertThat(verified.head().validFrom()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(verified.right().prefixes()).containsExactly("did:web:a.example", "https://a.example");
        assertThat(verified.findings()).isEmpty();
        assertThat(Evidence.rights(Evidence.of(List.of(verified, verified))))
                .containsExactly(verified.right(), verified.right());
    }

    static Stream<Arguments> tokens() {
        return Stream.of(
                row(
                        "an issuer that nobody lists",
                        "issuer-not-trusted",
                        EVE.token(EVE.credential("urn:uuid:1", SUBJECT))),
                row("signed by another, under the issuer's kid", "signature-does-not-match", as(EVE, h -> {
                    h.put("kid", ALICE.kid);
                    h.put("iss", ALICE.did);
                })),
                row("a kid of another DID", "issuer-not-bound", as(EVE, h -> h.put("iss", ALICE.did))),
                row("an iss of another DID in the header", "issuer-not-bound", as(ALICE, h -> h.put("iss", EVE.did))),
                row("an iss of another DID in the payload", "issuer-not-bound", changed(c -> c.put("iss", EVE.did))),
                row("a jti that differs from the id", "claim-differs", changed(c -> c.put("jti", "urn:uuid:2"))),
                row("a sub that differs from the subject", "claim-differs", changed(c -> c.put("sub", "urn:x:2"))),
                row(
                        "a kid that is not in the document",
                        "key-not-in-document",
                        as(ALICE, h -> h.put("kid", ALICE.did + "#key-2"))),
                row("a kid that is a path", "issuer-not-bound", as(ALICE, h -> h.put("kid", "../../etc/passwd#key-1"))),
                row("a kid that is SQL", "issuer-not-bound", as(ALICE, h -> h.put("kid", "x' OR '1'='1"))),
                row("alg none", "algorithm-not-allowed", unsigned("{\"alg\":\"none\",\"kid\":\"" + ALICE.kid + "\"}")),
                row(
                        "a MAC made with the public key",
                        "algorithm-not-allowed",
                        unsigned("{\"alg\":\"HS256\",\"kid\":\"" + ALICE.kid + "\"}")),
                row(
                        "a jku that brings a key",
                        "jws-header-refused",
                        as(ALICE, h -> h.put("jku", "https://e.example/keys"))),
                row(
                        "a jwk that is a key",
                        "jws-header-refused",
                        as(ALICE, h -> h.put("jwk", EVE.key.verificationKey().toJwk()))),
                row(
                        "an x5u that brings a key",
                        "jws-header-refused",
                        as(ALICE, h -> h.put("x5u", "https://e.example/cert"))),
                row("a crit", "jws-header-refused", as(ALICE, h -> h.put("crit", List.of("exp")))),
                row("a b64", "jws-header-refused", as(ALICE, h -> h.put("b64", false))),
                row("a token made for another purpose", "typ-refused", as(ALICE, h -> h.put("typ", "at+jwt"))),
                row(
                        "a revocation passed off as a credential",
                        "typ-refused",
                        as(ALICE, h -> h.put("typ", "revocation+jwt"))),
                row("not valid yet", "not-yet-valid", changed(c -> c.put("validFrom", "2026-06-01T12:01:01Z"))),
                row("not valid yet by nbf", "not-yet-valid", changed(c -> c.put("nbf", NOW.getEpochSecond() + 61))),
                row("signed in the future", "not-yet-valid", changed(c -> c.put("iat", NOW.getEpochSecond() + 61))),
                row("expired", "expired", changed(c -> c.put("validUntil", "2026-06-01T11:59:00Z"))),
                row("expired by exp", "expired", changed(c -> c.put("exp", NOW.getEpochSecond() - 60))),
                row(
                        "dates that run backwards",
                        "dates-reversed",
                        changed(c -> c.put("validUntil", "2025-01-01T00:00:00Z"))),
                row(
                        "a wrapper beside the content",
                        "wrapper-beside-content",
                        changed(c -> c.put("vc", Map.of("issuer", EVE.did)))),
                row("an issuer that is no DID", "issuer-not-a-did", changed(c -> c.put("issuer", "https://a.example"))),
                row("a DID method that is not read", "did-method-unknown", method("did:ethr:0x1")),
                row("a payload that is not JSON", "json-unreadable", payload("{")),
                row("a payload with a member twice", "json-unreadable", payload("{\"issuer\":\"a\",\"issuer\":\"b\"}")),
                row("a payload nested too deep", "json-unreadable", payload("[".repeat(10_000))),
                row("a payload that is a list", "json-not-an-object", payload("[]")),
                row(
                        "two contexts glued together",
                        "context-glued",
                        changed(c ->
                                c.put("@context", List.of("https://www.w3.org/ns/credentials/v2https://w3id.org/x")))),
                row("no context", "context-missing", changed(c -> c.remove("@context"))),
                row(
                        "a stripped signature",
                        "signature-does-not-match",
                        ALICE.token(credential()).replaceAll("[^.]*$", "")),
                row("another payload under the signature", "signature-does-not-match", swapped()));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("tokens")
    @DisplayName("is refused:")
    void refused(String attack, String rule, String token) {
        policy.listed.add("did:ethr:0x1");
        assertThat(refusal(token).findings()).extracting(Finding::rule).contains(rule);
    }

    static Stream<Arguments> documents() {
        return Stream.of(
                row(
                        "a key that is not for assertions",
                        "key-not-for-assertions",
                        d -> d.put("assertionMethod", List.of())),
                row("a key controlled by another", "key-not-controlled", d -> method(d)
                        .put("controller", EVE.did)),
                row("a document of another DID", "did-document-id-differs", d -> d.put("id", EVE.did)),
                row("a key with its private part", "key-is-private", d -> method(d)
                        .put("publicKeyJwk", ALICE.key.toPrivateJwk())),
                row("a key for encryption", "key-use-refused", d -> method(d)
                        .put("publicKeyJwk", ALICE.key.verificationKey().toJwk().put("use", "enc"))),
                row("a key of another algorithm", "key-algorithm-refused", d -> method(d)
                        .put("publicKeyJwk", ALICE.key.verificationKey().toJwk().put("alg", "ES384"))),
                row("a secret instead of a key", "key-is-private", d -> method(d)
                        .put("publicKeyJwk", Map.of("kty", "oct", "k", "AAAA"))),
                row("an RSA key where the token is ES256", "signature-does-not-match", d -> method(d)
                        .put(
                                "publicKeyJwk",
                                SigningKey.generate(Algorithm.PS256)
                                        .verificationKey()
                                        .toJwk())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("documents")
    @DisplayName("is refused, though the signature is right, because of the DID document:")
    void refused_by_document(String attack, String rule, Consumer<Map<String, Object>> change) {
        Map<String, Object> document = ALICE.document();
        change.accept(document);
        ALICE.on(shelf, document);
        assertThat(refusal(ALICE.token(credential())).findings())
                .extracting(Finding::rule)
                .contains(rule);
    }

    @Test
    @DisplayName("an issuer that nobody lists causes no connection, and the attempt is noted")
    void nothing_is_fetched_for_strangers() {
        Refusal refusal = refusal(EVE.token(EVE.credential("urn:uuid:1", SUBJECT)));
        assertThat(asked).isEmpty();
        assertThat(policy.refused).containsExactly(EVE.did);
        assertThat(refusal.members())
                .containsEntry("issuer", EVE.did)
                .containsEntry("line", "cartulary trust add " + EVE.did);
    }

    @Test
    @DisplayName("one stranger in a presentation keeps the whole of it out, before anything is fetched")
    void presentation_with_a_stranger() {
        String mixed = ALICE.presentation(ALICE.token(credential()), EVE.token(EVE.credential("urn:uuid:2", SUBJECT)));
        assertThat(refusal(mixed, "application/vp+jwt").findings())
                .extracting(Finding::rule)
                .containsExactly("issuer-not-trusted");
        assertThat(asked).isEmpty();
    }

    @Test
    @DisplayName("a presentation with a wrong signature is refused, though its credentials are right")
    void presentation_with_a_wrong_signature() {
        String right = ALICE.presentation(ALICE.token(credential()));
        String wrong = right.substring(0, right.lastIndexOf('.') + 1) + Base64Url.encode(new byte[64]);
        assertThat(refusal(wrong, "application/vp+jwt").findings())
                .extracting(Finding::rule)
                .contains("signature-does-not-match");
        assertThat(verified(right, "application/vp+jwt")).hasSize(1);
    }

    @Test
    @DisplayName("a holder whom nobody lists causes no connection; its signature adds nothing and that is said")
    void presentation_of_a_stranger() {
        String token = EVE.presentation(ALICE.token(credential()));
        assertThat(verified(token, "application/vp+jwt").get(0).findings())
                .extracting(Finding::rule)
                .contains("holder-not-verified");
        assertThat(asked).extracting(URI::getHost).containsOnly("a.example");
    }

    @Test
    @DisplayName("an issuer taken off the list is refused in every mode")
    void blocked() {
        policy.mode = TrustPolicy.Mode.OPEN;
        assertThat(verified(EVE.token(EVE.credential("urn:uuid:1", SUBJECT)), "application/vc+jwt"))
                .hasSize(1);
        policy.blocked.add(EVE.did);
        assertThat(refusal(EVE.token(EVE.credential("urn:uuid:1", SUBJECT))).findings())
                .extracting(Finding::rule)
                .containsExactly("issuer-not-trusted");
    }

    @Test
    @DisplayName("a key that was rotated is found though the old document is still in the cache")
    void rotated_key() {
        accepted(ALICE.token(credential()));
        TestIssuer renewed = TestIssuer.web("a.example");
        renewed.on(shelf);
        // The fixed clock keeps the cached document young; a doubted one may be no older than the doubt allows.
        Clock later = Clock.fixed(NOW.plusSeconds(30), ZoneOffset.UTC);
        Verifier then = new Verifier(new DidResolver(outbound, later), policy, TrustSettings.DEFAULT);
        Outcome<List<VerifiedCredential>> outcome = then.verify(
                envelope(renewed.token(renewed.credential("urn:uuid:9", SUBJECT)), "application/vc+jwt"), NOW);
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
    }

    @Test
    @DisplayName("another host is spoken for only when it says so itself")
    void also_known_as() {
        Map<String, Object> document = ALICE.document();
        document.put("alsoKnownAs", List.of("https://b.example/shop", "https://c.example"));
        ALICE.on(shelf, document);
        TestIssuer shop = TestIssuer.web("b.example:shop");
        Map<String, Object> acknowledged = shop.document();
        acknowledged.put("alsoKnownAs", List.of(ALICE.did));
        shop.on(shelf, acknowledged);
        TestIssuer.web("c.example").on(shelf);

        assertThat(accepted(ALICE.token(credential())).right().prefixes())
                .contains("https://b.example/shop")
                .doesNotContain("https://c.example");
    }

    @Test
    @DisplayName("did:key and did:jwk need nobody's server")
    void self_contained_dids() throws Exception {
        SigningKey key = SigningKey.generate(Algorithm.EDDSA);
        for (String kid : List.of(
                eu.cartulary.did.DidKey.keyId(key.verificationKey()),
                eu.cartulary.did.DidJwk.keyId(key.verificationKey()))) {
            String did = kid.substring(0, kid.indexOf('#'));
            policy.listed.add(did);
            Map<String, Object> payload = ALICE.credential("urn:uuid:1", did);
            payload.put("issuer", did);
            String token = eu.cartulary.jose.Jws.sign(
                    Map.of("typ", "vc+jwt", "kid", kid), eu.cartulary.json.Json.write(payload), key);
            assertThat(accepted(token).right().prefixes()).containsExactly(did);
        }
        assertThat(asked).isEmpty();
    }

    private VerifiedCredential accepted(String token) {
        return verified(token, "application/vc+jwt").get(0);
    }

    private List<VerifiedCredential> verified(String token, String mediaType) {
        return switch (verifier.verify(envelope(token, mediaType), NOW)) {
            case Outcome.Done<List<VerifiedCredential>> done -> done.value();
            case Outcome.Refused<List<VerifiedCredential>> refused ->
                throw new AssertionError("refused: " + refused.refusal());
        };
    }

    private Envelope envelope(String token, String mediaType) {
        return switch (envelopes.read(mediaType, token.getBytes(StandardCharsets.UTF_8))) {
            case Outcome.Done<Envelope> done -> done.value();
            case Outcome.Refused<Envelope> refused -> throw new AssertionError("refused: " + refused.refusal());
        };
    }

    private Refusal refusal(String token) {
        return refusal(token, "application/vc+jwt");
    }

    private Refusal refusal(String token, String mediaType) {
        Outcome<List<VerifiedCredential>> outcome = envelopes
                .read(mediaType, token.getBytes(StandardCharsets.UTF_8))
                .then(envelope -> verifier.verify(envelope, NOW));
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<List<VerifiedCredential>>) outcome).refusal();
    }

    private static Arguments row(String attack, String rule, String token) {
        return Arguments.of(attack, rule, token);
    }

    private static Arguments row(String attack, String rule, Consumer<Map<String, Object>> change) {
        return Arguments.of(attack, rule, change);
    }

    private static Map<String, Object> credential() {
        return ALICE.credential("urn:uuid:1", SUBJECT);
    }

    /** Alice's own credential, wrong in one place, and signed by her all the same. */
    private static String changed(Consumer<Map<String, Object>> change) {
        Map<String, Object> credential = credential();
        change.accept(credential);
        return ALICE.token(credential);
    }

    /** Alice's credential, signed by somebody with a header that differs in one place. */
    private static String as(TestIssuer signer, Consumer<Map<String, Object>> change) {
        Map<String, Object> header = signer.header();
        change.accept(header);
        return signer.token(header, credential());
    }

    private static String unsigned(String header) {
        return Base64Url.encode(header.getBytes(StandardCharsets.UTF_8)) + "."
                + Base64Url.encode(eu.cartulary.json.Json.write(credential())) + "." + Base64Url.encode(new byte[32]);
    }

    private static String payload(String text) {
        return eu.cartulary.jose.Jws.sign(ALICE.header(), text.getBytes(StandardCharsets.UTF_8), ALICE.key);
    }

    private static String method(String did) {
        Map<String, Object> header = new LinkedHashMap<>(Map.of("typ", "vc+jwt", "kid", did + "#k"));
        Map<String, Object> credential = credential();
        credential.put("issuer", did);
        return ALICE.token(header, credential);
    }

    private static String swapped() {
        String[] one = ALICE.token(credential()).split("\\.");
        String[] other = ALICE.token(ALICE.credential("urn:uuid:3", SUBJECT)).split("\\.");
        return one[0] + "." + other[1] + "." + one[2];
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> method(Map<String, Object> document) {
        return ((List<Map<String, Object>>) document.get("verificationMethod")).get(0);
    }
}
