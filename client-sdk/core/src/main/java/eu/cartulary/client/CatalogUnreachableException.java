package eu.cartulary.client;

import java.io.IOException;

/** The catalog could not be reached, or the connection broke; what was to be repeated has been. */
public final class CatalogUnreachableException extends CatalogException {
    private static final long serialVersionUID = 1L;

    CatalogUnreachableException(String operation, IOException cause) {
        super(
                operation + ": "
                        + (cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage()),
                cause);
    }
}
