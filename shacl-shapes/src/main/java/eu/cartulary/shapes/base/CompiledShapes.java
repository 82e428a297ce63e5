package eu.cartulary.shapes.base;

import eu.cartulary.report.Language;
import eu.cartulary.report.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.engine.Target;
import org.apache.jena.shacl.engine.ValidationContext;
import org.apache.jena.shacl.parser.PropertyShape;
import org.apache.jena.shacl.parser.Shape;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.validation.VLib;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.system.G;

/**
 * Shapes, parsed once, found by the class they are for. Immutable after construction and used by all threads at once:
 * Jena's parsed shapes are only read by a validation, whose state is its {@link ValidationContext}.
 */
final class CompiledShapes {
    private final Shapes shapes;
    private final Map<Node, List<FocusCheck>> byClass = new HashMap<>();
    private final Map<Shape, FocusCheck> otherwiseTargeted = new HashMap<>();
    private final Map<Node, Rule> rules;
    private final Map<Node, Node> ranges;

    CompiledShapes(Graph graph) {
        shapes = Shapes.parse(graph);
        for (Shape shape : shapes.getTargetShapes()) {
            FocusCheck check = new FocusCheck(shape);
            for (Target target : shape.getTargets()) {
                switch (target.getTargetType()) {
                    case targetClass, implicitClass ->
                        byClass.computeIfAbsent(target.getObject(), c -> new ArrayList<>())
                                .add(check);
                    default -> otherwiseTargeted.put(shape, check);
                }
            }
        }
        rules = rules(shapes);
        ranges = ranges(graph, shapes);
    }

    /** The rules by the IRI of their shape. */
    Map<Node, Rule> rules() {
        return rules;
    }

    /** The one class that values of a property have, where the shapes agree on one. */
    Map<Node, Node> ranges() {
        return ranges;
    }

    /** Whether there are shapes for a class itself. */
    boolean isFor(Node type) {
        return byClass.containsKey(type);
    }

    /** The classes that shapes are for. */
    Set<Node> targetClasses() {
        return Set.copyOf(byClass.keySet());
    }

    /** Whether no shape would ever find a node. */
    boolean isEmpty() {
        return byClass.isEmpty() && otherwiseTargeted.isEmpty();
    }

    Graph graph() {
        return shapes.getGraph();
    }

    /** The nodes that have rules, each with its shapes, in no particular order. */
    Map<Node, Set<FocusCheck>> focusNodes(Graph data) {
        Map<Node, Set<FocusCheck>> focus = new LinkedHashMap<>();
        data.find(Node.ANY, Names.TYPE, Node.ANY).forEachRemaining(triple -> {
            List<FocusCheck> found = byClass.get(triple.getObject());
            if (found != null) {
                focus.computeIfAbsent(triple.getSubject(), s -> new LinkedHashSet<>())
                        .addAll(found);
            }
        });
        otherwiseTargeted.forEach((shape, check) -> VLib.focusNodes(data, shape)
                .forEach(node ->
                        focus.computeIfAbsent(node, s -> new LinkedHashSet<>()).add(check)));
        return focus;
    }

    /** Everything the shapes find fault with. */
    List<ReportEntry> check(SubjectGraph data, Map<Node, Set<FocusCheck>> focusNodes) {
        ValidationContext context = ValidationContext.create(shapes, data);
        focusNodes.forEach((focus, checks) -> checks.forEach(check -> check.check(context, data, focus)));
        if (!context.hasViolation()) {
            // A report is a graph, also an empty one.
            return List.of();
        }
        return List.copyOf(context.generateReport().getEntries());
    }

    private static Map<Node, Rule> rules(Shapes shapes) {
        Map<Node, Rule> rules = new HashMap<>();
        for (Shape root : shapes) {
            for (PropertyShape property : root.getPropertyShapes()) {
                if (property.getShapeNode().isURI()) {
                    rules.put(property.getShapeNode(), rule(shapes.getGraph(), property));
                }
            }
        }
        return Map.copyOf(rules);
    }

    private static Rule rule(Graph graph, PropertyShape shape) {
        Node node = shape.getShapeNode();
        List<String> seeAlso = new ArrayList<>();
        for (Node page : G.listSP(graph, node, Names.SEE_ALSO)) {
            seeAlso.add(page.isURI() ? page.getURI() : page.getLiteralLexicalForm());
        }
        seeAlso.sort(null);
        return new Rule(
                Names.local(node.getURI()),
                Names.compact(shape.getPath()),
                severity(shape.getSeverity().level()),
                texts(graph, node, Names.sh("name")),
                texts(graph, node, Names.sh("message")),
                texts(graph, node, Names.ADVICE),
                seeAlso);
    }

    static Severity severity(Node level) {
        return switch (Names.local(level.getURI())) {
            case "Warning" -> Severity.WARNING;
            case "Info" -> Severity.INFO;
            default -> Severity.VIOLATION;
        };
    }

    private static Map<Language, String> texts(Graph graph, Node shape, Node property) {
        Map<Language, String> texts = new EnumMap<>(Language.class);
        graph.find(shape, property, Node.ANY).forEachRemaining(triple -> {
            for (Language language : Language.values()) {
                if (triple.getObject().isLiteral()
                        && triple.getObject().getLiteralLanguage().equals(language.tag())) {
                    texts.put(language, triple.getObject().getLiteralLexicalForm());
                }
            }
        });
        return texts;
    }

    private static Map<Node, Node> ranges(Graph graph, Shapes shapes) {
        Map<Node, Set<Node>> found = new HashMap<>();
        for (Shape root : shapes) {
            for (PropertyShape property : root.getPropertyShapes()) {
                if (property.getPath() instanceof P_Link link) {
                    classes(graph, property.getShapeNode())
                            .forEach(type -> found.computeIfAbsent(link.getNode(), p -> new HashSet<>())
                                    .add(type));
                }
            }
        }
        Map<Node, Node> ranges = new HashMap<>();
        found.forEach((property, types) -> {
            if (types.size() == 1) {
                ranges.put(property, types.iterator().next());
            }
        });
        return Map.copyOf(ranges);
    }

    /** The classes that the shape names with sh:class, itself or in its sh:or. */
    private static Set<Node> classes(Graph graph, Node shape) {
        Set<Node> classes = new HashSet<>(G.listSP(graph, shape, Names.sh("class")));
        for (Node alternatives : G.listSP(graph, shape, Names.sh("or"))) {
            for (Node alternative : G.rdfList(graph, alternatives)) {
                classes.addAll(G.listSP(graph, alternative, Names.sh("class")));
            }
        }
        return classes;
    }
}
