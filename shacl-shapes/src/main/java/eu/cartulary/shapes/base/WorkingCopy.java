package eu.cartulary.shapes.base;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;

/**
 * What the engine is given: the claims, and beside each type everything it is a kind of, so that no shape needs a class
 * hierarchy. A nested thing without a type takes the one class that its property can have: senders leave it out where a
 * context makes it obvious, and nothing of it would be checked otherwise.
 */
final class WorkingCopy {
    private WorkingCopy() {}

    static Graph of(Graph claims, ClassTree classes, Map<Node, Node> ranges) {
        Graph copy = GraphFactory.createDefaultGraph();
        List<Triple> types = new ArrayList<>();
        claims.find().forEachRemaining(triple -> {
            copy.add(triple);
            if (triple.getPredicate().equals(Names.TYPE)) {
                types.add(triple);
            }
        });
        for (Triple type : types) {
            addWithSupers(copy, type.getSubject(), type.getObject(), classes);
        }
        claims.find().forEachRemaining(triple -> {
            Node range = ranges.get(triple.getPredicate());
            if (range != null && isUntypedThing(triple.getObject(), claims)) {
                addWithSupers(copy, triple.getObject(), range, classes);
            }
        });
        return copy;
    }

    private static boolean isUntypedThing(Node node, Graph claims) {
        return !node.isLiteral()
                && claims.contains(node, Node.ANY, Node.ANY)
                && !claims.contains(node, Names.TYPE, Node.ANY);
    }

    private static void addWithSupers(Graph copy, Node subject, Node type, ClassTree classes) {
        Set<Node> all = classes.withSupers(type);
        all.forEach(each -> copy.add(Triple.create(subject, Names.TYPE, each)));
    }
}
