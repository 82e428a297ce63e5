package eu.cartulary.catalog;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Something that the operator gave the catalog and that it cannot start with: the message says what, the remedy what to do. */
final class RefusedStartException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    RefusedStartException(String message, String remedy, @Nullable Exception cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    /** What to do, in a sentence or two. */
    String remedy() {
        return remedy;
    }
}
