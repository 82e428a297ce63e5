package eu.cartulary.client;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Told of every call: the place for metrics and traces. Must be quick. The Spring Boot starter brings one for Micrometer; one for
 * OpenTelemetry starts a span in {@link #begin}, gives its {@code traceparent} as a header, and ends it in {@link Watch#ended}.
 */
@FunctionalInterface
public interface CallObserver {

    /**
     * A call begins; on the thread of the caller, so that what is current there (a span) can be found.
     *
     * @param operation a name of low cardinality, such as {@code publish} or {@code offerings}
     */
    Watch begin(String operation);

    /** Hears of the ends only. */
    static CallObserver onEnd(Consumer<Ended> told) {
        return operation -> told::accept;
    }

    /** Looks after one call. */
    @FunctionalInterface
    interface Watch {
        /** The call ended; on a thread of the client. A stream has ended for this purpose when it has begun. */
        void ended(Ended call);

        /** Headers that every attempt carries, such as {@code traceparent} (W3C Trace Context). */
        default Map<String, String> headers() {
            return Map.of();
        }
    }

    /**
     * What there is to say of a call, without any content.
     *
     * @param operation as at the beginning
     * @param status the last HTTP status, absent when there was none
     * @param attempts how often it was made
     * @param took from the first attempt to the end
     */
    record Ended(String operation, OptionalInt status, int attempts, Duration took) {}
}
