package eu.cartulary.catalog.projection;

import eu.cartulary.catalog.journal.Journal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;

/**
 * Keeps one set of views behind the journal. One thread, which nobody can interrupt, applies what is durable in batches; a
 * rebuild goes on in a second thread beside the live views and is swapped in when it has caught up.
 */
public final class Projector<V extends Views> implements AutoCloseable {

    /** Opens or rebuilds the views below {@code folder}, and starts to follow. Catching up goes on in the background. */
    public static <V extends Views> Projector<V> start(
            Journal journal, Path folder, ViewsFactory<V> factory, Pace pace, Clock clock) throws IOException {
        throw new UnsupportedOperationException("not yet");
    }

    /** The views that answer now. For one quick question; who reads for longer takes a {@link #lease()}. */
    public V live() {
        throw new UnsupportedOperationException("not yet");
    }

    /** The views that answer now, kept open until the lease is closed, also when they are swapped meanwhile. */
    public Lease<V> lease() {
        throw new UnsupportedOperationException("not yet");
    }

    /** Completes when the live views have applied the record with this index. Cancelling it has no effect on anything. */
    public CompletableFuture<Void> visible(long index) {
        throw new UnsupportedOperationException("not yet");
    }

    /** How many records the live views have applied. */
    public long applied() {
        throw new UnsupportedOperationException("not yet");
    }

    /** Where the views stand, for readiness, metrics and the progress bar. */
    public Progress progress() {
        throw new UnsupportedOperationException("not yet");
    }

    /** Builds the views again beside the live ones and swaps; the future completes after the swap. One at a time. */
    public CompletableFuture<Void> rebuild(String why) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Lets the thread finish its batch, commits, closes the views. */
    @Override
    public void close() throws IOException {
        throw new UnsupportedOperationException("not yet");
    }
}
