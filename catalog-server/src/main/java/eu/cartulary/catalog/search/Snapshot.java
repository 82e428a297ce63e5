package eu.cartulary.catalog.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;

/**
 * The index at one moment. Who uses one holds it ({@link #hold}) and lets it go again ({@link #release}); the files of a segment
 * stay for as long as somebody holds a snapshot that has it.
 *
 * @param number rises with every change; names the snapshot in a cursor
 * @param applied last journal index it knows of
 */
record Snapshot(long number, DirectoryReader reader, IndexSearcher searcher, List<Leaf> leaves, long applied) {

    /** Whether it is still there to be held. */
    boolean hold() {
        return reader.tryIncRef();
    }

    void release() {
        try {
            reader.decRef();
        } catch (IOException e) {
            throw new UncheckedIOException("letting go of an index reader", e);
        }
    }

    long size() {
        return reader.numDocs();
    }
}
