package eu.cartulary.catalog.journal;

import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Puts an {@code expired} record into the journal when the end of credentials has come, so that expiry is an event like any other
 * and a replay needs no clock. What came due while the catalog was down is put in at its start.
 */
public final class Expiry implements AutoCloseable {
    /** Digests in one record: far below what a header holds. */
    static final int MAX_AT_ONCE = 500;
    /** The clock is looked at again at least so often: it may be set while nobody looks. */
    private static final Duration LONGEST_SLEEP = Duration.ofMinutes(1);

    private static final Duration AFTER_REFUSAL = Duration.ofSeconds(1);

    private final Journal journal;
    private final Clock clock;
    private final ScheduledExecutorService timer;
    private @Nullable ScheduledFuture<?> next;
    private @Nullable Instant nextAt;
    private boolean asking;
    private boolean closed;

    private Expiry(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "journal-expiry");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Starts to watch. */
    public static Expiry start(Journal journal, Clock clock) {
        Expiry expiry = new Expiry(journal, clock);
        journal.onDurable(expiry::rearm);
        expiry.tick();
        return expiry;
    }

    /** Looks at the clock now, as the timer does by itself. */
    public synchronized void tick() {
        if (closed || asking) {
            return;
        }
        List<Digest> due = journal.register().due(clock.instant(), MAX_AT_ONCE);
        if (due.isEmpty()) {
            arm();
            return;
        }
        asking = true;
        CompletableFuture<Outcome<RecordHeader>> answer = journal.append(Drafts.expired(due));
        answer.whenComplete((outcome, failure) -> answered(outcome instanceof Outcome.Done));
    }

    private synchronized void answered(boolean written) {
        asking = false;
        if (written) {
            tick();
        } else if (!closed) {
            timer.schedule(this::tick, AFTER_REFUSAL.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** On the writer's thread, after each batch: only when something ends sooner than was known. */
    private void rearm() {
        Optional<Instant> nearest = journal.register().nextExpiry();
        synchronized (this) {
            if (nearest.isPresent() && (nextAt == null || nearest.get().isBefore(nextAt))) {
                arm();
            }
        }
    }

    private synchronized void arm() {
        if (closed || asking) {
            return;
        }
        if (next != null) {
            next.cancel(false);
        }
        nextAt = journal.register().nextExpiry().orElse(null);
        if (nextAt != null) {
            long millis = Duration.between(clock.instant(), nextAt).toMillis() + 1;
            long sleep = Math.max(1, Math.min(millis, LONGEST_SLEEP.toMillis()));
            next = timer.schedule(this::tick, sleep, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        timer.shutdown();
    }
}
