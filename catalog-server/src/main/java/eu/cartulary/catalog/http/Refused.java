package eu.cartulary.catalog.http;

import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.kernel.Refusal;
import eu.cartulary.wire.ProblemType;
import java.util.LinkedHashMap;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * A refusal on its way through Reactor, which knows only errors: below the rim a refusal is a value. Cheap: it has no stack.
 */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;
    private final transient Map<String, String> headers;

    /** A refusal that becomes a problem. */
    public Refused(Refusal refusal) {
        this(refusal, Map.of());
    }

    private Refused(Refusal refusal, Map<String, String> headers) {
        super(refusal.type().slug(), null, false, false);
        this.refusal = refusal;
        this.headers = Map.copyOf(headers);
    }

    /** A refusal of the rim itself, with what was found. */
    public static Refused because(ProblemType type, Finding... findings) {
        return new Refused(Refusal.of(type, findings));
    }

    /** The same with a header of the answer, such as {@code Allow} or {@code Retry-After}. */
    public Refused header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Refused(refusal, more);
    }

    /** The same with a member of the problem. */
    public Refused with(String member, Object value) {
        return new Refused(refusal.with(member, value), headers);
    }

    /** The value of an outcome, or the error. */
    public static <T> Mono<T> unwrap(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T> done -> Mono.just(done.value());
            case Outcome.Refused<T> refused -> Mono.error(new Refused(refused.refusal()));
        };
    }

    Refusal refusal() {
        return refusal;
    }

    Map<String, String> headers() {
        return headers;
    }
}
