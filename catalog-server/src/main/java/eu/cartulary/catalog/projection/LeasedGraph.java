package eu.cartulary.catalog.projection;

import eu.cartulary.catalog.graph.GraphChange;
import eu.cartulary.catalog.graph.GraphStore;
import java.util.List;
import java.util.function.Function;
import org.apache.jena.sparql.core.DatasetGraph;

/** The dataset that answers at the moment, for those who only read: a rebuild swaps it, and who is inside stays until he has done. */
public final class LeasedGraph implements GraphStore {
    private final Projector<GraphViews> graph;

    public LeasedGraph(Projector<GraphViews> graph) {
        this.graph = graph;
    }

    @Override
    public <T> T read(Function<DatasetGraph, T> reader) {
        try (Lease<GraphViews> lease = graph.lease()) {
            return lease.views().store().read(reader);
        }
    }

    @Override
    public long applied() {
        return graph.live().store().applied();
    }

    @Override
    public long triples() {
        return graph.live().store().triples();
    }

    @Override
    public void apply(List<GraphChange> changes, long journalIndex) {
        throw new UnsupportedOperationException("only the projector writes");
    }

    @Override
    public void applyWithNext(List<GraphChange> changes, long journalIndex) {
        throw new UnsupportedOperationException("only the projector writes");
    }

    @Override
    public void finish() {
        throw new UnsupportedOperationException("only the projector writes");
    }

    /** The projector closes what it opened. */
    @Override
    public void close() {}
}
