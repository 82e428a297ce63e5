package eu.cartulary.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How far a bulk publication is: a bar with rate and time left where a person looks and the length is known, and at the end the
 * refusals, which have long scrolled by.
 */
final class BulkProgress {
    private static final int WIDTH = 30;
    /** So many refusals are told once more; all of them went to standard output. */
    private static final int TOLD = 1_000;

    private final Cartulary root;
    private final long bytes;
    private final Instant begin;
    private final List<String> refusals = new ArrayList<>();
    private long skipped;
    private long answered;
    private long refused;
    private long drawn = -1;
    private long sent;

    /**
     * @param bytes length of what is sent; 0 where nobody knows
     */
    BulkProgress(Cartulary root, long bytes) {
        this.root = root;
        this.bytes = bytes;
        this.begin = root.terminal().clock().instant();
    }

    /** What an earlier run has done takes no time now. */
    void skip(long sent) {
        skipped = sent;
    }

    synchronized void taken(long upTo) {
        answered++;
        sent = upTo;
        Instant now = root.terminal().clock().instant();
        long moment = Duration.between(begin, now).toMillis() / 200;
        if (moment != drawn || answered % 100 == 0) {
            drawn = moment;
            draw(now);
        }
    }

    synchronized void refused(long upTo, String what) {
        refused++;
        if (refusals.size() < TOLD) {
            refusals.add(what);
        }
        taken(upTo);
    }

    long refused() {
        return refused;
    }

    private void draw(Instant now) {
        if (root.showsProgress()) {
            root.terminal().err().print("\r" + line(sent, Duration.between(begin, now)) + "\u001b[K");
            root.terminal().err().flush();
        }
    }

    /** {@code [███░░░] 43 %  1200  850/s  2:05  3 ✗}; without a length only what is known. */
    String line(long upTo, Duration since) {
        double seconds = Math.max(since.toMillis() / 1000.0, 0.001);
        StringBuilder line = new StringBuilder();
        if (bytes > 0) {
            int filled = (int) Math.min(WIDTH, upTo * WIDTH / bytes);
            line.append('[')
                    .append("█".repeat(filled))
                    .append("░".repeat(WIDTH - filled))
                    .append("] ")
                    .append(Math.min(100, upTo * 100 / bytes))
                    .append(" %  ");
        }
        line.append(answered).append(String.format(Locale.ROOT, "  %.0f/s", answered / seconds));
        long done = upTo - skipped;
        if (bytes > 0 && done > 0) {
            long left = Math.max(0, (long) (seconds * (bytes - upTo) / done));
            line.append(String.format(Locale.ROOT, "  %d:%02d", left / 60, left % 60));
        }
        return refused == 0 ? line.toString() : line + "  " + refused + " ✗";
    }

    /** Draws how far it came, clears the bar, and tells what was refused. */
    synchronized void end() {
        draw(root.terminal().clock().instant());
        if (root.showsProgress()) {
            root.terminal().err().print("\r\u001b[K");
        }
        if (refused > 0) {
            root.terminal().err().println(root.messages().say("publish.refused", refused, answered));
            refusals.forEach(each -> root.terminal().err().println("  " + each));
            if (refused > refusals.size()) {
                root.terminal().err().println("  …");
            }
        }
        root.terminal().err().flush();
    }
}
