package eu.cartulary.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One event of a watched search: {@code GET /offerings} as {@code text/event-stream}. The name of the event is the change,
 * its data the offering.
 */
public record SearchEvent(Change change, OfferingSummary offering) {

    /** What happened to the set of matches. */
    public enum Change {
        /** It belongs to the set: one of the first matches, or new. */
        @JsonProperty("match")
        MATCH,
        /** It belonged and still does, and something about it changed. */
        @JsonProperty("change")
        CHANGE,
        /** It no longer belongs. */
        @JsonProperty("leave")
        LEAVE
    }
}
