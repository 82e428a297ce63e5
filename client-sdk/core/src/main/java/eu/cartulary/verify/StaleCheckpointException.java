package eu.cartulary.verify;

import eu.cartulary.log.Checkpoint;

/**
 * The log shows an older state than it has shown before: a slow copy answered, or the catalog was set back to an old backup and
 * has lost what it acknowledged since. The longer one is still remembered.
 */
public final class StaleCheckpointException extends AnswerNotVerifiedException {
    private static final long serialVersionUID = 1L;

    private final String before;
    private final String now;

    StaleCheckpointException(Checkpoint before, Checkpoint now) {
        super(
                "checkpoint-stale",
                "the log " + before.origin() + " shows " + now.size() + " records and had " + before.size()
                        + " before; its two signed notes:\n" + before.note().note() + "\n"
                        + now.note().note(),
                null);
        this.before = before.note().note();
        this.now = now.note().note();
    }

    /** The signed note that was believed before. */
    public String before() {
        return before;
    }

    /** The older signed note that came now. */
    public String now() {
        return now;
    }
}
