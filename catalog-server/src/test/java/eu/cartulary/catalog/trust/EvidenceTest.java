package eu.cartulary.catalog.trust;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.envelope.Envelope;
import eu.cartulary.catalog.envelope.EnvelopeLimits;
import eu.cartulary.catalog.envelope.Envelopes;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.outbound.StaticOutbound;
import eu.cartulary.did.DidDocument;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.jose.Jws;
import eu.cartulary.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.TrustAnchor;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is kept beside a credential is enough to verify it again, whatever became of its issuer. */
class EvidenceTest {
    private static final String DID = "did:web:a.example";

    @TempDir
    Path folder;

    @Test
    @DisplayName(
            "the envelope and its evidence verify again without any network, with the key and the chain of that day")
    void again() throws Exception {
        Pki pki = new Pki(folder).root("root").leaf("leaf", "root");
        Instant now = pki.certificate("leaf").getNotBefore().toInstant().plusSeconds(600);
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        StaticOutbound shelf = new StaticOutbound(clock);
        ObjectNode jwk = pki.signingKey("leaf").verificationKey().toJwk();
        jwk.set("x5c", Json.mapper().valueToTree(pki.chain("leaf")));
        Map<String, Object> method =
                Map.of("id", DID + "#key-1", "type", "JsonWebKey2020", "controller", DID, "publicKeyJwk", jwk);
        TestIssuer issuer = new TestIssuer(DID, Algorithm.ES256)
                .on(
                        shelf,
                        Map.of(
                                "id",
                                DID,
                                "verificationMethod",
                                List.of(method),
                                "assertionMethod",
                                List.of(DID + "#key-1")));
        Map<String, Object> credential = issuer.credential("urn:uuid:1", "https://a.example/storage");
        credential.put("validFrom", now.minusSeconds(60).toString());
        credential.put("validUntil", now.plusSeconds(60).toString());
        byte[] token = Jws.sign(issuer.header(), Json.write(credential), pki.signingKey("leaf"))
                .getBytes(StandardCharsets.US_ASCII);
        TestPolicy policy = new TestPolicy();
        policy.mode = TrustPolicy.Mode.ANCHORED;
        policy.anchors = Set.of(new TrustAnchor(pki.certificate("root"), null));

        VerifiedCredential then = verified(Verifier.over(shelf, clock, policy, TrustSettings.DEFAULT), token, now);

        JsonNode kept = Json.read(Evidence.of(List.of(then))).path("evidence").path(0);
        assertThat(kept.path("chain").path("certificates")).hasSize(2);
        byte[] document = kept.path("didDocument").path("text").asString().getBytes(StandardCharsets.UTF_8);
        assertThat(Digest.of(document).hex())
                .isEqualTo(kept.path("didDocument").path("sha256").asString());
        KeyResolver ofThatDay = (did, maxAge) ->
                new ResolvedDid(DidDocument.parse(document, did.value()), document, Digest.of(document), now);
        VerifiedCredential again = verified(new Verifier(ofThatDay, policy, TrustSettings.DEFAULT), token, now);
        assertThat(again.head()).isEqualTo(then.head());
        assertThat(new String(again.evidence(), StandardCharsets.UTF_8))
                .isEqualTo(new String(then.evidence(), StandardCharsets.UTF_8));
        assertThat(Evidence.key(Evidence.of(List.of(then)), 0)).isPresent();
    }

    private static VerifiedCredential verified(Verifier verifier, byte[] token, Instant now) {
        Outcome<Envelope> envelope = new Envelopes(EnvelopeLimits.DEFAULT).read("application/vc+jwt", token);
        Outcome<List<VerifiedCredential>> outcome = envelope.then(e -> verifier.verify(e, now));
        assertThat(outcome).as(outcome.toString()).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<List<VerifiedCredential>>) outcome).value().get(0);
    }
}
