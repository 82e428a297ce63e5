package eu.cartulary.catalog.demo;

import eu.cartulary.catalog.kernel.Watched;
import java.io.PrintStream;
import java.util.Locale;

/** A line that fills up on a terminal; elsewhere one line at the beginning and one at the end. */
final class ProgressBar {
    private static final int WIDTH = 40;

    private final PrintStream out;
    private final String what;
    private final int total;
    private final boolean terminal;
    private int done;

    ProgressBar(PrintStream out, String what, int total) {
        this.out = out;
        this.what = what;
        this.total = total;
        this.terminal = Watched.byAPerson();
        if (!terminal) {
            out.println(what + ": " + total + " to do");
        }
    }

    void step() {
        done++;
        if (terminal) {
            int filled = WIDTH * done / total;
            out.print(String.format(
                    Locale.ROOT,
                    "\r%s [%s%s] %d/%d",
                    what,
                    "#".repeat(filled),
                    " ".repeat(WIDTH - filled),
                    done,
                    total));
            if (done == total) {
                out.println();
            }
        } else if (done == total) {
            out.println(what + ": " + total + " done");
        }
        out.flush();
    }
}
