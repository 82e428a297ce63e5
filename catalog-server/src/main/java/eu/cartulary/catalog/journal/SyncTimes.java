package eu.cartulary.catalog.journal;

import java.util.concurrent.atomic.AtomicLong;

/** How long the disk takes to say that a batch is on it. Written by the writer's thread, read by any. */
public final class SyncTimes {
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLong longest = new AtomicLong();

    void took(long duration) {
        count.incrementAndGet();
        nanos.addAndGet(duration);
        longest.accumulateAndGet(duration, Math::max);
    }

    /** How many batches were synced. */
    public long count() {
        return count.get();
    }

    /** Nanoseconds that all of them took. */
    public long nanos() {
        return nanos.get();
    }

    /** Nanoseconds of the longest since this was asked last. */
    public long longest() {
        return longest.getAndSet(0);
    }
}
