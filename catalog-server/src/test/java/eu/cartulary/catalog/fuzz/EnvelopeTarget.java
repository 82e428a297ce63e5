package eu.cartulary.catalog.fuzz;

import eu.cartulary.catalog.envelope.Envelope;
import eu.cartulary.catalog.envelope.EnvelopeLimits;
import eu.cartulary.catalog.envelope.Envelopes;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.trust.TestIssuer;
import eu.cartulary.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Bodies of {@code POST /credentials}: the first byte chooses the media type. */
final class EnvelopeTarget implements FuzzTarget {
    private static final List<String> TYPES = List.of(
            "application/vc+jwt", "application/vp+jwt", "application/jwt", "application/ld+json", "application/vc");

    private final Envelopes envelopes = new Envelopes(EnvelopeLimits.DEFAULT);

    @Override
    public void eat(byte[] input) {
        if (input.length == 0) {
            return;
        }
        byte[] body = Arrays.copyOfRange(input, 1, input.length);
        Outcome<Envelope> read = envelopes.read(TYPES.get(Math.floorMod(input[0], TYPES.size())), body);
        switch (read) {
            case Outcome.Done<Envelope> done ->
                FuzzTarget.require(!done.value().credentials().isEmpty(), "an envelope of nothing was taken");
            case Outcome.Refused<Envelope> no ->
                FuzzTarget.require(!no.refusal().findings().isEmpty(), "refused without a reason");
        }
    }

    @Override
    public List<byte[]> seeds() {
        TestIssuer issuer = TestIssuer.web("a.example");
        Map<String, Object> credential = issuer.credential("https://a.example/c", "https://a.example/s");
        String token = issuer.token(credential);
        List<byte[]> seeds = new ArrayList<>();
        seeds.add(typed(0, FuzzTarget.bytes(token)));
        seeds.add(typed(1, FuzzTarget.bytes(issuer.presentation(token, token))));
        seeds.add(typed(2, FuzzTarget.bytes(token)));
        credential.put(
                "proof",
                Map.of(
                        "type", "JsonWebSignature2020",
                        "verificationMethod", issuer.kid,
                        "proofPurpose", "assertionMethod",
                        "created", "2026-01-01T00:00:00Z",
                        "jws", "eyJhbGciOiJFUzI1NiIsImI2NCI6ZmFsc2UsImNyaXQiOlsiYjY0Il19..AAAA"));
        seeds.add(typed(3, Json.write(credential)));
        credential.put(
                "proof",
                Map.of(
                        "type", "DataIntegrityProof",
                        "cryptosuite", "eddsa-rdfc-2022",
                        "verificationMethod", issuer.kid,
                        "proofPurpose", "assertionMethod",
                        "proofValue", "z3FXQ"));
        seeds.add(typed(4, Json.write(credential)));
        return seeds;
    }

    private static byte[] typed(int type, byte[] body) {
        byte[] all = new byte[body.length + 1];
        all[0] = (byte) type;
        System.arraycopy(body, 0, all, 1, body.length);
        return all;
    }
}
