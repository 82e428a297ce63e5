package eu.cartulary.shapes.base;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;

/**
 * What shapes must not contain if their cost is to be bounded by the size of the data. SHACL leaves recursion undefined
 * (section 3.4.3), the engine has no time limit, and a query, an unbounded path or a regular expression that backtracks can
 * run for ever.
 */
final class ShapesLint {
    private static final List<String> QUERIES = List.of("sparql", "js", "target", "rule", "select", "ask", "construct");
    private static final List<String> UNBOUNDED = List.of("zeroOrMorePath", "oneOrMorePath");
    private static final List<String> TO_SHAPES =
            List.of("node", "property", "qualifiedValueShape", "not", "and", "or", "xone");

    private static final List<String> TARGETS =
            List.of("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf");

    private static final int MOST_NESTED = 100;

    private final Graph graph;
    private final List<Problem> problems = new ArrayList<>();

    /**
     * What is wrong.
     *
     * @param at the node at which it was found
     * @param reason one sentence
     * @param cut a triple without which it would not be wrong, and without which nothing is lost; where there is one
     */
    record Problem(Node at, String reason, @Nullable Triple cut) {
        Problem(Node at, String reason) {
            this(at, reason, null);
        }
    }

    private ShapesLint(Graph graph) {
        this.graph = graph;
    }

    static List<Problem> problems(Graph shapes) {
        ShapesLint lint = new ShapesLint(shapes);
        lint.queries();
        lint.paths();
        lint.patterns();
        lint.recursion();
        return List.copyOf(lint.problems);
    }

    private void queries() {
        for (String word : QUERIES) {
            graph.find(Node.ANY, Names.sh(word), Node.ANY)
                    .forEachRemaining(t -> problems.add(new Problem(
                            t.getSubject(), "sh:" + word + " is not accepted: only SHACL Core has a bounded cost")));
        }
        for (Node component : G.nodesOfTypeAsList(graph, Names.sh("ConstraintComponent"))) {
            problems.add(new Problem(component, "own constraint components are not accepted"));
        }
    }

    private void paths() {
        for (String word : UNBOUNDED) {
            graph.find(Node.ANY, Names.sh(word), Node.ANY)
                    .forEachRemaining(t -> problems.add(new Problem(
                            owner(graph, t.getSubject()), "sh:" + word + " is not accepted: its cost has no bound")));
        }
    }

    /** The shape in whose path a blank node stands, as near as the triples tell. */
    static Node owner(Graph graph, Node node) {
        Node at = node;
        for (int i = 0; i < 16 && at.isBlank(); i++) {
            List<Node> above = G.listPO(graph, null, at);
            if (above.isEmpty()) {
                break;
            }
            at = above.get(0);
        }
        return at;
    }

    private void patterns() {
        graph.find(Node.ANY, Names.sh("pattern"), Node.ANY).forEachRemaining(t -> {
            Node pattern = t.getObject();
            String reason = pattern.isLiteral()
                    ? Regex.unsafe(pattern.getLiteralLexicalForm())
                    : "sh:pattern wants a literal, not a name";
            if (reason != null) {
                problems.add(new Problem(owner(graph, t.getSubject()), reason));
            }
        });
    }

    private void recursion() {
        Map<Node, Way> ways = new HashMap<>();
        for (Node shape : shapes(graph)) {
            visit(shape, null, ways, 0);
        }
    }

    private enum Way {
        ON_IT,
        DONE
    }

    /** What is a shape by its type, or because it has a target. */
    static Set<Node> shapes(Graph graph) {
        Set<Node> shapes = new LinkedHashSet<>(G.nodesOfTypeAsList(graph, Names.sh("NodeShape")));
        shapes.addAll(G.nodesOfTypeAsList(graph, Names.sh("PropertyShape")));
        for (String word : TARGETS) {
            graph.find(Node.ANY, Names.sh(word), Node.ANY).forEachRemaining(t -> shapes.add(t.getSubject()));
        }
        return shapes;
    }

    private void visit(Node shape, @Nullable Triple edge, Map<Node, Way> ways, int depth) {
        Way way = ways.get(shape);
        if (way == Way.ON_IT && edge != null) {
            Node at = shape.isURI() ? shape : owner(graph, edge.getSubject());
            problems.add(new Problem(at, "the shape refers to itself (recursion)", isLossless(edge) ? edge : null));
        }
        if (way != null) {
            return;
        }
        if (depth > MOST_NESTED) {
            problems.add(new Problem(owner(graph, shape), "shapes are nested more than " + MOST_NESTED + " deep"));
            return;
        }
        ways.put(shape, Way.ON_IT);
        references(shape).forEach(each -> visit(each.getObject(), each, ways, depth + 1));
        ways.put(shape, Way.DONE);
    }

    /** A shape that finds its nodes by itself need not be sent to the values of a property as well. */
    private boolean isLossless(Triple edge) {
        return edge.getPredicate().equals(Names.sh("node"))
                && graph.contains(edge.getSubject(), Names.sh("path"), Node.ANY)
                && graph.contains(edge.getObject(), Names.sh("targetClass"), Node.ANY);
    }

    private List<Triple> references(Node shape) {
        List<Triple> next = new ArrayList<>();
        for (String word : TO_SHAPES) {
            for (Node value : G.listSP(graph, shape, Names.sh(word))) {
                boolean list = graph.contains(value, RDF.Nodes.first, Node.ANY);
                for (Node each : list ? G.rdfList(graph, value) : List.of(value)) {
                    next.add(Triple.create(shape, Names.sh(word), each));
                }
            }
        }
        return next;
    }
}
