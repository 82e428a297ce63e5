package eu.cartulary.catalog.projection;

import eu.cartulary.catalog.journal.Journal;
import eu.cartulary.catalog.journal.JournalRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Builds a generation beside the live one, in a thread of its own, up to a few batches before the end of the journal; the
 * projector's thread goes the rest of the way and swaps, so that nobody else applies meanwhile.
 */
final class Rebuild<V extends Views> {
    private static final int BATCH = 500;
    /** So far behind, the projector takes over. */
    private static final int NEAR = 64;
    /** A crash in the middle loses at most so many records of work. */
    private static final int COMMIT_EVERY = 20_000;

    private final Journal journal;
    private final ViewsFactory<V> factory;
    private final Path folder;
    private final String why;
    private final Signal signal;
    private final CompletableFuture<Void> swapped = new CompletableFuture<>();
    private volatile boolean cancelled;
    private volatile long applied;
    private volatile @Nullable V built;
    private volatile @Nullable Throwable failure;

    Rebuild(Journal journal, ViewsFactory<V> factory, Path folder, String why, Signal signal) {
        this.journal = journal;
        this.factory = factory;
        this.folder = folder;
        this.why = why;
        this.signal = signal;
    }

    void start() {
        Thread thread = new Thread(this::run, "views-" + factory.name() + "-rebuild");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        V views = null;
        try {
            views = factory.open(folder);
            follow(views);
            if (cancelled) {
                close(views);
            } else {
                built = views;
            }
        } catch (IOException | RuntimeException | Error e) {
            failure = e;
            close(views);
        } finally {
            signal.raise();
        }
    }

    private void follow(V views) throws IOException {
        long committed = views.applied();
        while (!cancelled && views.applied() + NEAR < journal.size()) {
            List<JournalRecord> batch = journal.read(views.applied(), BATCH);
            views.apply(batch);
            applied = views.applied();
            if (applied - committed > COMMIT_EVERY) {
                views.commit();
                committed = applied;
            }
        }
    }

    static void close(@Nullable Views views) {
        if (views != null) {
            try {
                views.close();
            } catch (IOException | RuntimeException e) {
                System.getLogger(Rebuild.class.getName())
                        .log(System.Logger.Level.DEBUG, "views that failed did not close either", e);
            }
        }
    }

    /** Stops at the next batch. */
    void cancel() {
        cancelled = true;
    }

    /** The views, nearly there; nothing while they are being built. */
    @Nullable
    V built() {
        return built;
    }

    @Nullable
    Throwable failure() {
        return failure;
    }

    long applied() {
        return applied;
    }

    Path folder() {
        return folder;
    }

    String why() {
        return why;
    }

    /** Completes after the swap, or with what went wrong. */
    CompletableFuture<Void> swapped() {
        return swapped;
    }
}
