package eu.cartulary.catalog.trust;

import eu.cartulary.catalog.envelope.Envelope;
import eu.cartulary.catalog.envelope.EnvelopeLimits;
import eu.cartulary.catalog.envelope.Envelopes;
import eu.cartulary.catalog.fuzz.FuzzTarget;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.outbound.Fetched;
import eu.cartulary.catalog.outbound.Outbound;
import eu.cartulary.jose.SigningKey;
import eu.cartulary.json.Json;
import java.security.cert.TrustAnchor;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** The DID document of an issuer that is let in, wherever it leads: keys, certificates, other names. */
final class DidDocumentTarget implements FuzzTarget {
    private static final String DID = "did:web:a.example";

    private final Pki pki = FuzzPki.open();
    private final Instant now =
            pki.certificate("leaf").getNotBefore().toInstant().plusSeconds(60);
    private final TestPolicy policy = TestPolicy.listing(DID);
    private final TestIssuer issuer = new TestIssuer(DID, key(pki));
    private final Envelope envelope = envelope();

    DidDocumentTarget() {
        policy.anchors = Set.of(new TrustAnchor(pki.certificate("root"), null));
    }

    @Override
    public void eat(byte[] input) {
        Outbound everywhere = (uri, ask) -> new Fetched.Found(input, "application/json", now);
        Verifier verifier = Verifier.over(everywhere, Clock.fixed(now, ZoneOffset.UTC), policy, TrustSettings.DEFAULT);
        switch (verifier.verify(envelope, now)) {
            case Outcome.Done<List<VerifiedCredential>> done -> {
                VerifiedCredential verified = done.value().get(0);
                FuzzTarget.require(verified.right().issuer().value().equals(DID), "the right of another");
                FuzzTarget.require(Evidence.key(Evidence.of(done.value()), 0).isPresent(), "evidence without a key");
            }
            case Outcome.Refused<List<VerifiedCredential>> no ->
                FuzzTarget.require(!no.refusal().findings().isEmpty(), "refused without a reason");
        }
    }

    private Envelope envelope() {
        Map<String, Object> credential = issuer.credential("https://a.example/c", "https://a.example/s");
        credential.put("validFrom", now.minusSeconds(60).toString());
        credential.put("validUntil", now.plusSeconds(60).toString());
        byte[] token = FuzzTarget.bytes(issuer.token(credential));
        return switch (new Envelopes(EnvelopeLimits.DEFAULT).read("application/vc+jwt", token)) {
            case Outcome.Done<Envelope> done -> done.value();
            case Outcome.Refused<Envelope> no -> throw new IllegalStateException(no.toString());
        };
    }

    private static SigningKey key(Pki pki) {
        try {
            return pki.signingKey("leaf");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        Map<String, Object> document = issuer.document();
        seeds.add(Json.write(document));
        document.put("alsoKnownAs", List.of("https://b.example/x", "did:web:b.example%3A8443:y", "urn:x", DID));
        ObjectNode jwk = issuer.key.verificationKey().toJwk();
        try {
            jwk.set("x5c", Json.mapper().valueToTree(pki.chain("leaf")));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        document.put(
                "verificationMethod",
                List.of(Map.of("id", "#key-1", "type", "JsonWebKey", "controller", DID, "publicKeyJwk", jwk)));
        document.put("assertionMethod", List.of("#key-1", Map.of("id", "#e", "type", "Multikey", "controller", DID)));
        seeds.add(Json.write(document));
        return seeds;
    }
}
