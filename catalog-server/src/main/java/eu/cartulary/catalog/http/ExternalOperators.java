package eu.cartulary.catalog.http;

import eu.cartulary.jose.JoseException;
import eu.cartulary.jose.Jws;
import eu.cartulary.jose.VerificationKey;
import eu.cartulary.json.Json;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Operators by tokens of an OAuth2 issuer outside (RFC 9068): signed with a key of its set, named by {@code iss}, made for this
 * catalog, in date and short-lived, and with a claim that makes an operator.
 */
public final class ExternalOperators implements Authority {
    private static final int MAX_TOKEN = 8_192;
    private static final int MAX_PATH = 8;
    /** No credential, revocation or other kind of token passes for one (RFC 8725, section 3.11). */
    private static final Set<String> TYPES = Set.of("at+jwt", "application/at+jwt", "jwt", "");

    private final Trusted trusted;
    private final IssuerKeys keys;
    private final Blocking blocking;
    private final Clock clock;

    /**
     * Whose tokens are taken, and who of them is an operator.
     *
     * @param issuer as {@code iss} says
     * @param audience that {@code aud} must name
     * @param claim in which the roles stand, with dots into objects: {@code scope}, {@code realm_access.roles}
     * @param value that makes an operator, one of the words of the claim
     */
    public record Trusted(String issuer, String audience, String claim, String value) {}

    /** Operators of this issuer. */
    public ExternalOperators(Trusted trusted, IssuerKeys keys, Blocking blocking, Clock clock) {
        this.trusted = trusted;
        this.keys = keys;
        this.blocking = blocking;
        this.clock = clock;
    }

    @Override
    public Mono<Role> roleOf(ServerHttpRequest request) {
        return Mono.fromCallable(() -> LocalOperators.token(request))
                .flatMap(token -> blocking.call(Bulkhead.READ, cancelled -> verify(token)));
    }

    private Role verify(String token) {
        if (token.length() > MAX_TOKEN) {
            throw LocalOperators.invalid("length");
        }
        try {
            Jws jws = Jws.parse(token);
            JsonNode claims = Json.read(jws.payload());
            // Before any key is looked for: who is not named cannot make us fetch.
            if (!claims.path("iss").asString("").equals(trusted.issuer())) {
                throw LocalOperators.invalid("iss");
            }
            if (!TYPES.contains(jws.header("typ").orElse("").toLowerCase(Locale.ROOT))) {
                throw LocalOperators.invalid("typ");
            }
            LocalOperators.requireAudience(claims, trusted.audience());
            LocalOperators.requireTime(claims, clock.instant());
            if (!isSigned(jws)) {
                throw LocalOperators.invalid("signature");
            }
            return isOperator(claims) ? Role.OPERATOR : Role.ANYONE;
        } catch (JoseException e) {
            throw LocalOperators.invalid(e.rule());
        } catch (Json.MalformedJsonException e) {
            throw LocalOperators.invalid("payload");
        }
    }

    private boolean isSigned(Jws jws) {
        List<VerificationKey> candidates = keys.named(jws.header("kid").orElse(null));
        return candidates.stream().anyMatch(jws::verifiedBy);
    }

    private boolean isOperator(JsonNode claims) {
        JsonNode roles = claims.path(trusted.claim());
        if (roles.isMissingNode()) {
            roles = claims;
            for (String step : trusted.claim().split("\\.", MAX_PATH)) {
                roles = roles.path(step);
            }
        }
        if (roles.isArray()) {
            return roles.valueStream().anyMatch(role -> role.asString("").equals(trusted.value()));
        }
        return Arrays.asList(roles.asString("").split(" ", 100)).contains(trusted.value());
    }
}
