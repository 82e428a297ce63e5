package eu.cartulary.catalog.feed;

import java.util.List;

/** All changes, in order. {@link #append} belongs to the projector's thread; readers may be on any. */
public final class Feed {
    private final int remembered;
    private final FeedHistory history;

    /**
     * A feed.
     *
     * @param remembered events kept in memory
     */
    public Feed(int remembered, FeedHistory history) {
        this.remembered = remembered;
        this.history = history;
    }

    /**
     * Takes the events of a batch.
     *
     * @param events in order, ids rising
     * @param journalIndex up to which the feed is complete now
     */
    public void append(List<ChangeEvent> events, long journalIndex) {
        throw new UnsupportedOperationException("append " + remembered + history);
    }

    /** Up to which journal index the feed is complete. */
    public long applied() {
        throw new UnsupportedOperationException("applied");
    }

    /** Reads what comes behind this place. */
    public FeedReader after(EventId place) {
        throw new UnsupportedOperationException("after");
    }
}
