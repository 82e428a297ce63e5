package eu.cartulary.client;

import org.jspecify.annotations.Nullable;

/** A call that came to nothing. The subclasses say why: catch those you can do something about. */
public abstract class CatalogException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** For the kinds of failure of this library. */
    protected CatalogException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
