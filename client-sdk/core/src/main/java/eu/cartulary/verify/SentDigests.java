package eu.cartulary.verify;

import eu.cartulary.client.Envelope;
import eu.cartulary.jose.JoseException;
import eu.cartulary.jose.Jws;
import eu.cartulary.json.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Under which digests a catalog has to know what was sent, worked out here and not taken from its answer. */
final class SentDigests {
    private SentDigests() {}

    /** One for each credential; empty where the form leaves it to the catalog what one credential is (JSON-LD presentations). */
    static List<String> of(Envelope sent) throws VerificationException {
        return switch (sent.mediaType()) {
            case Envelope.VC_JWT, Envelope.VP_JWT, "application/jwt" ->
                ofToken(sent.text().strip());
            case Envelope.JSON_LD, "application/vc" ->
                read(sent.bytes()).has("verifiableCredential")
                        ? List.of()
                        : List.of(EnvelopeVerifier.sha256(sent.bytes()));
            default -> List.of();
        };
    }

    private static List<String> ofToken(String compact) throws VerificationException {
        try {
            JsonNode payload = read(Jws.parse(compact).payload());
            if (!payload.has("verifiableCredential")) {
                return List.of(EnvelopeVerifier.digestOf(Envelope.vcJwt(compact)));
            }
            List<String> digests = new ArrayList<>();
            for (JsonNode each : payload.get("verifiableCredential")) {
                digests.add(EnvelopeVerifier.digestOf(Envelope.vcJwt(EnvelopeVerifier.enveloped(each))));
            }
            return digests;
        } catch (JoseException malformed) {
            throw new VerificationException(malformed.rule(), String.valueOf(malformed.getMessage()));
        }
    }

    private static JsonNode read(byte[] json) throws VerificationException {
        try {
            return Json.read(json);
        } catch (Json.MalformedJsonException unreadable) {
            throw new VerificationException("malformed", String.valueOf(unreadable.getMessage()));
        }
    }
}
