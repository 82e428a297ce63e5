package eu.cartulary.shapes.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Conditions compiled here and shapes run by Jena SHACL say the same of the same graph: every shape of every bundled
 * rulebook that keeps to SHACL Core, on graphs that are made at random of the words the shape knows.
 */
class ShaclAgreementTest {
    private static final long SEED = 20261123;
    private static final int GRAPHS = "full".equals(System.getProperty("scale")) ? 400 : 25;
    private static final Node FOCUS = NodeFactory.createURI("https://example.org/focus");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ipc-baseline",
                "eu-csf-1.2.1",
                "bsi-c3a-1.0",
                "data-act-switching",
                "site-sustainability",
                "gaia-x-cd25.10"
            })
    @DisplayName("our conditions agree with Jena SHACL")
    void agrees(String id) {
        Graph book = graph(Rulebooks.bundled().byId(id).orElseThrow().turtle());
        ShapeCompiler compiler = new ShapeCompiler(new Source(book, Map.of("book", ""), Map.of()), set -> null);
        Random random = new Random(SEED);
        int compared = 0;
        int conforming = 0;
        for (Node shape : roots(book)) {
            Graph only = below(book, shape);
            if (!isCore(only)) {
                continue;
            }
            Condition condition = compiler.compile(shape);
            only.add(Triple.create(shape, Rb.sh("targetNode"), FOCUS));
            var shapes = org.apache.jena.shacl.Shapes.parse(only);
            List<Node> predicates = predicates(only);
            List<Node> values = values(only);
            for (int n = 0; n < GRAPHS; n++) {
                Graph data = n == 0 ? sketched(condition) : random(random, predicates, values);
                boolean ours = condition.holds(List.of(FOCUS), new PlainView(data));
                boolean theirs = ShaclValidator.get().conforms(shapes, data);
                assertThat(ours)
                        .as("seed %d, %s, data %s", SEED, condition, data)
                        .isEqualTo(theirs);
                compared++;
                conforming += ours ? 1 : 0;
            }
        }
        assertThat(compared).isGreaterThan(100);
        assertThat(conforming).isGreaterThan(5).isLessThan(compared);
    }

    private static List<Node> roots(Graph book) {
        Set<Node> roots = new LinkedHashSet<>();
        for (Node predicate : List.of(Rb.SHAPE, Rb.MET_BY, Rb.DECLARED_BY, Rb.NOT_APPLICABLE_WHEN)) {
            book.find(Node.ANY, predicate, Node.ANY).forEachRemaining(t -> roots.add(t.getObject()));
        }
        return List.copyOf(roots);
    }

    private static boolean isCore(Graph shape) {
        return shape.stream()
                .map(t -> t.getPredicate().getURI())
                .noneMatch(p -> p.startsWith(Rb.NS) && !p.equals(Rb.HINT.getURI()));
    }

    private static Graph below(Graph book, Node root) {
        Graph only = GraphFactory.createDefaultGraph();
        Deque<Node> open = new ArrayDeque<>(List.of(root));
        Set<Node> seen = new LinkedHashSet<>(open);
        while (!open.isEmpty()) {
            book.find(open.remove(), Node.ANY, Node.ANY).forEachRemaining(t -> {
                only.add(t);
                if (t.getObject().isBlank() && seen.add(t.getObject())) {
                    open.add(t.getObject());
                }
            });
        }
        return only;
    }

    private static List<Node> predicates(Graph shape) {
        Set<Node> found = new LinkedHashSet<>();
        shape.find(Node.ANY, Rb.sh("path"), Node.ANY).forEachRemaining(t -> collect(shape, t.getObject(), found));
        return List.copyOf(found);
    }

    private static void collect(Graph shape, Node path, Set<Node> to) {
        if (path.isURI()) {
            if (!path.equals(RDF.Nodes.nil)) {
                to.add(path);
            }
        } else {
            shape.find(path, Node.ANY, Node.ANY).toList().forEach(t -> collect(shape, t.getObject(), to));
        }
    }

    private static List<Node> values(Graph shape) {
        Set<Node> found = new LinkedHashSet<>();
        shape.find().forEachRemaining(t -> {
            boolean count = t.getPredicate().getURI().endsWith("Count");
            if (t.getObject().isLiteral() && !count && !t.getPredicate().equals(Rb.HINT)) {
                found.add(t.getObject());
            }
        });
        found.add(NodeFactory.createLiteralString("something else"));
        found.add(NodeFactory.createURI("https://example.org/page"));
        return List.copyOf(found);
    }

    private static Graph random(Random random, List<Node> predicates, List<Node> values) {
        Graph graph = GraphFactory.createDefaultGraph();
        List<Node> subjects = new ArrayList<>(List.of(FOCUS));
        int triples = random.nextInt(9);
        for (int n = 0; n < triples; n++) {
            Node subject = subjects.get(random.nextInt(subjects.size()));
            Node object;
            if (random.nextInt(3) == 0) {
                object = NodeFactory.createBlankNode();
                subjects.add(object);
            } else {
                object = values.get(random.nextInt(values.size()));
            }
            graph.add(Triple.create(subject, predicates.get(random.nextInt(predicates.size())), object));
        }
        return graph;
    }

    /** What the template of the condition says: mostly conforming. */
    private static Graph sketched(Condition condition) {
        Graph graph = GraphFactory.createDefaultGraph();
        draw(FOCUS, Sketch.of(condition), graph);
        return graph;
    }

    private static void draw(Node subject, Sketch sketch, Graph to) {
        sketch.values()
                .forEach((predicate, values) -> values.forEach(value -> {
                    Node object = value instanceof Node node
                            ? node
                            : value instanceof Sketch
                                    ? NodeFactory.createBlankNode()
                                    : NodeFactory.createLiteralString("filled in");
                    to.add(Triple.create(subject, predicate, object));
                    if (value instanceof Sketch nested) {
                        draw(object, nested, to);
                    }
                }));
    }

    private static Graph graph(String turtle) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.create()
                .source(new StringReader(turtle))
                .lang(Lang.TURTLE)
                .base("https://example.org/")
                .parse(graph);
        return graph;
    }

    private record PlainView(Graph graph) implements FactView {
        @Override
        public List<Node> objects(Node subject, Node predicate) {
            return subject.isLiteral()
                    ? List.of()
                    : graph.find(subject, predicate, Node.ANY)
                            .mapWith(Triple::getObject)
                            .toList();
        }

        @Override
        public List<Node> subjects(Node object, Node predicate) {
            return graph.find(Node.ANY, predicate, object)
                    .mapWith(Triple::getSubject)
                    .toList();
        }

        @Override
        public LocalDate today() {
            return LocalDate.of(2026, 11, 23);
        }
    }
}
