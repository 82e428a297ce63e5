package eu.cartulary.cli;

/** A bar on standard error while many files are published; nothing when nobody looks. */
final class Progress {
    private static final int WIDTH = 30;

    private final Cartulary root;
    private final int all;
    private int done;

    Progress(Cartulary root, int all) {
        this.root = root;
        this.all = all;
    }

    void step() {
        done++;
        if (root.showsProgress() && all > 1) {
            int filled = done * WIDTH / all;
            root.terminal()
                    .err()
                    .print("\r[" + "█".repeat(filled) + "░".repeat(WIDTH - filled) + "] " + done + "/" + all);
            root.terminal().err().flush();
        }
    }

    /** Clears the line for a message. */
    void interrupt() {
        if (root.showsProgress() && all > 1) {
            root.terminal().err().print("\r\u001b[K");
        }
    }

    void end() {
        interrupt();
        root.terminal().err().flush();
    }
}
