package eu.cartulary.catalog.journal;

import java.util.Locale;

/** What a journal was begun for; it never serves for the other. */
public enum Purpose {
    /** Real descriptions. */
    REAL,
    /** The generated federation. */
    DEMO;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
