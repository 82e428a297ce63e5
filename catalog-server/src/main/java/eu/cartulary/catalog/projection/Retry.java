package eu.cartulary.catalog.projection;

import java.time.Duration;

/** When to try again what failed: soon at first, then less and less often. One thread only. */
final class Retry {
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private Duration pause = FIRST;
    /** {@link System#nanoTime}. */
    private long from = System.nanoTime();

    /** Something new failed. */
    void begin() {
        pause = FIRST;
        from = System.nanoTime();
    }

    /** A try failed: the next one comes after twice the pause. */
    void failed() {
        from = System.nanoTime();
        Duration twice = pause.multipliedBy(2);
        pause = twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
    }

    boolean isDue() {
        return System.nanoTime() - from >= pause.toNanos();
    }
}
