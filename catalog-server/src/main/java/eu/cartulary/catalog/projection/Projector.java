package eu.cartulary.catalog.projection;

import eu.cartulary.catalog.journal.Disk;
import eu.cartulary.catalog.journal.Journal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/**
 * Keeps one set of views behind the journal. One thread, which nobody can interrupt, applies what is durable in batches; a
 * rebuild goes on in a second thread beside the live views and is swapped in when it has caught up. Rebuilding is the one way to
 * mend damage, to come back after a restore, to take an upgrade, and to make views small again.
 */
public final class Projector<V extends Views> implements AutoCloseable {
    private final Waiters waiters;
    private final Follower<V> follower;

    private Projector(Waiters waiters, Follower<V> follower) {
        this.waiters = waiters;
        this.follower = follower;
    }

    /**
     * Opens the views below {@code folder}, from empty when there are none, when they are damaged, of another format or of another
     * log, and starts to follow. Catching up goes on in the background: {@link #progress()}.
     *
     * @param folder {@code views/} of the data folder
     * @throws IOException when not even empty views can be opened
     */
    public static <V extends Views> Projector<V> start(Journal journal, Path folder, ViewsFactory<V> factory, Pace pace)
            throws IOException {
        return start(journal, Disk.ofThisMachine(), folder, factory, pace);
    }

    /**
     * The same over another disk, so far as it is the projector that writes: the views have their own ways.
     *
     * @param disk on which generations are made, named and deleted
     */
    static <V extends Views> Projector<V> start(
            Journal journal, Disk disk, Path folder, ViewsFactory<V> factory, Pace pace) throws IOException {
        Waiters waiters = new Waiters(factory.name());
        Generations generations = new Generations(
                disk,
                folder.resolve(factory.name()),
                factory.format(),
                journal.log().origin());
        Follower<V> follower = new Follower<>(journal, generations, factory, pace, waiters);
        follower.start();
        return new Projector<>(waiters, follower);
    }

    /** The views that answer now. For one quick question; who reads for longer takes a {@link #lease()}. */
    public V live() {
        return follower.live().views();
    }

    /** The views that answer now, kept open until the lease is closed, also when they are swapped meanwhile. */
    public Lease<V> lease() {
        while (true) {
            Holder<V> holder = follower.live();
            if (holder.enter()) {
                return new HeldLease<>(holder);
            }
            Thread.onSpinWait();
        }
    }

    /** Completes when the live views have applied the record with this index. Cancelling it has no effect on anything. */
    public CompletableFuture<Void> visible(long index) {
        return waiters.until(index);
    }

    /** How many records the live views have applied. */
    public long applied() {
        return follower.progress().applied();
    }

    /** Where the views stand, for readiness, metrics and the progress bar. */
    public Progress progress() {
        return follower.progress();
    }

    /** Builds the views again beside the live ones and swaps; the future completes after the swap. One at a time. */
    public CompletableFuture<Void> rebuild(String why) {
        return follower.rebuild(why).copy();
    }

    /** Lets the thread finish its batch, commits, closes the views. */
    @Override
    public void close() {
        follower.stop();
        waiters.close();
    }

    private static final class HeldLease<V extends Views> implements Lease<V> {
        private final Holder<V> holder;
        private boolean closed;

        HeldLease(Holder<V> holder) {
            this.holder = holder;
        }

        @Override
        public V views() {
            return holder.views();
        }

        @Override
        public synchronized void close() {
            if (!closed) {
                closed = true;
                holder.leave();
            }
        }
    }
}
