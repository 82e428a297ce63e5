package eu.cartulary.catalog.projection;

import eu.cartulary.catalog.journal.Journal;
import eu.cartulary.catalog.journal.JournalDamagedException;
import eu.cartulary.catalog.journal.JournalRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** The thread of a projector and what it does, round by round. */
final class Follower<V extends Views> {
    private static final System.Logger LOG = System.getLogger(Follower.class.getName());
    /** After something that time may mend: a full disk, a queue that is full, a record that cannot be read. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** Views that lack no more records than this, or no more than a tenth of them, answer as of their index, which they say. */
    private static final long PRESENT_WITHIN = 1_000;

    private final Journal journal;
    private final Generations generations;
    private final ViewsFactory<V> factory;
    private final Pace pace;
    private final Waiters waiters;
    private final Signal signal = new Signal();
    private final Debts debts;
    private final Retry retry = new Retry();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile Holder<V> live;
    private volatile @Nullable Rebuild<V> rebuild;
    private volatile boolean closing;
    private volatile boolean caughtUp;
    /** Whether readers are answered: from views that begin empty not before they have caught up. */
    private volatile boolean present;
    /** System.nanoTime() at which the oldest record that waits became durable; 0 when none waits. */
    private volatile long behindSince;

    private volatile @Nullable String failure;
    private volatile long applied;
    private boolean settled;
    private long committed;
    private long lastCommit;
    private long failedAt = -1;

    Follower(Journal journal, Generations generations, ViewsFactory<V> factory, Pace pace, Waiters waiters)
            throws IOException {
        this.journal = journal;
        this.generations = generations;
        this.factory = factory;
        this.pace = pace;
        this.waiters = waiters;
        this.debts = new Debts(journal, signal::raise);
        this.live = open();
        take(live.views());
        this.committed = applied;
        this.present = isPresent(applied, journal.size());
    }

    private static boolean isPresent(long applied, long durable) {
        return durable == 0 || applied > 0 && durable - applied <= Math.max(PRESENT_WITHIN, durable / 10);
    }

    private Holder<V> open() throws IOException {
        Optional<Path> current = generations.current();
        if (current.isPresent()) {
            Optional<V> views = reopened(current.get());
            if (views.isPresent()) {
                generations.deleteOthers(current.get());
                return new Holder<>(views.get(), current.get(), generations);
            }
        }
        Path fresh = generations.next();
        V views = factory.open(fresh);
        generations.makeCurrent(fresh);
        generations.deleteOthers(fresh);
        return new Holder<>(views, fresh, generations);
    }

    /**
     * The views of a folder, when they are whole and not ahead of the journal (as after a restore of an older one).
     *
     * @throws JournalDamagedException when it is the journal that cannot be read: other views would not help
     */
    private Optional<V> reopened(Path folder) throws JournalDamagedException {
        try {
            V views = factory.open(folder);
            if (views.applied() <= journal.size()) {
                return Optional.of(views);
            }
            LOG.log(
                    System.Logger.Level.WARNING,
                    "views {0} know {1} records and the journal {2}: they are rebuilt",
                    folder,
                    views.applied(),
                    journal.size());
            Rebuild.close(views);
        } catch (JournalDamagedException e) {
            throw e;
        } catch (IOException | RuntimeException | Error e) {
            // An error too: a length that is damaged asks for more memory than there is, a file that is cut short
            // faults.
            LOG.log(System.Logger.Level.WARNING, "views in " + folder + " cannot be opened: they are rebuilt", e);
        }
        return Optional.empty();
    }

    void start() {
        journal.onDurable(this::wake);
        Thread thread = new Thread(this::run, "views-" + factory.name());
        thread.setDaemon(true);
        thread.start();
    }

    private void wake() {
        if (behindSince == 0) {
            behindSince = System.nanoTime();
        }
        signal.raise();
    }

    private void run() {
        try {
            while (!closing) {
                signal.await(round());
            }
        } finally {
            end();
        }
    }

    /** Does what there is to do; says how long to wait for more. */
    private long round() {
        try {
            swapIfBuilt();
            if (failure != null && failedAt == applied) {
                tryAgain();
                return PATIENCE.toMillis();
            }
            long waiting = journal.size() - applied;
            if (waiting > 0) {
                long linger = linger(waiting);
                return linger > 0 ? linger : apply();
            }
            return rest();
        } catch (IOException | RuntimeException | Error e) {
            failed(e);
            return PATIENCE.toMillis();
        }
    }

    private long linger(long waiting) {
        boolean now =
                waiting >= pace.batch() || behindSince == 0 || pace.linger().isZero() || !caughtUp;
        return now ? 0 : pace.linger().minus(behind()).toMillis();
    }

