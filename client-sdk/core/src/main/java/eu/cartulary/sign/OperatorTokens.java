package eu.cartulary.sign;

import eu.cartulary.jose.Jws;
import eu.cartulary.jose.SigningKey;
import eu.cartulary.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Makes access tokens for the operator of a catalog, from the key that its first start left in {@code keys/operator.jwk.json}. */
public final class OperatorTokens {
    /** The longest that a token may hold. */
    public static final Duration LONGEST = Duration.ofMinutes(15);

    private OperatorTokens() {}

    /**
     * Makes a token (RFC 7519) with the scope {@code operate}.
     *
     * @param audience base URL of the catalog
     * @param validity at most {@link #LONGEST}
     */
    public static String mint(SigningKey key, String audience, Duration validity, Clock clock) {
        if (validity.compareTo(LONGEST) > 0 || validity.isNegative() || validity.isZero()) {
            throw new SigningException(
                    "token-validity", "a token holds for 1 second to " + LONGEST.toMinutes() + " minutes");
        }
        Instant now = clock.instant();
        byte[] claims = Json.write(Json.mapper()
                .createObjectNode()
                .put("iss", "urn:cartulary:operator")
                .put("sub", "operator")
                .put("aud", audience)
                .put("scope", "operate")
                .put("iat", now.getEpochSecond())
                .put("exp", now.plus(validity).getEpochSecond())
                .put("jti", UUID.randomUUID().toString()));
        return Jws.sign(Map.of("typ", "JWT"), claims, key);
    }
}
