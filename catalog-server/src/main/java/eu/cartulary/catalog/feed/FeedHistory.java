package eu.cartulary.catalog.feed;

import java.util.List;

/** Where events are read back from once they have left the memory. */
public interface FeedHistory {
    /**
     * Events behind this place, oldest first, of whole records only; empty when there are none up to {@code before}.
     *
     * @param before journal index at which memory begins
     * @param limit about how many
     */
    List<ChangeEvent> read(EventId after, long before, int limit);
}
