package eu.cartulary.catalog.graph;

import java.util.Locale;

/** Why an answer is not whole. */
enum Cut {
    TIME,
    ROWS,
    BYTES,
    MEMORY;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
