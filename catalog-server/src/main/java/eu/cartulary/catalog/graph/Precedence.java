package eu.cartulary.catalog.graph;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Who goes first: ordinary calls are in work, and lengthy queries give way to them. Told by whoever does the work, asked by
 * {@link QueryTurns}; any thread may do either.
 */
public final class Precedence {
    /** What is counted ends when the answer is made; it leaves a moment later. */
    private static final long LEAVING = 2_000_000;

    private final LongSupplier nanos;
    private final AtomicInteger inWork = new AtomicInteger();
    private volatile long last;

    /** Nobody is in work. */
    public Precedence() {
        this(System::nanoTime);
    }

    Precedence(LongSupplier nanos) {
        this.nanos = nanos;
        this.last = nanos.getAsLong() - LEAVING;
    }

    /** An ordinary call waits or is worked on; it is to {@link #ends}. */
    public void begins() {
        inWork.incrementAndGet();
    }

    /** One that has begun is over. */
    public void ends() {
        last = nanos.getAsLong();
        inWork.decrementAndGet();
    }

    /** Whether an ordinary call is in work, or was a moment ago. */
    boolean isTaken() {
        return inWork.get() > 0 || nanos.getAsLong() - last < LEAVING;
    }
}
