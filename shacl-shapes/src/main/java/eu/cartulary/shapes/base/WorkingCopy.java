package eu.cartulary.shapes.base;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/**
 * What the engine is given: the claims with listed values in their one spelling, and beside each type everything it is a
 * kind of, so that no shape needs a class hierarchy. A nested thing without a type takes the one class that its property
 * can have: senders leave it out where a context makes it obvious, and nothing of it would be checked otherwise.
 */
final class WorkingCopy {
    private WorkingCopy() {}

    static SubjectGraph of(Graph claims, UnaryOperator<Triple> spelling, ClassTree classes, Map<Node, Node> ranges) {
        SubjectGraph copy = new SubjectGraph();
        List<Triple> types = new ArrayList<>();
        List<Triple> ranged = new ArrayList<>();
        claims.find().forEachRemaining(triple -> {
            copy.add(spelling.apply(triple));
            if (triple.getPredicate().equals(Names.TYPE)) {
                types.add(triple);
            } else if (!triple.getObject().isLiteral() && ranges.containsKey(triple.getPredicate())) {
                ranged.add(triple);
            }
        });
        for (Triple type : types) {
            addWithSupers(copy, type.getSubject(), type.getObject(), classes);
        }
        for (Triple triple : ranged) {
            Node range = ranges.get(triple.getPredicate());
            if (range != null && isUntypedThing(triple.getObject(), claims)) {
                addWithSupers(copy, triple.getObject(), range, classes);
            }
        }
        return copy;
    }

    private static boolean isUntypedThing(Node node, Graph claims) {
        return claims.contains(node, Node.ANY, Node.ANY) && !claims.contains(node, Names.TYPE, Node.ANY);
    }

    private static void addWithSupers(Graph copy, Node subject, Node type, ClassTree classes) {
        classes.withSupers(type).forEach(each -> copy.add(Triple.create(subject, Names.TYPE, each)));
    }
}
