package eu.cartulary.catalog.journal;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads the journal over and over, slowly, so that a payload that went bad on the disk is found while there is still a backup
 * that has it. Only looks; what it finds is said in the log and in {@link #lastDamage()}.
 */
public final class Scrub implements AutoCloseable {
    /** Records a second: a million in about a day, and far below what the disk notices. */
    private static final int PER_SECOND = 12;

    private final Journal journal;
    private final ScheduledExecutorService timer;
    private volatile long next;
    private volatile long rounds;
    private volatile long damages;
    private volatile @Nullable String lastDamage;

    private Scrub(Journal journal) {
        this.journal = journal;
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "journal-scrub");
            thread.setDaemon(true);
            thread.setPriority(Thread.MIN_PRIORITY);
            return thread;
        });
    }

    /** Starts to read in the background. */
    public static Scrub start(Journal journal) {
        Scrub scrub = new Scrub(journal);
        var unused = scrub.timer.scheduleWithFixedDelay(() -> scrub.step(PER_SECOND), 1, 1, TimeUnit.SECONDS);
        return scrub;
    }

    /** Reads so many records more, from the first again after the last. */
    void step(int records) {
        for (int i = 0; i < records && journal.size() > 0; i++) {
            if (next >= journal.size()) {
                next = 0;
                rounds++;
            }
            look(next);
            next++;
        }
    }

    private void look(long index) {
        try {
            journal.read(index);
        } catch (IOException | RuntimeException e) {
            damages++;
            lastDamage = String.valueOf(e.getMessage());
            System.getLogger(Scrub.class.getName())
                    .log(System.Logger.Level.ERROR, "record " + index + " cannot be read any more", e);
        }
    }

    /** Times the whole journal was read. */
    public long rounds() {
        return rounds;
    }

    /** Records that could not be read, counted each time. */
    public long damages() {
        return damages;
    }

    /** What the last of them said. */
    public Optional<String> lastDamage() {
        return Optional.ofNullable(lastDamage);
    }

    @Override
    public void close() {
        timer.shutdown();
    }
}
