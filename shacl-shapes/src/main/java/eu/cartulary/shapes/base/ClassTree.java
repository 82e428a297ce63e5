package eu.cartulary.shapes.base;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/** Which class is a kind of which. Immutable; a cycle is harmless. */
final class ClassTree {
    private final Map<Node, Set<Node>> withSupers;

    private ClassTree(Map<Node, Set<Node>> withSupers) {
        this.withSupers = Map.copyOf(withSupers);
    }

    /** The tree of all {@code rdfs:subClassOf} triples between named classes. */
    static ClassTree of(Graph graph) {
        Map<Node, Set<Node>> direct = new HashMap<>();
        graph.find(Node.ANY, Names.SUB_CLASS_OF, Node.ANY).forEachRemaining(triple -> {
            if (triple.getSubject().isURI() && triple.getObject().isURI()) {
                direct.computeIfAbsent(triple.getSubject(), c -> new LinkedHashSet<>())
                        .add(triple.getObject());
                direct.computeIfAbsent(triple.getObject(), c -> new LinkedHashSet<>());
            }
        });
        Map<Node, Set<Node>> closed = new HashMap<>();
        for (Node type : direct.keySet()) {
            Set<Node> seen = new LinkedHashSet<>();
            climb(type, direct, seen);
            closed.put(type, Set.copyOf(seen));
        }
        return new ClassTree(closed);
    }

    private static void climb(Node type, Map<Node, Set<Node>> direct, Set<Node> seen) {
        if (seen.add(type)) {
            direct.getOrDefault(type, Set.of()).forEach(above -> climb(above, direct, seen));
        }
    }

    /** The class itself and everything it is a kind of. */
    Set<Node> withSupers(Node type) {
        return withSupers.getOrDefault(type, Set.of(type));
    }

    boolean knows(Node type) {
        return withSupers.containsKey(type);
    }
}
