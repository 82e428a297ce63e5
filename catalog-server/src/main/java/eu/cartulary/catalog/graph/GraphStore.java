package eu.cartulary.catalog.graph;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.apache.jena.sparql.core.DatasetGraph;

/**
 * The RDF view of the catalog: a port, TDB2 by default. One writer, in batches of hundreds (a transaction costs 10 to 20 ms
 * and most of a megabyte alone).
 */
public interface GraphStore extends Closeable {

    /** Takes a batch of the journal, all of it or nothing, with its position. Only the writer's thread calls this. */
    void apply(List<GraphChange> changes, long journalIndex);

    /**
     * The same, where another batch follows at once: readers see all of them together, with the next {@link #apply} or {@link
     * #finish}, and a process that dies before has lost all of them. For a long way through the journal: what one transaction
     * touches twice, TDB2 copies once. Only the writer's thread calls this, and it comes back.
     */
    void applyWithNext(List<GraphChange> changes, long journalIndex);

    /** Shows readers what {@link #applyWithNext} has taken; nothing where there is nothing. */
    void finish();

    /** Notes how what was applied looks on the disk, so that the next opening can tell damage. Only the writer's thread calls this. */
    default void seal() throws IOException {}

    /** Last journal index that readers see; -1 before the first. */
    long applied();

    /** How many triples all named graphs have, the catalog's own among them; kept with every batch, so that nobody counts. */
    long triples();

    /**
     * Reads in one transaction, on the calling thread. What is returned must not touch the dataset: the transaction has ended,
     * and never waits for a client.
     */
    <T> T read(Function<DatasetGraph, T> reader);
}