    private long apply() throws IOException {
        List<JournalRecord> batch;
        try {
            batch = journal.read(applied, pace.batch());
        } catch (IOException e) {
            // The journal's fault: other views would not help.
            failure = String.valueOf(e.getMessage());
            live.views().show();
            LOG.log(System.Logger.Level.ERROR, "views cannot read record " + applied + " or one behind it", e);
            return PATIENCE.toMillis();
        }
        live.views().apply(batch);
        failure = null;
        debts.applied(batch);
        take(live.views());
        commitIfDue();
        return 0;
    }

    /** The journal has no more: what can be done now that everything is applied. */
    private long rest() throws IOException {
        V views = live.views();
        if (!settled) {
            views.settle();
            settled = true;
        }
        if (journal.size() == applied) {
            behindSince = 0;
            caughtUp = true;
            present = true;
        }
        Debts.Result asked = debts.pay(views);
        boolean more = views.workAhead();
        commitIfDue();
        if (more) {
            return 0;
        }
        return asked == Debts.Result.REFUSED || applied > committed
                ? Math.max(1, Math.min(PATIENCE.toMillis(), pace.commit().toMillis()))
                : Duration.ofMinutes(1).toMillis();
    }

    private void commitIfDue() throws IOException {
        long now = System.nanoTime();
        if (applied > committed && now - lastCommit >= pace.commit().toNanos()) {
            live.views().commit();
            committed = applied;
            lastCommit = now;
        }
    }

    private void take(V views) {
        applied = views.applied();
        waiters.applied(views.visible());
    }

    /** The live views can no longer be relied on: they go on answering as they are, while others are built. */
    private void failed(Throwable e) {
        boolean again = failedAt == applied;
        failure = e.toString();
        failedAt = applied;
        LOG.log(System.Logger.Level.ERROR, "views failed at record " + applied, e);
        if (!again) {
            retry.begin();
            rebuild("the live views failed at record " + applied + ": " + e);
        }
    }

    /** What broke the views may pass, as a full disk does. */
    private void tryAgain() {
        if (rebuild == null && retry.isDue()) {
            rebuild("the views failed at record " + applied + ", and this may have passed");
        }
    }

    synchronized CompletableFuture<Void> rebuild(String why) {
        Rebuild<V> running = rebuild;
        if (running != null) {
            return running.swapped();
        }
        try {
            Rebuild<V> next = new Rebuild<>(journal, factory, generations.next(), why, signal);
            LOG.log(System.Logger.Level.INFO, "views {0} are rebuilt: {1}", factory.name(), why);
            rebuild = next;
            next.start();
            return next.swapped();
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void swapIfBuilt() {
        Rebuild<V> running = rebuild;
        if (running == null) {
            return;
        }
        Throwable broken = running.failure();
        V built = running.built();
        if (broken == null && built != null) {
            try {
                swap(running, built);
                return;
            } catch (IOException | RuntimeException | Error e) {
                broken = e;
                Rebuild.close(built);
            }
        }
        if (broken != null) {
            generations.drop(running.folder());
            retry.failed();
        }
        if (broken != null) {
            LOG.log(System.Logger.Level.ERROR, "views could not be rebuilt", broken);
            rebuild = null;
            running.swapped().completeExceptionally(broken);
        }
    }

    /** Goes the rest of the way, then puts the new views in the place of the old. */
    private void swap(Rebuild<V> running, V built) throws IOException {
        while (built.applied() < journal.size()) {
            built.apply(journal.read(built.applied(), pace.batch()));
        }
        built.settle();
        built.commit();
        generations.makeCurrent(running.folder());
        Holder<V> before = live;
        live = new Holder<>(built, running.folder(), generations);
        settled = true;
        failure = null;
        failedAt = -1;
        committed = built.applied();
        rebuild = null;
        take(built);
        before.retire(Holder.Afterwards.DELETE);
        running.swapped().complete(null);
    }

    private void end() {
        Rebuild<V> running = rebuild;
        if (running != null) {
            running.cancel();
            Rebuild.close(running.built());
            running.swapped().completeExceptionally(new IOException("the views are closed"));
        }
        try {
            live.views().show();
            if (failure == null) {
                live.views().commit();
                live.views().keep();
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "views did not commit at the end; they catch up at the next start", e);
        }
        live.retire(Holder.Afterwards.KEEP);
        stopped.countDown();
    }

    void stop() {
        closing = true;
        signal.raise();
        boolean waiting = true;
        while (waiting) {
            try {
                stopped.await();
                waiting = false;
            } catch (InterruptedException e) {
                LOG.log(System.Logger.Level.DEBUG, "closing goes on: views are not left half open");
            }
        }
    }

    private Duration behind() {
        long since = behindSince;
        return since == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
    }

    Holder<V> live() {
        return live;
    }

    Progress progress() {
        Rebuild<V> running = rebuild;
        return new Progress(
                applied,
                journal.size(),
                caughtUp,
                present,
                behind(),
                running == null ? null : running.applied(),
                failure);
    }
}
