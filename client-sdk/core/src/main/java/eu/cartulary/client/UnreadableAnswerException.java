package eu.cartulary.client;

import org.jspecify.annotations.Nullable;

/** The catalog answered something that this client cannot read: not the contract, too long, or not a catalog at all. */
public final class UnreadableAnswerException extends CatalogException {
    private static final long serialVersionUID = 1L;

    UnreadableAnswerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
