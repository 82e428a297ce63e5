package eu.cartulary.client;

/** The thread that waited for an answer was interrupted; its interrupt flag is set again and the call is cancelled. */
public final class CallInterruptedException extends CatalogException {
    private static final long serialVersionUID = 1L;

    CallInterruptedException(InterruptedException cause) {
        super("interrupted while waiting for the catalog", cause);
    }
}
