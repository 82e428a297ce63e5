package eu.cartulary.testkit;

import eu.cartulary.jose.JoseException;
import eu.cartulary.jose.Jws;
import eu.cartulary.json.Json;
import eu.cartulary.wire.ProblemType;
import tools.jackson.databind.JsonNode;

/** Reads the tokens that take a credential back. */
final class Revocations {
    private Revocations() {}

    /** The reason, when the token is of the issuer's key, about this credential, and holds. */
    static String reason(String compact, Kept kept, Publishing publishing) {
        try {
            Jws token = Jws.parse(compact.strip());
            JsonNode claims = Json.read(token.payload());
            String issuer = kept.record().issuer();
            String keyId = token.header("kid").orElse("");
            boolean about = claims.path("sub").asString("").equals(kept.record().digest())
                    && claims.path("iss").asString("").equals(issuer)
                    && claims.path("exp").longValue() > publishing.now().getEpochSecond();
            if (!about || !publishing.isSignedBy(token, issuer, keyId)) {
                throw Refused.because(
                        ProblemType.SIGNATURE_INVALID, "the token is not one of " + issuer + " about this credential");
            }
            return claims.path("reason").asString("");
        } catch (JoseException | Json.MalformedJsonException malformed) {
            throw Refused.because(ProblemType.MALFORMED, malformed.getMessage());
        }
    }
}
