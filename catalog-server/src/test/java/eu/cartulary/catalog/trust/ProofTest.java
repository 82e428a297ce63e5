package eu.cartulary.catalog.trust;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.envelope.EnvelopeLimits;
import eu.cartulary.catalog.envelope.Envelopes;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.outbound.StaticOutbound;
import eu.cartulary.did.Multikey;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.jose.DetachedJws;
import eu.cartulary.json.Json;
import eu.cartulary.shapes.jsonld.JsonLdReader;
import eu.cartulary.wire.ProblemType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProofTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Canonicalizer CANONICALIZER = new JsonLdCanonicalizer(JsonLdReader.bundled());

    private final StaticOutbound shelf = new StaticOutbound(CLOCK);

    /** The kinds of proof, each with the algorithm of its key and how it is made. */
    enum Kind {
        GAIA_X(Algorithm.PS256),
        JWS_2020(Algorithm.PS256),
        ECDSA_RDFC_2019(Algorithm.ES256),
        EDDSA_RDFC_2022(Algorithm.EDDSA);

        final TestIssuer issuer;

        Kind(Algorithm algorithm) {
            issuer = new TestIssuer("did:web:a.example", algorithm);
        }

        Map<String, Object> options() {
            Map<String, Object> proof = new LinkedHashMap<>();
            boolean jws = this == GAIA_X || this == JWS_2020;
            proof.put("type", jws ? "JsonWebSignature2020" : "DataIntegrityProof");
            if (!jws) {
                proof.put("cryptosuite", this == ECDSA_RDFC_2019 ? "ecdsa-rdfc-2019" : "eddsa-rdfc-2022");
            }
            proof.put("created", "2026-01-01T00:00:00Z");
            proof.put("proofPurpose", "assertionMethod");
            proof.put("verificationMethod", issuer.kid);
            return proof;
        }

        Map<String, Object> signed(Map<String, Object> document) {
            Map<String, Object> proof = options();
            byte[] hash = hash(document);
            Map<String, Object> withContext = new LinkedHashMap<>(proof);
            withContext.put(
                    "@context",
                    this == JWS_2020
                            ? List.of("https://w3id.org/security/suites/jws-2020/v1")
                            : document.get("@context"));
            byte[] both = ProofBytes.join(hash(withContext), hash);
            switch (this) {
                case GAIA_X ->
                    proof.put(
                            "jws",
                            DetachedJws.sign(
                                    HexFormat.of().formatHex(hash).getBytes(StandardCharsets.US_ASCII), issuer.key));
                case JWS_2020 -> proof.put("jws", DetachedJws.sign(both, issuer.key));
                default -> proof.put("proofValue", Multikey.multibase(issuer.key.sign(both)));
            }
            Map<String, Object> signed = new LinkedHashMap<>(document);
            signed.put("proof", proof);
            return signed;
        }

        private static byte[] hash(Map<String, Object> document) {
            return ProofBytes.sha256(CANONICALIZER.nquads(Json.write(document)).orElseThrow());
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    @DisplayName("a right proof holds")
    void right(Kind kind) {
        Outcome<List<VerifiedCredential>> outcome = verified(kind, kind.signed(document(kind)));
        assertThat(outcome).as(outcome.toString()).isInstanceOf(Outcome.Done.class);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    @DisplayName("a right proof holds inside a presentation as well, and is named by its exact bytes")
    void in_a_presentation(Kind kind) {
        Map<String, Object> credential = kind.signed(document(kind));
        Map<String, Object> presentation = new LinkedHashMap<>();
        presentation.put("@context", List.of("https://www.w3.org/ns/credentials/v2"));
        presentation.put("type", List.of("VerifiablePresentation"));
        presentation.put("verifiableCredential", List.of(credential));
        Outcome<List<VerifiedCredential>> outcome = verified(kind, presentation);
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(((Outcome.Done<List<VerifiedCredential>>) outcome)
                        .value()
                        .get(0)
                        .head()
                        .digest())
                .isEqualTo(eu.cartulary.catalog.kernel.Digest.of(Json.write(credential)));
    }

    /** Ways to spoil a signed document, each with the rule that says so. */
    static List<org.junit.jupiter.params.provider.Arguments> spoilt() {
        List<org.junit.jupiter.params.provider.Arguments> rows = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            rows.add(row(kind, "another name", "proof-does-not-match", d -> subject(d)
                    .put("gx:name", "Other")));
            rows.add(row(kind, "another member", "proof-does-not-match", d -> subject(d)
                    .put("gx:description", "More")));
            rows.add(row(
                    kind, "another date", "proof-does-not-match", d -> d.put("validUntil", "2028-01-01T00:00:00Z")));
            rows.add(row(kind, "another key", "key-not-in-document", d -> proof(d).put(
                            "verificationMethod", "did:web:a.example#2")));
            rows.add(row(kind, "a key of another", "issuer-not-bound", d -> proof(d).put(
                            "verificationMethod", "did:web:e.example#key-1")));
            rows.add(row(kind, "another purpose", "proof-purpose-refused", d -> proof(d).put(
                            "proofPurpose", "authentication")));
            rows.add(row(
                    kind, "a kind nobody reads", "proof-type-unknown", d -> proof(d).put("type", "MagicProof2030")));
            rows.add(row(kind, "no signature", "proof-value-missing", d -> proof(d).keySet()
                    .removeAll(List.of("jws", "proofValue"))));
            rows.add(row(kind, "no proof", "signature-missing", d -> d.remove("proof")));
        }
        return rows;
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @MethodSource("spoilt")
    @DisplayName("a proof does not hold for:")
    void spoilt(Kind kind, String what, String rule, Consumer<Map<String, Object>> change) {
        Map<String, Object> signed = kind.signed(document(kind));
        change.accept(signed);
        Outcome<List<VerifiedCredential>> outcome = verified(kind, signed);
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.refusal().type()).isEqualTo(ProblemType.SIGNATURE_INVALID);
            assertThat(refused.refusal().findings()).extracting("rule").contains(rule);
        });
    }

    private Outcome<List<VerifiedCredential>> verified(Kind kind, Map<String, Object> document) {
        kind.issuer.on(shelf);
        Verifier verifier =
                new Verifier(new DidResolver(shelf, CLOCK), TestPolicy.listing(kind.issuer.did), TrustSettings.DEFAULT);
        return new Envelopes(EnvelopeLimits.DEFAULT)
                .read("application/ld+json", Json.write(document))
                .then(envelope -> verifier.verify(envelope, NOW));
    }

    private static Map<String, Object> document(Kind kind) {
        return kind.issuer.credential("urn:uuid:1", "https://a.example/storage");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> subject(Map<String, Object> document) {
        Map<String, Object> subject = new LinkedHashMap<>((Map<String, Object>) document.get("credentialSubject"));
        document.put("credentialSubject", subject);
        return subject;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> proof(Map<String, Object> document) {
        return (Map<String, Object>) document.get("proof");
    }

    private static org.junit.jupiter.params.provider.Arguments row(
            Kind kind, String what, String rule, Consumer<Map<String, Object>> change) {
        return org.junit.jupiter.params.provider.Arguments.of(kind, what, rule, change);
    }
}
