package eu.cartulary.client;

import java.time.Duration;
import java.util.OptionalInt;

/** Told of every call that ended: the place for metrics and traces. Runs on the client's threads, so it must be quick. */
@FunctionalInterface
public interface CallObserver {

    /** A call ended. */
    void ended(Ended call);

    /**
     * What there is to say of a call, without any content.
     *
     * @param operation a name of low cardinality, such as {@code publish} or {@code offerings}
     * @param status the last HTTP status, absent when there was none
     * @param attempts how often it was made
     * @param took from the first attempt to the end
     */
    record Ended(String operation, OptionalInt status, int attempts, Duration took) {}
}
