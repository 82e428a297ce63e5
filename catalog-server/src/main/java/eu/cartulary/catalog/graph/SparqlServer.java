package eu.cartulary.catalog.graph;

import java.io.Closeable;

/** The embedded Fuseki: an ephemeral port of the loopback interface, one dataset, read only, guarded. */
public final class SparqlServer implements Closeable {

    /** Starts it over the dataset of this store. */
    public static SparqlServer start(Tdb2GraphStore store, SparqlSettings settings) {
        throw new UnsupportedOperationException("start " + store + settings);
    }

    /** Where it listens. */
    public SparqlEndpoint endpoint() {
        throw new UnsupportedOperationException("endpoint");
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException("close");
    }
}
