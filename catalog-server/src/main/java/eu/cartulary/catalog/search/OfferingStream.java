package eu.cartulary.catalog.search;

import java.util.List;

/**
 * All matches of a question in their order, pulled batch by batch. Between two batches nothing of the index is held, so a slow
 * reader costs nothing; only an order by relevance keeps its reader until {@link #close}. Belongs to one consumer at a time,
 * on any thread.
 */
public interface OfferingStream extends AutoCloseable {

    /** The next offerings; empty at the end. Blocks for as long as one index search takes. */
    List<SearchPage.Item> next();

    /** How many there were when it began. */
    long total();

    /** Last journal index the newest batch knows of. */
    long applied();

    @Override
    void close();
}
