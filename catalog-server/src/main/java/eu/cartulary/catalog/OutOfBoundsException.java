package eu.cartulary.catalog;

import java.io.IOException;

/** A setting of the operator that is outside its bounds. */
final class OutOfBoundsException extends IOException {
    private static final long serialVersionUID = 1L;

    OutOfBoundsException(IllegalArgumentException cause) {
        super(cause.getMessage(), cause);
    }
}
