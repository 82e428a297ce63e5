package eu.cartulary.catalog.register;

import java.util.Locale;

/** Who may publish at all, as the operator set it. */
public enum TrustMode {
    /** Only who is on the list. */
    LISTED,
    /** And whose key carries a certificate that leads to one of the anchors. */
    ANCHORED,
    /** Everybody who can sign, but those taken off the list. */
    OPEN;

    /** As it is written in records. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The mode of this word.
     *
     * @throws IllegalArgumentException where there is none
     */
    public static TrustMode ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
