package eu.cartulary.catalog.projection;

import eu.cartulary.catalog.graph.GraphStore;
import eu.cartulary.catalog.graph.Tdb2GraphStore;
import eu.cartulary.catalog.journal.Journal;
import eu.cartulary.catalog.journal.RecordKind;
import eu.cartulary.catalog.supplychain.ClaimsStore;
import eu.cartulary.catalog.supplychain.InForce;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Opens the RDF dataset below a folder. */
public final class GraphViewsFactory implements ViewsFactory<GraphViews> {
    /** Raised whenever what is derived from a record changes: older folders are rebuilt. */
    private static final int FORMAT = 4;

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
            return open(store, new MemoryFile(folder.resolve(MemoryFile.NAME), FORMAT, journal));
        } catch (IOException | RuntimeException | Error e) {
            store.close();
            throw e;
        }
    }

    private GraphViews open(GraphStore store, MemoryFile memory) throws IOException {
        long applied = Math.min(store.applied() + 1, journal.size());
        GraphViews views = views(store, memory, applied);
        OptionalLong known = views.readMemory();
        if (known.isEmpty()) {
            // Whatever a file that is of no use has left in them is thrown away.
            views = views(store, memory, applied);
        }
        for (long at = known.orElse(0); at < applied; at++) {
            // Only few of the records are of this kind: of the others the header is enough.
            if (journal.header(at)
                    .filter(header -> header.kind() == RecordKind.LEVELS_CHANGED)
                    .isPresent()) {
                journal.read(at).ifPresent(views::replay);
            }
        }
        return views;
    }

    private GraphViews views(GraphStore store, MemoryFile memory, long applied) {
        return new GraphViews(
                store, claims, new InForce(claims.register()), new RecordTriples(journal, baseUrl), memory, applied);
    }
}
