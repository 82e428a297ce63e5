package eu.cartulary.catalog.journal;

import eu.cartulary.catalog.journal.Journal.Appended;
import eu.cartulary.catalog.kernel.AllowedHere;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.kernel.Refusal;
import eu.cartulary.wire.ProblemType;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that writes, which nobody holds and so nobody can interrupt, and the queue before it. Answers are given by a
 * thread of their own: whatever hangs on a future never runs on the writer.
 */
final class WriterThread {
    private static final System.Logger LOG = System.getLogger(WriterThread.class.getName());

    private final Writer writer;
    private final Checkpoints checkpoints;
    private final JournalSettings settings;
    private final Runnable onPoison;
    private final Runnable onDurable;
    private final BlockingQueue<Order> queue;
    private final Deque<Writer.Waiting> taken = new ArrayDeque<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final ScheduledExecutorService keeper;
    private final ExecutorService answers;
    private volatile boolean closing;

    WriterThread(
            Writer writer, Checkpoints checkpoints, JournalSettings settings, Runnable onPoison, Runnable onDurable) {
        this.writer = writer;
        this.checkpoints = checkpoints;
        this.settings = settings;
        this.onPoison = onPoison;
        this.onDurable = onDurable;
        this.queue = new ArrayBlockingQueue<>(settings.queue());
        this.keeper = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "journal-checkpoint"));
        this.answers = Executors.newSingleThreadExecutor(task -> daemon(task, "journal-answer"));
    }

    void start() {
        daemon(this::run, "journal-writer").start();
        long every = settings.checkpointEvery().toMillis();
        keeper.scheduleWithFixedDelay(this::keepCheckpoint, every, every, TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Puts a draft into the queue; nothing when there is no place, or none any more. */
    Optional<CompletableFuture<Outcome<Appended>>> offer(Draft draft) {
        Order order = new Order(draft, answers);
        if (closing || !queue.offer(order)) {
            return Optional.empty();
        }
        if (stopped.getCount() == 0 && queue.remove(order)) {
            return Optional.empty();
        }
        // A copy: whoever cancels it, or completes it, changes nothing for the writer.
        return Optional.of(order.done.copy());
    }

    int waiting() {
        return queue.size();
    }

    /** Lets the thread write what waits, and waits for it. */
    void stop() {
        closing = true;
        boolean interrupted = false;
        while (true) {
            try {
                if (stopped.getCount() > 0) {
                    queue.put(new Order(null, answers));
                }
                stopped.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        keeper.close();
        answers.shutdown();
        if (interrupted) {
            restoreInterrupt();
        }
    }

    @AllowedHere("gives back the interrupt that the wait had taken")
    private static void restoreInterrupt() {
        Thread.currentThread().interrupt();
    }

    private void run() {
        try {
            boolean last = false;
            while (!last || !taken.isEmpty()) {
                last |= take(last);
                if (!taken.isEmpty()) {
                    writer.write(taken);
                    onDurable.run();
                    writer.blank();
                }
            }
        } catch (IOException | RuntimeException | Error e) {
            taken.forEach(one -> one.fail(new IOException("the journal cannot be written for sure", e)));
            poisoned(e);
        } finally {
            closing = true;
            stopped.countDown();
            // Whoever put a draft in meanwhile either sees that it has stopped, or is found here.
            refuseTheRest();
        }
    }

    /** Takes what waits; blocks only when nothing was left over from the last batch. Says whether the end has come. */
    private boolean take(boolean ended) {
        boolean end = false;
        Order first = taken.isEmpty() && !ended ? nextOrder() : queue.poll();
        for (Order one = first; one != null; one = taken.size() < settings.batch() ? queue.poll() : null) {
            if (one.draft == null) {
                end = true;
            } else {
                taken.add(one);
            }
        }
        return end;
    }

    private Order nextOrder() {
        while (true) {
            try {
                return queue.take();
            } catch (InterruptedException e) {
                // Nobody has a reason to: the thread is not in anybody's hands. It goes on.
                LOG.log(System.Logger.Level.DEBUG, "the writer was interrupted and goes on");
            }
        }
    }

    private void refuseTheRest() {
        for (Order one = queue.poll(); one != null; one = queue.poll()) {
            one.answer(Outcome.refused(
                    Refusal.of(ProblemType.UNAVAILABLE, Finding.violation("journal-busy", null, null))));
        }
    }

    private void poisoned(Throwable e) {
        LOG.log(System.Logger.Level.ERROR, "the journal cannot be written for sure: it is closed", e);
        closing = true;
        onPoison.run();
    }

    /** Blanks what was put off, on a thread that may wait for the disk; after the end the next start does it. */
    void blankSoon() {
        try {
            keeper.execute(this::blank);
        } catch (RejectedExecutionException closed) {
            LOG.log(System.Logger.Level.DEBUG, "the journal is closed: its next start blanks");
        }
    }

    private void blank() {
        try {
            writer.blank();
        } catch (Blanking.UnsyncedException e) {
            poisoned(e);
        }
    }

    private void keepCheckpoint() {
        try {
            checkpoints.keep();
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the checkpoint could not be kept; it is tried again", e);
        }
    }

    /** A draft in the queue; without a draft, the sign to stop. */
    private static final class Order implements Writer.Waiting {
        private final @Nullable Draft draft;
        private final Executor answers;
        private final CompletableFuture<Outcome<Appended>> done = new CompletableFuture<>();

        Order(@Nullable Draft draft, Executor answers) {
            this.draft = draft;
            this.answers = answers;
        }

        @Override
        public Draft draft() {
            if (draft == null) {
                throw new IllegalStateException("the sign to stop is not a draft");
            }
            return draft;
        }

        @Override
        public void answer(Outcome<Appended> outcome) {
            answer(() -> done.complete(outcome));
        }

        @Override
        public void fail(Exception e) {
            answer(() -> done.completeExceptionally(e));
        }

        private void answer(Runnable answer) {
            try {
                answers.execute(answer);
            } catch (RejectedExecutionException closed) {
                answer.run();
            }
        }
    }
}
