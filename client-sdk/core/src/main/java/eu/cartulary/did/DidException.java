package eu.cartulary.did;

/** A DID, a DID URL or a DID document is not what it must be. Checked, because bytes from outside are never a bug. */
public final class DidException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String rule;

    public DidException(String rule, String message) {
        super(message);
        this.rule = rule;
    }

    /** Stable id of what is wrong, in lower-case words with hyphens, such as {@code did-document-id-differs}. */
    public String rule() {
        return rule;
    }

    /** No stack trace: these are made for every bad document, by whoever sends them. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
