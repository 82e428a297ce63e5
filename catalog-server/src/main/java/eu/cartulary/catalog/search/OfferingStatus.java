package eu.cartulary.catalog.search;

import java.util.Locale;
import java.util.Optional;

/** Where an offering stands. Buyers see active ones unless they ask otherwise. */
public enum OfferingStatus {
    /** Offering and provider are admitted and in force. */
    ACTIVE,
    /** Described, but not listed: its provider is not stated or not known here. Found by its address only. */
    UNLISTED,
    /** Its own end date has passed. */
    ENDED,
    /** The credential that described it has expired. */
    EXPIRED,
    /** Its provider took it back. */
    REVOKED,
    /** The operator took it out of the views. */
    WITHDRAWN,
    /** Its issuer is no longer on the trust list. */
    UNTRUSTED;

    /** As it is written in addresses and JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status of this word, without case. */
    public static Optional<OfferingStatus> ofWord(String word) {
        for (OfferingStatus status : values()) {
            if (status.word().equalsIgnoreCase(word)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
