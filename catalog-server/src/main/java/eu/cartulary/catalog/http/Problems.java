package eu.cartulary.catalog.http;

import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Refusal;
import eu.cartulary.json.Json;
import eu.cartulary.report.Language;
import eu.cartulary.report.Violation;
import eu.cartulary.wire.Problem;
import eu.cartulary.wire.ProblemType;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;

/**
 * Turns everything that goes wrong into a problem (RFC 9457): refusals of the steps, refusals of the rim, and what the framework
 * itself says no to. A bug is told the client as {@code internal} with its trace id, and told the log in full.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
@Order(-2)
public final class Problems implements WebExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final Messages messages;
    private final Addresses addresses;
    private final HttpSettings settings;
    private final ProblemPage page;

    /** Problems in JSON, or as a page for who asks for one. */
    public Problems(Messages messages, Addresses addresses, HttpSettings settings, ProblemPage page) {
        this.messages = messages;
        this.addresses = addresses;
        this.settings = settings;
        this.page = page;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        ServerHttpResponse response = exchange.getResponse();
        if (response.isCommitted()) {
            // The head is out: all that is left is to break the stream, so that nobody takes a part for the whole.
            LOG.warn("trace {} broke off while answering: {}", Call.trace(exchange), failure.toString());
            return Mono.error(failure);
        }
        if (failure instanceof AbortedException || AbortedException.isConnectionReset(failure)) {
            // The client has gone; there is nobody to answer, and nothing is wrong with this program.
            return Mono.empty();
        }
        Refused refused = classify(failure);
        if (refused.refusal().type() == ProblemType.INTERNAL) {
            LOG.error("trace {} {}", Call.trace(exchange), exchange.getRequest().getMethod(), failure);
        }
        return write(exchange, refused);
    }

    private Mono<Void> write(ServerWebExchange exchange, Refused refused) {
        Language language = Call.language(exchange);
        Problem problem = problem(
                refused.refusal(), language, exchange.getRequest().getPath().value(), Call.trace(exchange));
        ServerHttpResponse response = exchange.getResponse();
        HttpHeaders headers = response.getHeaders();
        for (String stale : List.of(HttpHeaders.ETAG, HttpHeaders.CACHE_CONTROL, HttpHeaders.CONTENT_DISPOSITION)) {
            headers.remove(stale);
        }
        response.setRawStatusCode(problem.status());
        headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        headers.set(HttpHeaders.CONTENT_LANGUAGE, language.tag());
        headers.add(HttpHeaders.VARY, "Accept, Accept-Language");
        if (problem.status() == 503) {
            headers.set(
                    HttpHeaders.RETRY_AFTER,
                    String.valueOf(settings.retryAfter().toSeconds()));
        }
        refused.headers().forEach(headers::set);
        boolean html = wantsPage(exchange.getRequest().getHeaders());
        headers.setContentType(html ? MediaTypes.HTML : MediaTypes.PROBLEM);
        byte[] body = html ? page.of(problem, refused.refusal().type(), language) : Json.write(problem);
        headers.setContentLength(body.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }

    /** Browsers name HTML before all else; programs do not name it at all. */
    private static boolean wantsPage(HttpHeaders headers) {
        try {
            return headers.getAccept().stream()
                    .findFirst()
                    .filter(first -> MediaTypes.same(first, MediaTypes.HTML))
                    .isPresent();
        } catch (RuntimeException unreadable) {
            return false;
        }
    }

    /** A refusal as it is sent. */
    public Problem problem(Refusal refusal, Language language, @Nullable String instance, @Nullable String traceId) {
        ProblemType type = refusal.type();
        List<Violation> violations = messages.render(refusal, language);
        return new Problem(
                addresses.of("/problems/" + type.slug()),
                messages.title(type, language),
                type.status(),
                detail(type, violations, language),
                instance,
                traceId,
                violations,
                refusal.members());
    }

    private String detail(ProblemType type, List<Violation> violations, Language language) {
        return switch (violations.size()) {
            case 0 -> messages.explanation(type, language);
            case 1 -> violations.get(0).message();
            default ->
                messages.text(language, "problem.several", violations.get(0).message(), violations.size() - 1);
        };
    }

    /** What a failure means to the client. */
    static Refused classify(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return switch (cause) {
            case Refused refused -> refused;
            case DataBufferLimitException tooLarge ->
                Refused.because(ProblemType.TOO_LARGE, Finding.violation("body-too-large", null, null));
            case TimeoutException late ->
                Refused.because(ProblemType.TIMEOUT, Finding.violation("body-too-slow", null, null));
            case ResponseStatusException status -> ofFramework(status);
            default -> new Refused(Refusal.of(ProblemType.INTERNAL));
        };
    }

    private static Refused ofFramework(ResponseStatusException status) {
        HttpStatus code = HttpStatus.resolve(status.getStatusCode().value());
        Refused refused = new Refused(Refusal.of(code == null ? ProblemType.INTERNAL : type(code)));
        for (var header : status.getHeaders().headerSet()) {
            refused = refused.header(header.getKey(), String.join(", ", header.getValue()));
        }
        return refused;
    }

    private static ProblemType type(HttpStatus code) {
        return switch (code) {
            case NOT_FOUND -> ProblemType.NOT_FOUND;
            case METHOD_NOT_ALLOWED -> ProblemType.METHOD_NOT_ALLOWED;
            case NOT_ACCEPTABLE -> ProblemType.NOT_ACCEPTABLE;
            case UNSUPPORTED_MEDIA_TYPE -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
            case PAYLOAD_TOO_LARGE, CONTENT_TOO_LARGE -> ProblemType.TOO_LARGE;
            case UNAUTHORIZED -> ProblemType.UNAUTHENTICATED;
            case FORBIDDEN -> ProblemType.FORBIDDEN;
            case REQUEST_TIMEOUT -> ProblemType.TIMEOUT;
            case TOO_MANY_REQUESTS -> ProblemType.RATE_LIMITED;
            case SERVICE_UNAVAILABLE -> ProblemType.UNAVAILABLE;
            default -> code.is4xxClientError() ? ProblemType.BAD_REQUEST : ProblemType.INTERNAL;
        };
    }
}
