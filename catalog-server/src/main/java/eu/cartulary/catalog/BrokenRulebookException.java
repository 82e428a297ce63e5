package eu.cartulary.catalog;

import eu.cartulary.shapes.rulebook.RulebookException;
import java.io.IOException;

/** A rulebook of the operator that cannot be used, as a file that cannot be read. */
final class BrokenRulebookException extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenRulebookException(RulebookException cause) {
        super(cause.getMessage(), cause);
    }
}
