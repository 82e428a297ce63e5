package eu.cartulary.catalog.projection;

import eu.cartulary.catalog.graph.GraphStore;
import eu.cartulary.catalog.graph.Tdb2GraphStore;
import eu.cartulary.catalog.journal.Journal;
import eu.cartulary.catalog.journal.JournalRecord;
import eu.cartulary.catalog.supplychain.ClaimsStore;
import eu.cartulary.catalog.supplychain.InForce;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Opens the RDF dataset below a folder. */
public final class GraphViewsFactory implements ViewsFactory<GraphViews> {
    /** Raised whenever what is derived from a record changes: older folders are rebuilt. */
    private static final int FORMAT = 2;

    private static final int REPLAYED_AT_ONCE = 1_000;

    private final Journal journal;
    private final ClaimsStore claims;
    private final String baseUrl;

    public GraphViewsFactory(Journal journal, ClaimsStore claims, String baseUrl) {
        this.journal = journal;
        this.claims = claims;
        this.baseUrl = baseUrl;
    }

    @Override
    public String name() {
        return "graph";
    }

    @Override
    public int format() {
        return FORMAT;
    }

    @Override
    public GraphViews open(Path folder) throws IOException {
        GraphStore store = Tdb2GraphStore.open(folder);
        try {
            return open(store);
        } catch (IOException | RuntimeException | Error e) {
            store.close();
            throw e;
        }
    }

    private GraphViews open(GraphStore store) throws IOException {
        long applied = Math.min(store.applied() + 1, journal.size());
        GraphViews views = new GraphViews(
                store, claims, new InForce(claims.register()), new RecordTriples(journal, baseUrl), applied);
        for (long from = 0; from < applied; ) {
            List<JournalRecord> batch = journal.read(from, (int) Math.min(REPLAYED_AT_ONCE, applied - from));
            views.replay(batch);
            from += batch.size();
        }
        return views;
    }
}
