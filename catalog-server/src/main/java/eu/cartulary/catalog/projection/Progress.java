package eu.cartulary.catalog.projection;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where views stand.
 *
 * @param applied records the live views have applied
 * @param durable records the journal has
 * @param caughtUpOnce whether the live views have reached the end since the start: what readiness asks
 * @param present whether readers are answered: not from views that are being built from nothing, which know a small part only
 * @param oldestWaiting age of the oldest durable record that is not applied; zero when there is none
 * @param rebuilding records a rebuild beside them has applied; absent when none is going on
 * @param failure why the views stand still; absent when they do not
 */
public record Progress(
        long applied,
        long durable,
        boolean caughtUpOnce,
        boolean present,
        Duration oldestWaiting,
        @Nullable Long rebuilding,
        @Nullable String failure) {

    /** Records that wait. */
    public long lag() {
        return Math.max(0, durable - applied);
    }

    /** From 0 to 100, rounded down: 100 means that nothing waits. */
    public int percent() {
        return durable == 0 || applied >= durable ? 100 : (int) (applied * 100 / durable);
    }
}
