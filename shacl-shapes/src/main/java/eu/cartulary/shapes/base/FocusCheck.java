package eu.cartulary.shapes.base;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.engine.ValidationContext;
import org.apache.jena.shacl.engine.constraint.ClassConstraint;
import org.apache.jena.shacl.engine.constraint.ConstraintOp1;
import org.apache.jena.shacl.engine.constraint.ConstraintOpN;
import org.apache.jena.shacl.engine.constraint.ConstraintTerm;
import org.apache.jena.shacl.engine.constraint.MaxCount;
import org.apache.jena.shacl.engine.constraint.MinCount;
import org.apache.jena.shacl.parser.Constraint;
import org.apache.jena.shacl.parser.PropertyShape;
import org.apache.jena.shacl.parser.Shape;
import org.apache.jena.shacl.validation.VLib;
import org.apache.jena.shacl.validation.ValidationProc;

/**
 * A node shape, taken apart so that the engine is only asked what is in question: the properties of a focus node are
 * counted once, and a rule whose property is absent, or which asks no more than a count that is right, is passed over. A
 * description states a dozen of the hundred properties that its class has rules for, so this is most of the work saved. What
 * is not known to be safe goes to the engine whole.
 */
final class FocusCheck {
    private final Shape shape;
    private final List<Part> parts;

    /** One property shape: evaluated unless the number of values lies within the bounds. */
    private record Part(PropertyShape shape, List<Node> properties, int least, int most) {
        boolean isFine(Map<Node, Integer> counts) {
            int values = 0;
            for (Node property : properties) {
                values += counts.getOrDefault(property, 0);
            }
            return values >= least && values <= most;
        }
    }

    FocusCheck(Shape shape) {
        this.shape = shape;
        this.parts = parts(shape);
    }

    /** Checks one node; faults go to the context. */
    void check(ValidationContext context, Graph data, Node focus, Map<Node, Integer> counts) {
        if (parts.isEmpty()) {
            ValidationProc.execValidateShape(context, data, shape, focus);
            return;
        }
        for (Part part : parts) {
            if (!part.isFine(counts)) {
                VLib.validateShape(context, data, part.shape(), focus);
            }
        }
    }

    /** How many values each property of a node has. */
    static Map<Node, Integer> counts(Graph data, Node focus) {
        Map<Node, Integer> counts = new HashMap<>();
        data.find(focus, Node.ANY, Node.ANY)
                .forEachRemaining(triple -> counts.merge(triple.getPredicate(), 1, Integer::sum));
        return counts;
    }

    private static List<Part> parts(Shape shape) {
        if (!shape.getConstraints().isEmpty() || shape.deactivated()) {
            return List.of();
        }
        List<Part> parts = new ArrayList<>();
        for (PropertyShape property : shape.getPropertyShapes()) {
            if (!property.getPropertyShapes().isEmpty()) {
                return List.of();
            }
            parts.add(part(property));
        }
        return List.copyOf(parts);
    }

    private static Part part(PropertyShape shape) {
        List<Node> properties = Remarks.properties(shape.getPath());
        Part always = new Part(shape, properties, 1, 0);
        if (properties.isEmpty()) {
            return always;
        }
        int least = 0;
        int most = Integer.MAX_VALUE;
        for (Constraint constraint : shape.getConstraints()) {
            if (constraint instanceof MinCount min) {
                least = Math.max(least, min.getMinCount());
            } else if (constraint instanceof MaxCount max) {
                most = Math.min(most, max.getMaxCount());
            } else if (isPerValue(constraint)) {
                most = 0;
            } else {
                return always;
            }
        }
        // Two properties can name one value: then a count over both is not the number of values.
        return properties.size() > 1 && least > 1 ? always : new Part(shape, properties, least, most);
    }

    /** Constraints that say something of each value, and nothing where there is none (SHACL, section 4). */
    private static boolean isPerValue(Constraint constraint) {
        return constraint instanceof ConstraintTerm
                || constraint instanceof ClassConstraint
                || constraint instanceof ConstraintOp1
                || constraint instanceof ConstraintOpN;
    }
}
