package eu.cartulary.catalog.projection;

import eu.cartulary.catalog.graph.GraphStore;
import eu.cartulary.catalog.graph.Tdb2GraphStore;
import eu.cartulary.catalog.journal.Journal;
import eu.cartulary.catalog.journal.RecordKind;
import eu.cartulary.catalog.kernel.CredentialStatus;
import eu.cartulary.catalog.register.Entry;
import eu.cartulary.catalog.register.Register;
import eu.cartulary.catalog.supplychain.ClaimsStore;
import eu.cartulary.catalog.supplychain.InForce;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.RDF;

/** Opens the RDF dataset below a folder. */
public final class GraphViewsFactory implements ViewsFactory<GraphViews> {
    /** Raised whenever what is derived from a record changes: older folders are rebuilt. */
    private static final int FORMAT = 5;

    /** Credentials that are looked for when a dataset is opened: more than its largest transaction brings. */
    private static final int LOOKED_FOR = 2_000;

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
        lookForNewest(store, applied);
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

    /**
     * What a process that died was last at is where a dataset would have a hole: of the newest credentials each that is in force
     * is looked for by name and by type, which are two of its indexes.
     *
     * @throws IOException when one is not there: the dataset is not what its position says, and is built anew
     */
    private void lookForNewest(GraphStore store, long applied) throws IOException {
        Register register = claims.register();
        List<Entry> newest = IntStream.range(Math.max(0, register.count() - LOOKED_FOR), register.count())
                .mapToObj(register::at)
                .filter(entry -> entry.index() < applied && entry.status() == CredentialStatus.ACTIVE)
                .toList();
        Optional<Entry> missing = store.read(dataset -> newest.stream()
                .filter(entry ->
                        !isIn(dataset, NodeFactory.createURI(entry.digest().graphName())))
                .findFirst());
        if (missing.isPresent()) {
            throw new IOException("the graph says that it has all records before " + applied + ", and lacks credential "
                    + missing.get().digest() + " of record " + missing.get().index());
        }
    }

    private static boolean isIn(DatasetGraph dataset, Node graph) {
        return dataset.contains(graph, Node.ANY, Node.ANY, Node.ANY)
                && dataset.contains(graph, Node.ANY, RDF.type.asNode(), Node.ANY);
    }

    private GraphViews views(GraphStore store, MemoryFile memory, long applied) {
        return new GraphViews(
                journal,
                store,
                claims,
                new InForce(claims.register()),
                new RecordTriples(journal, baseUrl),
                memory,
                applied);
    }
}
