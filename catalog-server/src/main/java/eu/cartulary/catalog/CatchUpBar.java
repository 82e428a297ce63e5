package eu.cartulary.catalog;

import eu.cartulary.catalog.projection.Progress;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A line that fills up on a terminal while the views catch up with the journal after a start; nothing where nobody looks. */
final class CatchUpBar implements AutoCloseable {
    private static final int WIDTH = 40;
    private static final long EVERY = 250;

    private final PrintStream out;
    private final Supplier<Progress> buyers;
    private final Supplier<Progress> graph;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "catch-up-bar");
        thread.setDaemon(true);
        return thread;
    });
    private boolean shown;

    CatchUpBar(PrintStream out, Supplier<Progress> buyers, Supplier<Progress> graph) {
        this.out = out;
        this.buyers = buyers;
        this.graph = graph;
    }

    /** Draws until both have caught up, if a person looks. */
    CatchUpBar start(boolean terminal) {
        if (terminal) {
            clock.scheduleWithFixedDelay(this::draw, EVERY, EVERY, TimeUnit.MILLISECONDS);
        }
        return this;
    }

    /** One drawing; the last one ends the line. */
    void draw() {
        Progress first = buyers.get();
        Progress second = graph.get();
        boolean done = first.caughtUpOnce() && second.caughtUpOnce();
        if (done && !shown) {
            clock.shutdown();
            return;
        }
        shown = true;
        int percent = Math.min(first.percent(), second.percent());
        int filled = WIDTH * percent / 100;
        out.print(String.format(
                Locale.ROOT,
                "\rviews [%s%s] offerings %d%%, graph %d%%",
                "#".repeat(filled),
                " ".repeat(WIDTH - filled),
                first.percent(),
                second.percent()));
        if (done) {
            out.println();
            clock.shutdown();
        }
        out.flush();
    }

    @Override
    public void close() {
        clock.shutdown();
    }
}
