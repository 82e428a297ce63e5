package eu.cartulary.catalog.graph;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.DatabaseMgr;

/** The dataset in TDB2. */
public final class Tdb2GraphStore implements GraphStore {
    private final DatasetGraph dataset;

    private Tdb2GraphStore(DatasetGraph dataset) {
        this.dataset = dataset;
    }

    /** Opens the dataset in this folder. */
    public static Tdb2GraphStore open(Path folder) {
        return new Tdb2GraphStore(DatabaseMgr.connectDatasetGraph(folder.toString()));
    }

    @Override
    public void apply(List<GraphChange> changes, long journalIndex) {
        throw new UnsupportedOperationException("apply");
    }

    @Override
    public long applied() {
        throw new UnsupportedOperationException("applied");
    }

    @Override
    public <T> T read(Function<DatasetGraph, T> reader) {
        dataset.begin(ReadWrite.READ);
        try {
            return reader.apply(dataset);
        } finally {
            dataset.end();
        }
    }

    @Override
    public void close() {
        dataset.close();
    }
}
