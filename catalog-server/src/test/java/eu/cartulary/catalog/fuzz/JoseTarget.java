package eu.cartulary.catalog.fuzz;

import eu.cartulary.catalog.trust.TestIssuer;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.jose.DetachedJws;
import eu.cartulary.jose.JoseException;
import eu.cartulary.jose.Jws;
import eu.cartulary.jose.SigningKey;
import eu.cartulary.jose.VerificationKey;
import eu.cartulary.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compact JWS, detached JWS, and JWK. What is parsed must be refused by a key that never signed it. */
final class JoseTarget implements FuzzTarget {
    private final VerificationKey stranger =
            SigningKey.generate(Algorithm.ES256).verificationKey();

    @Override
    public void eat(byte[] input) {
        String text = FuzzTarget.text(input);
        try {
            FuzzTarget.require(!Jws.parse(text).verifiedBy(stranger), "a stranger's key verified it");
        } catch (JoseException refused) {
            FuzzTarget.require(refused.getMessage() != null, "refused without a word");
        }
        try {
            DetachedJws.parse(text);
        } catch (JoseException refused) {
            FuzzTarget.require(refused.getMessage() != null, "refused without a word");
        }
        try {
            VerificationKey.parse(Json.read(input)).toJwk();
        } catch (JoseException | Json.MalformedJsonException refused) {
            FuzzTarget.require(refused.getMessage() != null, "refused without a word");
        }
    }

    @Override
    public List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        TestIssuer issuer = TestIssuer.web("a.example");
        seeds.add(FuzzTarget.bytes(issuer.token(issuer.header(), Map.of("a", 1))));
        for (Algorithm algorithm : List.of(Algorithm.ES256, Algorithm.ES384, Algorithm.EDDSA, Algorithm.PS256)) {
            SigningKey key = SigningKey.generate(algorithm);
            seeds.add(FuzzTarget.bytes(DetachedJws.sign(new byte[] {1}, key)));
            seeds.add(Json.write(key.verificationKey().toJwk()));
        }
        return seeds;
    }
}
