package eu.cartulary.catalog.graph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.params.StoreParams;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.jspecify.annotations.Nullable;

/** The dataset in TDB2. Its position is a triple of the records graph, written in the transaction of its batch. */
public final class Tdb2GraphStore implements GraphStore {
    static {
        JenaSystem.init();
    }

    private static final Node RECORDS = NodeFactory.createURI(GraphNames.RECORDS);
    private static final Node APPLIED = NodeFactory.createURI("https://w3id.org/cartulary/v1#appliedIndex");

    private static final int BLOCK = 2048;

    private static final Node TRIPLES = NodeFactory.createURI("http://rdfs.org/ns/void#triples");

    /** Smaller blocks than usual: TDB2 copies every block that a transaction touches, and quads come all over its trees. */
    private static final StoreParams PARAMS = StoreParams.builder(StoreParams.getDftStoreParams())
            .blockSize(BLOCK)
            .build();

    private final DatasetGraph dataset;
    private final @Nullable FileSums sums;
    private volatile long applied;
    private volatile long triples;
    /** Of the writer's thread. */
    private long counted;

    private long taken;

    private Tdb2GraphStore(DatasetGraph dataset, @Nullable FileSums sums) {
        this.dataset = dataset;
        this.sums = sums;
        this.applied = read(opened -> number(opened, APPLIED, -1));
        this.triples = read(opened -> number(opened, TRIPLES, 0));
    }

    /**
     * Opens the dataset in this folder, which is made if need be.
     *
     * @throws IOException when a byte of it is not as it was committed
     */
    public static Tdb2GraphStore open(Path folder) throws IOException {
        FileSums sums = FileSums.check(folder);
        Path dataset = Files.createDirectories(folder.resolve("tdb2"));
        DatasetGraph connected = DatabaseMgr.connectDatasetGraph(
                Location.create(dataset.toAbsolutePath().toString()), PARAMS);
        try {
            return new Tdb2GraphStore(connected, sums);
        } catch (RuntimeException | Error e) {
            TDBInternal.expel(connected);
            throw e;
        }
    }

    /** A dataset in memory, for tests. */
    static Tdb2GraphStore inMemory() {
        return new Tdb2GraphStore(DatabaseMgr.createDatasetGraph(), null);
    }

    @Override
    public void seal() throws IOException {
        if (sums != null) {
            sums.seal();
        }
    }

    @Override
    public void apply(List<GraphChange> changes, long journalIndex) {
        applyWithNext(changes, journalIndex);
        finish();
    }

    @Override
    public void applyWithNext(List<GraphChange> changes, long journalIndex) {
        if (!dataset.isInTransaction()) {
            dataset.begin(ReadWrite.WRITE);
            // The two that say position and number are counted once, in the first batch.
            counted = triples == 0 ? 2 : triples;
        }
        boolean whole = false;
        try {
            changes.forEach(this::apply);
            note(APPLIED, journalIndex);
            note(TRIPLES, counted);
            taken = journalIndex;
            whole = true;
        } finally {
            if (!whole) {
                abandon();
            }
        }
    }

    /** Nothing of what was taken since the last commit is seen. An end without an abort throws, in the place of what went wrong. */
    private void abandon() {
        dataset.abort();
        dataset.end();
    }

    @Override
    public void finish() {
        if (dataset.isInTransaction()) {
            try {
                dataset.commit();
                applied = taken;
                triples = counted;
            } finally {
                dataset.end();
            }
        }
    }

    private void apply(GraphChange change) {
        Node graph = NodeFactory.createURI(change.graph());
        switch (change) {
            case GraphChange.Put put -> putNew(graph, put.triples());
            case GraphChange.Remove remove -> removeAll(graph);
            case GraphChange.ReplaceSubject replace ->
                replace(graph, NodeFactory.createURI(replace.subject()), replace.triples());
        }
    }

    private void putNew(Node graph, Graph triples) {
        if (dataset.find(graph, Node.ANY, Node.ANY, Node.ANY).hasNext()) {
            return;
        }
        add(graph, triples);
        // As the dataset has them: two ways to write one number are one triple there.
        counted += Iter.count(dataset.find(graph, Node.ANY, Node.ANY, Node.ANY));
    }

    /** What stays as it is is not written: each quad is in six trees. */
    private void replace(Node graph, Node subject, Graph triples) {
        Set<Quad> wanted = new LinkedHashSet<>();
        triples.find().forEachRemaining(triple -> wanted.add(Quad.create(graph, triple)));
        Set<Quad> gone = about(graph, subject);
        Set<Quad> stays = new HashSet<>(gone);
        stays.retainAll(wanted);
        gone.removeAll(stays);
        gone.forEach(dataset::delete);
        counted -= gone.size();
        wanted.removeAll(stays);
        for (Quad quad : wanted) {
            // Another subject may have brought it.
            if (!dataset.contains(quad)) {
                counted++;
                dataset.add(quad);
            }
        }
    }

    private void add(Node graph, Graph triples) {
        triples.find().forEachRemaining(t -> dataset.add(graph, t.getSubject(), t.getPredicate(), t.getObject()));
    }

    private void removeAll(Node graph) {
        counted -= Iter.count(dataset.find(graph, Node.ANY, Node.ANY, Node.ANY));
        dataset.deleteAny(graph, Node.ANY, Node.ANY, Node.ANY);
    }

    private void note(Node what, long number) {
        dataset.deleteAny(RECORDS, RECORDS, what, Node.ANY);
        dataset.add(RECORDS, RECORDS, what, NodeFactory.createLiteralDT(Long.toString(number), XSDDatatype.XSDinteger));
    }

    /** All that is said of a subject and of the blank nodes below it; collected first, for an index is not changed while it is read. */
    private Set<Quad> about(Node graph, Node subject) {
        Set<Quad> about = new LinkedHashSet<>();
        Set<Node> seen = new HashSet<>();
        Deque<Node> open = new ArrayDeque<>(List.of(subject));
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (seen.add(node)) {
                dataset.find(graph, node, Node.ANY, Node.ANY).forEachRemaining(quad -> {
                    about.add(quad);
                    if (quad.getObject().isBlank()) {
                        open.push(quad.getObject());
                    }
                });
            }
        }
        return about;
    }

    private static long number(DatasetGraph dataset, Node what, long none) {
        Iterator<Quad> found = dataset.find(RECORDS, RECORDS, what, Node.ANY);
        return found.hasNext() ? Long.parseLong(found.next().getObject().getLiteralLexicalForm()) : none;
    }

    @Override
    public long triples() {
        return triples;
    }

    @Override
    public long applied() {
        return applied;
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
        // What was taken and not finished is lost with this, as if the process had died.
        if (dataset.isInTransaction()) {
            abandon();
        }
        // Lets go of the folder, so that a view built beside can take its place.
        TDBInternal.expel(dataset);
    }
}
