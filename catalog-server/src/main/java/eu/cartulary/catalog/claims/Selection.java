package eu.cartulary.catalog.claims;

import eu.cartulary.catalog.kernel.Digest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;

/**
 * The part of a graph that its issuer may state: the triples of the subjects that it may speak of and of the blank nodes below
 * them, with blank nodes named after the credential.
 */
final class Selection {
    private static final int LABEL_DIGITS = 24;

    private final Graph source;
    private final Set<String> subjects = new TreeSet<>();
    private final Set<Node> blankRoots = new LinkedHashSet<>();
    private final Set<Node> pointedAt = new LinkedHashSet<>();

    Selection(Graph source) {
        this.source = source;
        source.find().forEach(triple -> {
            if (triple.getSubject().isURI()) {
                subjects.add(triple.getSubject().getURI());
            } else if (triple.getSubject().isBlank()) {
                blankRoots.add(triple.getSubject());
            }
            if (triple.getObject().isBlank() && !triple.getObject().equals(triple.getSubject())) {
                pointedAt.add(triple.getObject());
            }
        });
        blankRoots.removeAll(pointedAt);
    }

    /** IRIs of which the graph states something, sorted. */
    Set<String> subjects() {
        return subjects;
    }

    /** The triples of the chosen subjects, of nameless subjects, and of the blank nodes below. */
    Graph of(Predicate<String> chosen, Digest digest) {
        Graph kept = GraphFactory.createDefaultGraph();
        Map<Node, Node> names = new HashMap<>();
        Deque<Node> open = new ArrayDeque<>(blankRoots);
        subjects.stream().filter(chosen).map(NodeFactory::createURI).forEach(open::add);
        Set<Node> seen = new LinkedHashSet<>(open);
        while (!open.isEmpty()) {
            source.find(open.poll(), Node.ANY, Node.ANY).forEach(triple -> {
                kept.add(renamed(triple, names, digest));
                Node object = triple.getObject();
                if (object.isBlank() && seen.add(object)) {
                    open.add(object);
                }
            });
        }
        return kept;
    }

    private static Triple renamed(Triple triple, Map<Node, Node> names, Digest digest) {
        return Triple.create(
                named(triple.getSubject(), names, digest),
                triple.getPredicate(),
                named(triple.getObject(), names, digest));
    }

    /** The reader numbers blank nodes in the order of the document, after a hyphen: the same at every reading. */
    private static Node named(Node node, Map<Node, Node> names, Digest digest) {
        if (!node.isBlank()) {
            return node;
        }
        return names.computeIfAbsent(
                node,
                n -> NodeFactory.createBlankNode(
                        digest.hex().substring(0, LABEL_DIGITS) + number(n.getBlankNodeLabel())));
    }

    private static String number(String label) {
        return label.substring(Math.max(0, label.lastIndexOf('-')));
    }
}
