package eu.cartulary.verify;

import eu.cartulary.log.Checkpoint;

/**
 * The log has shown two histories, or will not prove that it has not. Both notes are signed by the log, and no honest log can
 * explain the two: show them to the operator, and to everybody else who follows this catalog. The earlier one is still
 * remembered, so the log stays in the wrong until it goes on from there.
 */
public final class LogForkException extends AnswerNotVerifiedException {
    private static final long serialVersionUID = 1L;

    private final String before;
    private final String now;

    LogForkException(Checkpoint before, Checkpoint now, String why) {
        super(
                "log-fork",
                "the log " + before.origin() + " has shown two histories (" + why + "); its two signed notes:\n"
                        + before.note().note() + "\n" + now.note().note(),
                null);
        this.before = before.note().note();
        this.now = now.note().note();
    }

    /** The signed note that was believed before. */
    public String before() {
        return before;
    }

    /** The signed note that does not go with it. */
    public String now() {
        return now;
    }
}
