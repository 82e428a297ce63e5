package eu.cartulary.shapes.closure;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.jspecify.annotations.Nullable;

/**
 * An offering and everything behind it, at one state of the catalog. Immutable; safe for any number of threads.
 *
 * <p>Credentials whose validity has run out are the business of whoever reads the closure at an instant: the walk takes
 * what the source has.
 */
public final class Closure {
    private final String offering;
    private final Map<String, ClosureNode> nodes;
    private final List<ClosureEdge> edges;
    private final Map<String, ClosureEdge> firstEdgeTo;
    private final Map<Node, String> undeclaredParties;
    private final List<StatedFact> facts;
    private final Set<String> digests;
    private final Set<String> visited;
    private final @Nullable String cutBecause;

    Closure(Walk walk) {
        this.offering = walk.offering;
        this.nodes = Collections.unmodifiableMap(walk.nodes);
        this.edges = List.copyOf(walk.edges);
        this.firstEdgeTo = Map.copyOf(walk.firstEdgeTo);
        this.undeclaredParties = Map.copyOf(walk.undeclaredParties);
        this.facts = walk.statedFacts();
        this.digests = Set.copyOf(walk.digests);
        this.visited = Set.copyOf(walk.visited);
        this.cutBecause = walk.cutBecause;
    }

    /** Walks from an offering over everything behind it. */
    public static Closure of(String offeringIri, ClaimsSource source, ClosureLimits limits) {
        return new Walk(offeringIri, source, limits).run();
    }

    /** The offering it belongs to. */
    public String offering() {
        return offering;
    }

    /** The nodes reached, in the order of the walk. */
    public Collection<ClosureNode> nodes() {
        return nodes.values();
    }

    /** A node by its IRI. */
    public @Nullable ClosureNode node(String iri) {
        return nodes.get(iri);
    }

    /** What a party without a node of its own is called among the nodes; null for any other. */
    public @Nullable String undeclaredParty(Node party) {
        return undeclaredParties.get(party);
    }

    /** The edges, in the order of the walk. */
    public List<ClosureEdge> edges() {
        return edges;
    }

    /** The union of all facts, each with the credentials that state it, in the order of the walk. */
    public List<StatedFact> facts() {
        return facts;
    }

    /** The credentials that went in. */
    public Set<String> digests() {
        return digests;
    }

    /** Every IRI that was asked for, described or not: whatever happens to one of them may change the assessment. */
    public Set<String> visited() {
        return visited;
    }

    /** Why the walk ended early: {@code nodes}, {@code depth}, {@code triples} or {@code time}; null when it did not. */
    public @Nullable String cutBecause() {
        return cutBecause;
    }

    /** The edges from the offering to {@code iri}, shortest way; empty for the offering and for what was not reached. */
    public List<ClosureEdge> pathTo(String iri) {
        Deque<ClosureEdge> path = new ArrayDeque<>();
        String at = iri;
        while (path.size() <= nodes.size()) {
            ClosureEdge edge = firstEdgeTo.get(at);
            if (edge == null || at.equals(offering)) {
                break;
            }
            path.addFirst(edge);
            at = edge.from();
        }
        return List.copyOf(path);
    }

    /** The facts as a plain graph, for shapes engines and for people; a new one at each call. */
    public Graph union() {
        Graph graph = GraphFactory.createDefaultGraph();
        for (StatedFact fact : facts) {
            graph.add(Triple.create(fact.subject(), fact.predicate(), fact.object()));
        }
        return graph;
    }

    static boolean isResource(Node node) {
        return node.isURI() || node.isBlank();
    }
}
