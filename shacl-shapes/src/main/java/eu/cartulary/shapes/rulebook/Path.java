package eu.cartulary.shapes.rulebook;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;

/** A SHACL property path (SHACL, section 2.3.1), compiled. Values come without repetition, in the order they are found; how many there can be is the view's business. */
sealed interface Path {
    List<Node> values(List<Node> from, FactView facts);

    /** As in answers, in compact IRIs. */
    String text();

    /** One property, forward. */
    record Forward(Node predicate) implements Path {
        @Override
        public List<Node> values(List<Node> from, FactView facts) {
            if (from.size() == 1) {
                return facts.objects(from.get(0), predicate);
            }
            // Of an offering and its profiles mostly one says it at all: then nothing has to be put together.
            List<Node> only = List.of();
            Set<Node> several = null;
            for (Node node : from) {
                List<Node> found = facts.objects(node, predicate);
                if (found.isEmpty()) {
                    continue;
                }
                if (several != null) {
                    several.addAll(found);
                } else if (only.isEmpty()) {
                    only = found;
                } else {
                    several = new LinkedHashSet<>(only);
                    several.addAll(found);
                }
            }
            return several == null ? only : new ArrayList<>(several);
        }

        @Override
        public String text() {
            return Compact.iri(predicate);
        }
    }

    /** One property, backward. */
    record Backward(Node predicate) implements Path {
        @Override
        public List<Node> values(List<Node> from, FactView facts) {
            Set<Node> values = new LinkedHashSet<>();
            for (Node node : from) {
                values.addAll(facts.subjects(node, predicate));
            }
            return new ArrayList<>(values);
        }

        @Override
        public String text() {
            return "^" + Compact.iri(predicate);
        }
    }

    /** One after the other. */
    record Steps(List<Path> steps) implements Path {
        @Override
        public List<Node> values(List<Node> from, FactView facts) {
            List<Node> at = from;
            for (Path step : steps) {
                if (at.isEmpty()) {
                    return at;
                }
                at = step.values(at, facts);
            }
            return at;
        }

        @Override
        public String text() {
            return steps.stream().map(Path::text).collect(Collectors.joining("/"));
        }
    }

    /** Any of them. */
    record Either(List<Path> paths) implements Path {
        @Override
        public List<Node> values(List<Node> from, FactView facts) {
            Set<Node> values = new LinkedHashSet<>();
            for (Path path : paths) {
                values.addAll(path.values(from, facts));
            }
            return new ArrayList<>(values);
        }

        @Override
        public String text() {
            return paths.stream().map(Path::text).collect(Collectors.joining("|", "(", ")"));
        }
    }

    /** As often as it goes; {@code least} is 0 or 1. Cycles end where they began. */
    record Repeated(Path path, int least) implements Path {
        @Override
        public List<Node> values(List<Node> from, FactView facts) {
            Set<Node> seen = new LinkedHashSet<>(least == 0 ? from : path.values(from, facts));
            Deque<Node> open = new ArrayDeque<>(seen);
            while (!open.isEmpty()) {
                for (Node next : path.values(List.of(open.remove()), facts)) {
                    if (seen.add(next)) {
                        open.add(next);
                    }
                }
            }
            return new ArrayList<>(seen);
        }

        @Override
        public String text() {
            return path.text() + (least == 0 ? "*" : "+");
        }
    }
}
