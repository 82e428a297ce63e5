package eu.cartulary.catalog.graph;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Who goes first: ordinary calls are in work, and lengthy queries and streams give way to them. Told by whoever does the work; any
 * thread may tell and ask.
 */
public final class Precedence {
    /** What is counted ends when the answer is made; it leaves a moment later. */
    private static final long LEAVING = TimeUnit.MILLISECONDS.toNanos(2);
    /** How long whoever gives way sleeps between two looks. */
    private static final long NAP = TimeUnit.MICROSECONDS.toNanos(500);

    private final Time time;
    private final AtomicInteger inWork = new AtomicInteger();
    private volatile long last;

    /** Nobody is in work. */
    public Precedence() {
        this(Time.REAL);
    }

    Precedence(Time time) {
        this.time = time;
        this.last = time.nanos() - LEAVING;
    }

    /** The time that goes by; a test has its own. */
    interface Time {
        /** That of the machine. */
        Time REAL = new Time() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void pass(long nanos) {
                LockSupport.parkNanos(nanos);
            }
        };

        long nanos();

        /** Does nothing for so long. */
        void pass(long nanos);
    }

    /** An ordinary call waits or is worked on; it is to {@link #ends}. */
    public void begins() {
        inWork.incrementAndGet();
    }

    /** One that has begun is over. */
    public void ends() {
        last = time.nanos();
        inWork.decrementAndGet();
    }

    /** Does nothing as long as an ordinary call is in work, or was a moment ago. */
    public void giveWay(long mostNanos) {
        giveWay(mostNanos, () -> false);
    }

    /** The same until something else is so. */
    void giveWay(long mostNanos, BooleanSupplier over) {
        long from = time.nanos();
        while (isTaken() && time.nanos() - from < mostNanos && !over.getAsBoolean()) {
            time.pass(NAP);
        }
    }

    private boolean isTaken() {
        return inWork.get() > 0 || time.nanos() - last < LEAVING;
    }
}
