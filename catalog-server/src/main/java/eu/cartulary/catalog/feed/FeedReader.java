package eu.cartulary.catalog.feed;

import java.util.List;

/** A place in the feed. Belongs to one consumer at a time, on any thread; holds nothing but its position. */
public interface FeedReader extends AutoCloseable {

    /** The next events, oldest first, at most about this many; empty when there is nothing new. May read the journal. */
    List<ChangeEvent> next(int limit);

    /** Calls once, as soon as there is something behind this place: at once, here, or later on the projector's thread. It only takes note. */
    void whenMore(Runnable wake);

    @Override
    void close();
}
