package eu.cartulary.log;

/** A note, checkpoint, proof or key cannot be read; the message says why. */
public final class LogFormatException extends Exception {
    private static final long serialVersionUID = 1L;

    LogFormatException(String message) {
        super(message);
    }
}
