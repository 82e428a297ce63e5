package eu.cartulary.catalog.feed;

import java.util.Locale;

/** What can happen. */
public enum EventType {
    OFFERING_LISTED,
    OFFERING_CHANGED,
    OFFERING_LEVEL_CHANGED,
    OFFERING_ENDED,
    CREDENTIAL_ADMITTED,
    CREDENTIAL_SUPERSEDED,
    CREDENTIAL_REVOKED,
    CREDENTIAL_EXPIRED,
    CREDENTIAL_WITHDRAWN,
    /** Not an event of the journal: events between the reader's place and this one's id can no longer be told. */
    GAP;

    /** As in the feed: {@code offering.level-changed}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replaceFirst("_", ".").replace('_', '-');
    }
}
