package eu.cartulary.catalog.http;

import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.jose.JoseException;
import eu.cartulary.jose.Jws;
import eu.cartulary.jose.VerificationKey;
import eu.cartulary.json.Json;
import eu.cartulary.wire.ProblemType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Operators by a key that was made at the first start and never left the machine: {@code cartulary token} signs with it, this
 * verifies. A token names the catalog it is for, lives for a day at most, and carries the scope {@code operate}. There is no
 * password and no default token.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6750">RFC 6750, bearer tokens</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7519#section-4.1">RFC 7519, registered claims</a>
 */
public final class LocalOperators implements Authority {
    /** Who signs operators' tokens. */
    public static final String ISSUER = "urn:cartulary:operator";
    /** What a token must allow. */
    public static final String SCOPE = "operate";

    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final String BEARER = "Bearer ";
    private static final int MAX_TOKEN = 8_192;

    private final VerificationKey key;
    private final String audience;
    private final Clock clock;

    /** Operators of the catalog at this address. */
    public LocalOperators(VerificationKey key, Addresses addresses, Clock clock) {
        this.key = key;
        this.audience = addresses.base().toString();
        this.clock = clock;
    }

    @Override
    public Mono<Role> roleOf(ServerHttpRequest request) {
        return Mono.fromCallable(() -> verify(token(request)));
    }

    /** The bearer token of a request. */
    static String token(ServerHttpRequest request) {
        String field = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (field == null || !field.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw Refused.because(ProblemType.UNAUTHENTICATED, Finding.violation("token-missing", null, null))
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"cartulary\", scope=\"" + SCOPE + "\"");
        }
        return field.substring(BEARER.length()).strip();
    }

    /** A token that does not hold, and why: the reason goes to whoever holds the token, never the token itself. */
    static Refused invalid(String reason) {
        return Refused.because(ProblemType.UNAUTHENTICATED, Finding.violation("token-invalid", null, null, reason))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"cartulary\", error=\"invalid_token\"");
    }

    private Role verify(String token) {
        JsonNode claims = claims(token);
        if (!claims.path("iss").asString("").equals(ISSUER)) {
            throw invalid("iss");
        }
        requireAudience(claims, audience);
        requireTime(claims, clock.instant());
        return operates(claims) ? Role.OPERATOR : Role.ANYONE;
    }

    private JsonNode claims(String token) {
        try {
            if (token.length() > MAX_TOKEN) {
                throw invalid("length");
            }
            Jws jws = Jws.parse(token);
            if (!jws.verifiedBy(key)) {
                throw invalid("signature");
            }
            return Json.read(jws.payload());
        } catch (JoseException e) {
            throw invalid(e.rule());
        } catch (Json.MalformedJsonException e) {
            throw invalid("payload");
        }
    }

    static void requireAudience(JsonNode claims, String audience) {
        JsonNode aud = claims.path("aud");
        boolean named = aud.isArray()
                ? aud.valueStream().anyMatch(a -> a.asString("").equals(audience))
                : aud.asString("").equals(audience);
        if (!named) {
            throw invalid("aud");
        }
    }

    static void requireTime(JsonNode claims, Instant now) {
        if (!claims.path("exp").isNumber()) {
            throw invalid("exp");
        }
        Instant expires = instant(claims, "exp");
        Instant issued = claims.has("iat") ? instant(claims, "iat") : now;
        Instant from = claims.has("nbf") ? instant(claims, "nbf") : issued;
        if (!now.minus(SKEW).isBefore(expires)) {
            throw invalid("exp");
        }
        if (now.plus(SKEW).isBefore(from) || now.plus(SKEW).isBefore(issued)) {
            throw invalid("nbf");
        }
        if (Duration.between(issued, expires).compareTo(LONGEST.plus(SKEW)) > 0) {
            throw invalid("lifetime");
        }
    }

    private static Instant instant(JsonNode claims, String name) {
        JsonNode value = claims.path(name);
        if (!value.isNumber() || Math.abs(value.asDouble()) > 1e11) {
            throw invalid(name);
        }
        return Instant.ofEpochSecond((long) value.asDouble());
    }

    static boolean operates(JsonNode claims) {
        return Arrays.asList(claims.path("scope").asString("").split(" ", 50)).contains(SCOPE);
    }
}
