package eu.cartulary.catalog.query;

import java.util.concurrent.CompletableFuture;

/** When a journal index can be seen in the views. */
public interface Visibility {
    /** Completes once the views of buyers have applied this index; never with a failure for one that is applied already. */
    CompletableFuture<?> visible(long journalIndex);

    /** Whether the views of buyers are there; false while they are built from nothing. */
    boolean hasOfferings();

    /** Whether the graph is there; false while it is built from nothing. */
    boolean hasGraph();

    /** Completes once the graph has applied this index. */
    CompletableFuture<?> inGraph(long journalIndex);
}
