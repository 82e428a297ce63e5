package eu.cartulary.catalog.graph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.jspecify.annotations.Nullable;

/** The dataset in TDB2. Its position is a triple of the records graph, written in the transaction of its batch. */
public final class Tdb2GraphStore implements GraphStore {
    static {
        JenaSystem.init();
    }

    private static final Node RECORDS = NodeFactory.createURI(GraphNames.RECORDS);
    private static final Node APPLIED = NodeFactory.createURI("https://w3id.org/cartulary/v1#appliedIndex");

    private static final Node TRIPLES = NodeFactory.createURI("http://rdfs.org/ns/void#triples");

    private final DatasetGraph dataset;
    private final @Nullable FileSums sums;
    private volatile long applied;
    private volatile long triples;
    /** Of the writer's thread. */
    private long counted;

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
        DatasetGraph connected =
                DatabaseMgr.connectDatasetGraph(dataset.toAbsolutePath().toString());
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
        dataset.begin(ReadWrite.WRITE);
        try {
            // The two that say position and number are counted once, in the first batch.
            counted = triples == 0 ? 2 : triples;
            changes.forEach(this::apply);
            note(APPLIED, journalIndex);
            note(TRIPLES, counted);
            dataset.commit();
            applied = journalIndex;
            triples = counted;
        } finally {
            // Ends without a commit where something was thrown: nothing of the batch is seen.
            dataset.end();
        }
    }

    private void apply(GraphChange change) {
        Node graph = NodeFactory.createURI(change.graph());
        switch (change) {
            case GraphChange.Put put -> {
                removeAll(graph);
                add(graph, put.triples());
                // As the dataset has them: two ways to write one number are one triple there.
                counted += Iter.count(dataset.find(graph, Node.ANY, Node.ANY, Node.ANY));
            }
            case GraphChange.Remove remove -> removeAll(graph);
            case GraphChange.ReplaceSubject replace -> {
                removeSubject(graph, NodeFactory.createURI(replace.subject()));
                addNew(graph, replace.triples());
            }
        }
    }

    private void add(Node graph, org.apache.jena.graph.Graph triples) {
        triples.find().forEachRemaining(t -> dataset.add(graph, t.getSubject(), t.getPredicate(), t.getObject()));
    }

    /** The same where another subject may have brought some of it. */
    private void addNew(Node graph, org.apache.jena.graph.Graph triples) {
        triples.find().forEachRemaining(t -> {
            if (!dataset.contains(graph, t.getSubject(), t.getPredicate(), t.getObject())) {
                counted++;
                dataset.add(graph, t.getSubject(), t.getPredicate(), t.getObject());
            }
        });
    }

    private void removeAll(Node graph) {
        counted -= Iter.count(dataset.find(graph, Node.ANY, Node.ANY, Node.ANY));
        dataset.deleteAny(graph, Node.ANY, Node.ANY, Node.ANY);
    }

    private void note(Node what, long number) {
        dataset.deleteAny(RECORDS, RECORDS, what, Node.ANY);
        dataset.add(RECORDS, RECORDS, what, NodeFactory.createLiteralDT(Long.toString(number), XSDDatatype.XSDinteger));
    }

    private void removeSubject(Node graph, Node subject) {
        Set<Node> seen = new HashSet<>();
        Deque<Node> open = new ArrayDeque<>(List.of(subject));
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (seen.add(node)) {
                // Collected first: an index is not changed while it is read.
                List<Quad> about = new ArrayList<>();
                dataset.find(graph, node, Node.ANY, Node.ANY).forEachRemaining(about::add);
                about.stream().map(Quad::getObject).filter(Node::isBlank).forEach(open::push);
                about.forEach(dataset::delete);
                counted -= about.size();
            }
        }
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
        // Lets go of the folder, so that a view built beside can take its place.
        TDBInternal.expel(dataset);
    }
}
