package eu.cartulary.shapes.base;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.jspecify.annotations.Nullable;

/**
 * A node shape, taken apart so that the engine is only asked what is in question: the properties of a focus node are
 * looked up once; a rule whose property is absent, which asks no more than a count that is right, or whose {@link Condition} every
 * value meets, is passed over. A description states a dozen of the hundred properties that its class has rules for, and most of
 * them rightly, so this is most of the work saved. What is not known to be safe goes to the engine whole.
 */
final class FocusCheck {
    private final Shape shape;
    private final List<Part> parts;
    /** Places in {@link #parts} of those that are asked in any case, and of those that are asked for a property that is there. */
    private final BitSet always = new BitSet();

    private final Map<Node, BitSet> byProperty = new HashMap<>();

    /**
     * One property shape: evaluated unless the number of values lies within the bounds and each meets the condition.
     *
     * @param each of the values; absent where nothing is known of them
     */
    private record Part(
            PropertyShape shape,
            List<Node> properties,
            int least,
            int most,
            @Nullable Condition each) {

        boolean isFine(ValidationContext context, SubjectGraph data, Map<Node, Set<Node>> values) {
            int count = 0;
            for (Node property : properties) {
                count += values.getOrDefault(property, Set.of()).size();
            }
            return count >= least
                    && count <= most
                    && (each == null || count == 0 || areFine(each, context, data, values));
        }

        private boolean areFine(
                Condition condition, ValidationContext context, SubjectGraph data, Map<Node, Set<Node>> values) {
            for (Node property : properties) {
                for (Node value : values.getOrDefault(property, Set.of())) {
                    if (!condition.isMetBy(context, data, value)) {
                        return false;
                    }
                }
            }
            return true;
        }
    }

    FocusCheck(Shape shape) {
        this.shape = shape;
        this.parts = parts(shape);
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (part.least() > 0) {
                always.set(i);
            }
            for (Node property : part.properties()) {
                byProperty.computeIfAbsent(property, p -> new BitSet()).set(i);
            }
        }
    }

    /** Checks one node; faults go to the context. */
    void check(ValidationContext context, SubjectGraph data, Node focus) {
        if (parts.isEmpty()) {
            ValidationProc.execValidateShape(context, data, shape, focus);
            return;
        }
        Map<Node, Set<Node>> values = data.values(focus);
        BitSet asked = (BitSet) always.clone();
        for (Node property : values.keySet()) {
            BitSet about = byProperty.get(property);
            if (about != null) {
                asked.or(about);
            }
        }
        for (int i = asked.nextSetBit(0); i >= 0; i = asked.nextSetBit(i + 1)) {
            Part part = parts.get(i);
            if (!part.isFine(context, data, values)) {
                VLib.validateShape(context, data, part.shape(), focus);
            }
        }
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
        // No count lies within these bounds.
        Part always = new Part(shape, properties, 1, 0, null);
        if (properties.isEmpty()) {
            return always;
        }
        int least = 0;
        int most = Integer.MAX_VALUE;
        List<Constraint> perValue = new ArrayList<>();
        for (Constraint constraint : shape.getConstraints()) {
            if (constraint instanceof MinCount min) {
                least = Math.max(least, min.getMinCount());
            } else if (constraint instanceof MaxCount max) {
                most = Math.min(most, max.getMaxCount());
            } else if (isPerValue(constraint)) {
                perValue.add(constraint);
            } else {
                return always;
            }
        }
        // Two properties can name one value: then a count over both is not the number of values.
        if (properties.size() > 1 && least > 1) {
            return always;
        }
        Condition each = perValue.isEmpty() ? null : Condition.ofAll(perValue).orElse(null);
        boolean unknown = each == null && !perValue.isEmpty();
        return new Part(shape, properties, least, unknown ? 0 : most, each);
    }

    /** Constraints that say something of each value, and nothing where there is none (SHACL, section 4). */
    private static boolean isPerValue(Constraint constraint) {
        return constraint instanceof ConstraintTerm
                || constraint instanceof ClassConstraint
                || constraint instanceof ConstraintOp1
                || constraint instanceof ConstraintOpN;
    }
}
