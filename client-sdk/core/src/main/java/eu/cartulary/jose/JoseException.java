package eu.cartulary.jose;

/**
 * A token or a key is not what it must be. Checked, because bytes from outside are never a bug.
 */
public final class JoseException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String rule;

    public JoseException(String rule, String message) {
        super(message);
        this.rule = rule;
    }

    /** Stable id of what is wrong, in lower-case words with hyphens, such as {@code jws-segment-not-canonical}. */
    public String rule() {
        return rule;
    }

    /** No stack trace: these are made for every bad token, by whoever sends them. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
