package eu.cartulary.benchmarks.load;

import org.jspecify.annotations.Nullable;

/** What one client asks, call after call. Each client has its own; no two threads ask one. */
@FunctionalInterface
public interface Calls {
    /** The next call; null when there are no more. */
    @Nullable
    Call next();
}
