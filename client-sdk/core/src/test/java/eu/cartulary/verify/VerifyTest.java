package eu.cartulary.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.cartulary.client.Envelope;
import eu.cartulary.did.DidDocument;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.jose.SigningKey;
import eu.cartulary.log.Checkpoint;
import eu.cartulary.log.Hash;
import eu.cartulary.log.Merkle;
import eu.cartulary.log.NoteSigner;
import eu.cartulary.sign.DidDocuments;
import eu.cartulary.sign.Signer;
import eu.cartulary.wire.InclusionProof;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerifyTest {
    private static final Clock DAY = Clock.fixed(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.UTC);
    private static final String DID = "did:web:cloud.example";
    private static final SigningKey KEY = SigningKey.generate(Algorithm.ES256);
    private static final Signer SIGNER = Signer.of(KEY, DID + "#key-1").at(DAY);
    private static final KeySource KEYS = did -> DidDocument.parse(
            DidDocuments.of(DID, "key-1", KEY.verificationKey()).getBytes(StandardCharsets.UTF_8), did);
    private static final EnvelopeVerifier VERIFIER = new EnvelopeVerifier(KEYS, DAY);
    private static final String SUBJECT = "{\"credentialSubject\":{\"id\":\"https://cloud.example/x\"}}";

    @Test
    void a_presentation_is_verified_with_every_credential_in_it() throws Exception {
        Envelope first = SIGNER.credential(SUBJECT);
        Verified<Envelope> verified = VERIFIER.verify(SIGNER.presentation(List.of(first, SIGNER.credential(SUBJECT))));
        assertThat(verified.signatures()).hasSize(3);
        assertThat(verified.signatures().get(1).digest()).isEqualTo(EnvelopeVerifier.digestOf(first));
    }

    @Test
    void a_forged_credential_inside_an_honest_presentation_is_refused() {
        Signer forger =
                Signer.of(SigningKey.generate(Algorithm.ES256), DID + "#key-1").at(DAY);
        refuses(SIGNER.presentation(List.of(forger.credential(SUBJECT))), "signature-invalid");
    }

    @Test
    void each_step_that_fails_is_named() {
        refuses(Signer.of(KEY, DID + "#other").at(DAY).credential(SUBJECT), "key-unknown");
        refuses(SIGNER.at(Clock.offset(DAY, Duration.ofDays(1))).credential(SUBJECT), "not-yet-valid");
        refuses(SIGNER.at(Clock.offset(DAY, Duration.ofDays(-400))).credential(SUBJECT), "expired");
        refuses(Envelope.jsonLd(SUBJECT), "not-verifiable-here");
        refuses(new Envelope("text/turtle", new byte[0]), "not-verifiable-here");
        refuses(Envelope.vcJwt("a.b"), "jws-not-three-segments");
    }

    @Test
    void a_key_of_one_issuer_does_not_sign_for_another() {
        SigningKey other = SigningKey.generate(Algorithm.ES256);
        String body = "{\"issuer\":\"did:web:rich.example\",\"credentialSubject\":{\"id\":\"urn:x\"}}";
        String token = eu.cartulary.jose.Jws.sign(
                java.util.Map.of("kid", DID + "#key-1", "typ", "vc+jwt"), body.getBytes(StandardCharsets.UTF_8), other);
        refuses(Envelope.vcJwt(token), "issuer-key-mismatch");
    }

    @Test
    void a_credential_is_in_the_log_only_when_header_leaf_path_and_note_agree() throws Exception {
        NoteSigner log = NoteSigner.generate("catalog.example/log");
        String digest = "ab".repeat(32);
        byte[] header =
                ("{\"credentials\":[{\"digest\":\"" + digest + "\"}],\"index\":1}").getBytes(StandardCharsets.UTF_8);
        Hash before = Merkle.leaf("zero".getBytes(StandardCharsets.UTF_8));
        Hash leaf = Merkle.leaf(header);
        String note = Checkpoint.sign(log, 2, Merkle.node(before, leaf)).note().note();
        InclusionProof proof = new InclusionProof(
                1, 2, leaf.hex(), Base64.getEncoder().encodeToString(header), List.of(before.hex()), note);
        InclusionVerifier verifier = InclusionVerifier.of(log.verifier().vkey());
        assertThat(verifier.verify(digest, proof).size()).isEqualTo(2);

        refuses(() -> verifier.verify("cd".repeat(32), proof), "not-in-log");
        refuses(
                () -> verifier.verify(
                        digest, new InclusionProof(0, 2, leaf.hex(), proof.header(), List.of(before.hex()), note)),
                "not-in-log");
        refuses(
                () -> InclusionVerifier.of(NoteSigner.generate("catalog.example/log")
                                .verifier()
                                .vkey())
                        .verify(digest, proof),
                "checkpoint-invalid");
        refuses(
                () -> verifier.verify(digest, new InclusionProof(1, 2, leaf.hex(), null, List.of(), note)),
                "proof-malformed");
        refuses(() -> InclusionVerifier.of("nonsense"), "log-key-malformed");
    }

    private static void refuses(Envelope envelope, String rule) {
        refuses(() -> VERIFIER.verify(envelope), rule);
    }

    private static void refuses(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String rule) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(VerificationException.class, refused -> assertThat(refused.rule())
                        .isEqualTo(rule));
    }
}
