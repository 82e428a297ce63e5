package eu.cartulary.catalog.trust;

import eu.cartulary.catalog.fuzz.FuzzTarget;
import eu.cartulary.catalog.kernel.CredentialHead;
import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.outbound.StaticOutbound;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.jose.Jws;
import eu.cartulary.json.Json;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Bodies of {@code POST /credentials/{digest}/revocation}; and anything as what a good signature stands under. */
final class RevocationTarget implements FuzzTarget {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Digest DIGEST = Digest.of(new byte[] {1});
    private static final Map<String, Object> CLAIMS = Map.of(
            "iss",
            "did:web:a.example",
            "sub",
            DIGEST.hex(),
            "aud",
            List.of("https://catalog.example"),
            "iat",
            NOW.getEpochSecond(),
            "exp",
            NOW.getEpochSecond() + 60,
            "reason",
            "ceased");

    private final TestIssuer alice = new TestIssuer("did:web:a.example", Algorithm.EDDSA);
    private final StaticOutbound shelf = new StaticOutbound(CLOCK);
    private final RevocationReader reader =
            new RevocationReader(new DidResolver(shelf, CLOCK), TrustSettings.DEFAULT, "https://catalog.example");
    private final CredentialHead head =
            new CredentialHead(DIGEST, null, new Did(alice.did), List.of(), List.of(), NOW, null, NOW);

    RevocationTarget() {
        alice.on(shelf);
    }

    @Override
    public void eat(byte[] input) {
        FuzzTarget.require(!taken(input, new byte[0]), "a revocation that the issuer did not sign");
        // As evidence it is what this program wrote, or what a damaged disk made of it.
        taken(FuzzTarget.bytes(signed(Json.write(CLAIMS))), input);
        if (taken(FuzzTarget.bytes(signed(input)), new byte[0])) {
            FuzzTarget.require(FuzzTarget.text(input).contains(DIGEST.hex().substring(0, 4)), "of another credential");
        }
    }

    private String signed(byte[] payload) {
        return Jws.sign(Map.of("typ", "revocation+jwt", "kid", alice.kid), payload, alice.key);
    }

    private boolean taken(byte[] body, byte[] evidence) {
        return switch (reader.read(body, head, evidence, 0, NOW)) {
            case Outcome.Done<Revocation> done -> true;
            case Outcome.Refused<Revocation> no -> {
                FuzzTarget.require(!no.refusal().findings().isEmpty(), "refused without a reason");
                yield false;
            }
        };
    }

    @Override
    public List<byte[]> seeds() {
        TestIssuer other = new TestIssuer("did:web:a.example", Algorithm.ES256);
        String token = Jws.sign(Map.of("typ", "revocation+jwt", "kid", other.kid), Json.write(CLAIMS), other.key);
        return List.of(
                FuzzTarget.bytes(token),
                Json.write(CLAIMS),
                FuzzTarget.bytes("{\"by\":[0],\"evidence\":[{\"jwk\":"
                        + alice.key.verificationKey().toJwk() + "}]}"));
    }
}
