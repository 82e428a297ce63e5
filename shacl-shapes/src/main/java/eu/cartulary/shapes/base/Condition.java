package eu.cartulary.shapes.base;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.engine.ValidationContext;
import org.apache.jena.shacl.engine.constraint.ClassConstraint;
import org.apache.jena.shacl.engine.constraint.ConstraintTerm;
import org.apache.jena.shacl.engine.constraint.InConstraint;
import org.apache.jena.shacl.engine.constraint.MaxCount;
import org.apache.jena.shacl.engine.constraint.ShNode;
import org.apache.jena.shacl.engine.constraint.ShOr;
import org.apache.jena.shacl.parser.Constraint;
import org.apache.jena.shacl.parser.PropertyShape;
import org.apache.jena.shacl.parser.Shape;
import org.apache.jena.sparql.path.P_Link;

/**
 * Whether a value surely gives the engine no reason for a remark. Asks the engine's own constraints, but puts {@code sh:or} and
 * {@code sh:node} together itself: the engine makes a report, as a graph, for each alternative and each value. A "no" decides
 * nothing; then the engine is asked, and what it says counts.
 */
@FunctionalInterface
interface Condition {

    /** Whether the value surely meets it. */
    boolean isMetBy(ValidationContext context, SubjectGraph data, Node value);

    /** All of these constraints; empty when one of them is of a sort that is left to the engine. */
    static Optional<Condition> ofAll(Iterable<Constraint> constraints) {
        List<Condition> all = new ArrayList<>();
        for (Constraint constraint : constraints) {
            Optional<Condition> one = of(constraint);
            if (one.isEmpty()) {
                return Optional.empty();
            }
            all.add(one.get());
        }
        return Optional.of(every(all));
    }

    private static Condition every(List<Condition> all) {
        if (all.size() == 1) {
            return all.get(0);
        }
        return (context, data, value) -> {
            for (Condition each : all) {
                if (!each.isMetBy(context, data, value)) {
                    return false;
                }
            }
            return true;
        };
    }

    private static Optional<Condition> of(Constraint constraint) {
        if (constraint instanceof InConstraint in) {
            Set<Node> values = Set.copyOf(in.getValues());
            return Optional.of((context, data, value) -> values.contains(value));
        }
        if (constraint instanceof ConstraintTerm term) {
            return Optional.of((context, data, value) -> term.validate(context, value) == null);
        }
        if (constraint instanceof ClassConstraint type) {
            // A working copy holds with each type everything it is a kind of, so that one look mostly decides.
            Node wanted = type.getExpectedClass();
            return Optional.of((context, data, value) ->
                    data.values(value).getOrDefault(Names.TYPE, Set.of()).contains(wanted)
                            || type.validate(context, data, value) == null);
        }
        if (constraint instanceof ShNode node) {
            return of(node.getOther());
        }
        return constraint instanceof ShOr or ? any(or.getOthers()) : Optional.empty();
    }

    /** An alternative of an unknown sort is passed over: that the others are met is enough. */
    private static Optional<Condition> any(List<Shape> alternatives) {
        List<Condition> known = alternatives.stream()
                .flatMap(alternative -> of(alternative).stream())
                .toList();
        return Optional.of((context, data, value) -> {
            for (Condition each : known) {
                if (each.isMetBy(context, data, value)) {
                    return true;
                }
            }
            return false;
        });
    }

    private static Optional<Condition> of(Shape shape) {
        if (shape instanceof PropertyShape || shape.deactivated()) {
            return Optional.empty();
        }
        List<Condition> all = new ArrayList<>();
        Optional<Condition> itself = ofAll(shape.getConstraints());
        itself.ifPresent(all::add);
        for (PropertyShape property : shape.getPropertyShapes()) {
            atMost(property).ifPresent(all::add);
        }
        boolean whole = itself.isPresent()
                && all.size() == 1 + shape.getPropertyShapes().size();
        return whole ? Optional.of(every(all)) : Optional.empty();
    }

    /** A property that may be there so many times and about which nothing else is said. */
    private static Optional<Condition> atMost(PropertyShape shape) {
        if (shape.deactivated()
                || !shape.getPropertyShapes().isEmpty()
                || !(shape.getPath() instanceof P_Link link)
                || shape.getConstraints().size() != 1
                || !(shape.getConstraints().iterator().next() instanceof MaxCount most)) {
            return Optional.empty();
        }
        Node property = link.getNode();
        return Optional.of((context, data, value) ->
                data.values(value).getOrDefault(property, Set.of()).size() <= most.getMaxCount());
    }
}
