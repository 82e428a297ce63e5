package eu.cartulary.catalog.http;

import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.wire.ProblemType;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * What holds for every call before it is routed: it belongs to a trace, its answer carries the headers that keep a browser from
 * doing more than showing it, and its address has a sensible length.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace Context, traceparent</a>
 * @see <a href="https://www.w3.org/TR/CSP3/">Content Security Policy 3</a>
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
public final class Rim implements WebFilter {
    /** Longest path and query, in characters. */
    static final int MAX_ADDRESS = 8_192;

    /** Nothing but own style sheets and images; no script at all, not even own; nobody may frame a page. */
    static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String ACTUATOR = "/actuator";
    private static final Set<String> OPEN = Set.of(
            "/actuator/health",
            "/actuator/health/liveness",
            "/actuator/health/readiness",
            "/actuator/prometheus",
            "/actuator/info");
    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");
    private static final String NO_TRACE = "0".repeat(32);

    private final boolean https;
    private final RandomGenerator random = new SecureRandom();

    /** For a catalog at this address. */
    public Rim(Addresses addresses) {
        this.https = "https".equals(addresses.base().getScheme());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getAttributes()
                .put(Call.TRACE, trace(exchange.getRequest().getHeaders().getFirst("traceparent")));
        secure(exchange.getResponse().getHeaders());
        if (exchange.getRequest().getURI().toString().length() > MAX_ADDRESS) {
            return Mono.error(Refused.because(
                    ProblemType.BAD_REQUEST,
                    Finding.violation("address-too-long", null, null, String.valueOf(MAX_ADDRESS))));
        }
        String path = exchange.getRequest().getPath().value();
        if (path.startsWith(ACTUATOR) && !OPEN.contains(path)) {
            // The framework has more to tell than the contract has; what is not in the contract does not exist.
            return Mono.error(Refused.because(ProblemType.NOT_FOUND));
        }
        return chain.filter(exchange);
    }

    private void secure(HttpHeaders headers) {
        headers.set("Content-Security-Policy", POLICY);
        // What is large enough goes out compressed to who takes it.
        headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "cross-origin");
        headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        if (https) {
            headers.set("Strict-Transport-Security", "max-age=31536000");
        }
    }

    private String trace(@Nullable String traceparent) {
        if (traceparent != null && traceparent.length() < 512) {
            Matcher matcher = TRACEPARENT.matcher(traceparent);
            if (matcher.matches() && !matcher.group(1).equals(NO_TRACE)) {
                return matcher.group(1);
            }
        }
        byte[] fresh = new byte[16];
        random.nextBytes(fresh);
        return HexFormat.of().formatHex(fresh);
    }
}
