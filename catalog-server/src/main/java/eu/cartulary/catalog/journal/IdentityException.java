package eu.cartulary.catalog.journal;

import java.io.IOException;

/** The catalog in this folder is another one than it is asked to be; the message says what to do. */
public final class IdentityException extends IOException {
    private static final long serialVersionUID = 1L;

    IdentityException(String message) {
        super(message);
    }
}
