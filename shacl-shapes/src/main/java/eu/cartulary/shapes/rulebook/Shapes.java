package eu.cartulary.shapes.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/** The compiled forms of a shape. */
final class Shapes {
    private Shapes() {}

    /** All of them: a node shape, or sh:and. */
    record AllOf(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(List<Node> focus, FactView facts) {
            for (Condition part : parts) {
                if (!part.holds(focus, facts)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public void lacks(List<Node> focus, FactView facts, Consumer<Lack> to) {
            parts.forEach(part -> part.lacks(focus, facts, to));
        }
    }

    /** sh:or; what is lacking is what the nearest alternative lacks. */
    record AnyOf(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(List<Node> focus, FactView facts) {
            for (Condition part : parts) {
                if (part.holds(focus, facts)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void lacks(List<Node> focus, FactView facts, Consumer<Lack> to) {
            if (!holds(focus, facts)) {
                nearest(parts, focus, facts).forEach(to);
            }
        }
    }

    /** sh:xone. */
    record ExactlyOne(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(List<Node> focus, FactView facts) {
            return parts.stream().filter(part -> part.holds(focus, facts)).count() == 1;
        }

        @Override
        public void lacks(List<Node> focus, FactView facts, Consumer<Lack> to) {
            long held = parts.stream().filter(part -> part.holds(focus, facts)).count();
            if (held == 0) {
                nearest(parts, focus, facts).forEach(to);
            } else if (held > 1) {
                to.accept(new Lack("", Reason.TOO_MANY, null));
            }
        }
    }

    /** sh:not. */
    record Not(Condition part) implements Condition {
        @Override
        public boolean holds(List<Node> focus, FactView facts) {
            return !part.holds(focus, facts);
        }

        @Override
        public void lacks(List<Node> focus, FactView facts, Consumer<Lack> to) {
            if (part.holds(focus, facts)) {
                to.accept(new Lack(part instanceof Property p ? p.path().text() : "", Reason.VALUE_NOT_ACCEPTED, null));
            }
        }
    }

    /** A constraint on the focus itself. */
    record Self(ValueTest test) implements Condition {
        @Override
        public boolean holds(List<Node> focus, FactView facts) {
            return focus.stream().allMatch(node -> test.accepts(node, facts));
        }

        @Override
        public void lacks(List<Node> focus, FactView facts, Consumer<Lack> to) {
            focus.stream()
                    .filter(node -> !test.accepts(node, facts))
                    .forEach(node -> to.accept(new Lack("", Reason.VALUE_NOT_ACCEPTED, Compact.value(node))));
        }
    }

    /** Of the values of a path, so many conform to a shape (sh:qualifiedValueShape). */
    record Qualified(Condition shape, int least, int most) {}

    /** A property shape. */
    record Property(
            Path path,
            int least,
            int most,
            List<ValueTest> tests,
            List<Condition> each,
            @Nullable Node hasValue,
            @Nullable Qualified qualified,
            @Nullable String hint)
            implements Condition {
        @Override
        public boolean holds(List<Node> focus, FactView facts) {
            List<Node> values = path.values(focus, facts);
            if (values.size() < least || values.size() > most) {
                return false;
            }
            if (hasValue != null && !values.contains(hasValue)) {
                return false;
            }
            for (Node value : values) {
                if (!accepts(value, facts)) {
                    return false;
                }
            }
            return qualified == null || enough(qualified, values, facts);
        }

        private boolean accepts(Node value, FactView facts) {
            for (ValueTest test : tests) {
                if (!test.accepts(value, facts)) {
                    return false;
                }
            }
            for (Condition condition : each) {
                if (!condition.holds(List.of(value), facts)) {
                    return false;
                }
            }
            return true;
        }

        private static boolean enough(Qualified wanted, List<Node> values, FactView facts) {
            int count = 0;
            for (Node value : values) {
                if (wanted.shape.holds(List.of(value), facts)) {
                    count++;
                    if (count >= wanted.least && wanted.most == Integer.MAX_VALUE) {
                        return true;
                    }
                }
            }
            return count >= wanted.least && count <= wanted.most;
        }

        @Override
        public void lacks(List<Node> focus, FactView facts, Consumer<Lack> to) {
            List<Node> values = path.values(focus, facts);
            if (values.size() < least) {
                to.accept(new Lack(path.text(), values.isEmpty() ? Reason.MISSING : Reason.NOT_ENOUGH, null));
            } else if (values.size() > most) {
                to.accept(new Lack(path.text(), Reason.TOO_MANY, Compact.value(values.get(0))));
            }
            if (hasValue != null && !values.contains(hasValue)) {
                to.accept(new Lack(path.text(), Reason.MISSING, Compact.value(hasValue)));
            }
            for (Node value : values) {
                lacksOf(value, facts, to);
            }
            if (qualified != null && !enough(qualified, values, facts)) {
                lacksOfQualified(qualified, values, facts, to);
            }
        }

        private void lacksOf(Node value, FactView facts, Consumer<Lack> to) {
            for (ValueTest test : tests) {
                if (!test.accepts(value, facts)) {
                    to.accept(new Lack(path.text(), Reason.VALUE_NOT_ACCEPTED, Compact.value(value)));
                    return;
                }
            }
            each.forEach(condition -> condition.lacks(List.of(value), facts, below(to)));
        }

        private void lacksOfQualified(Qualified wanted, List<Node> values, FactView facts, Consumer<Lack> to) {
            if (values.isEmpty()) {
                to.accept(new Lack(path.text(), Reason.MISSING, null));
                return;
            }
            List<Lack> nearest = null;
            for (Node value : values) {
                List<Lack> lacks = new ArrayList<>();
                wanted.shape.lacks(List.of(value), facts, lacks::add);
                if (!lacks.isEmpty() && (nearest == null || lacks.size() < nearest.size())) {
                    nearest = lacks;
                }
            }
            if (nearest == null) {
                to.accept(new Lack(path.text(), Reason.TOO_MANY, null));
            } else {
                nearest.forEach(below(to));
            }
        }

        private Consumer<Lack> below(Consumer<Lack> to) {
            return lack -> to.accept(new Lack(
                    lack.path().isEmpty() ? path.text() : path.text() + "/" + lack.path(),
                    lack.reason(),
                    lack.value()));
        }
    }

    private static List<Condition.Lack> nearest(List<Condition> parts, List<Node> focus, FactView facts) {
        List<Condition.Lack> nearest = null;
        for (Condition part : parts) {
            List<Condition.Lack> lacks = new ArrayList<>();
            part.lacks(focus, facts, lacks::add);
            if (nearest == null || lacks.size() < nearest.size()) {
                nearest = lacks;
            }
        }
        return nearest == null ? List.of() : nearest;
    }
}
