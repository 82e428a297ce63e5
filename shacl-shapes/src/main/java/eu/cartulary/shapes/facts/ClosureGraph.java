package eu.cartulary.shapes.facts;

import eu.cartulary.shapes.closure.Closure;
import eu.cartulary.shapes.closure.StatedFact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** The facts of a closure, found by subject and property. Built once per closure; reading it costs hash look-ups. */
final class ClosureGraph {
    private static final List<Node> NOTHING = List.of();

    private final Map<Node, Map<String, List<Node>>> bySubject = new LinkedHashMap<>();

    ClosureGraph(Closure closure) {
        for (StatedFact fact : closure.facts()) {
            bySubject
                    .computeIfAbsent(fact.subject(), s -> new HashMap<>())
                    .computeIfAbsent(fact.predicate().getURI(), p -> new ArrayList<>(2))
                    .add(fact.object());
        }
    }

    /** The values of a property, in the order of the walk. */
    List<Node> values(Node subject, String property) {
        return bySubject.getOrDefault(subject, Map.of()).getOrDefault(property, NOTHING);
    }

    /** The values of several properties that mean the same here. */
    List<Node> values(Node subject, List<String> properties) {
        List<Node> all = new ArrayList<>();
        properties.forEach(property -> all.addAll(values(subject, property)));
        return all;
    }

    /** The nodes at the end of a way of properties. */
    List<Node> along(Node subject, String... way) {
        List<Node> at = List.of(subject);
        for (String property : way) {
            List<Node> next = new ArrayList<>();
            at.forEach(node -> next.addAll(values(node, property)));
            at = next;
        }
        return at;
    }

    /** The texts of a property: lexical forms of literals, IRIs as they are. */
    Set<String> texts(Node subject, String property) {
        Set<String> texts = new LinkedHashSet<>();
        values(subject, property).forEach(value -> text(value).ifPresent(texts::add));
        return texts;
    }

    Optional<String> firstText(Node subject, String property) {
        return texts(subject, property).stream().sorted().findFirst();
    }

    boolean isTrue(Node subject, String property) {
        return texts(subject, property).stream().anyMatch(text -> text.equals("true") || text.equals("1"));
    }

    /** Subjects that point at the given node by the property. */
    List<Node> subjectsWith(String property, Node object) {
        List<Node> found = new ArrayList<>();
        bySubject.forEach((subject, properties) -> {
            if (properties.getOrDefault(property, NOTHING).contains(object)) {
                found.add(subject);
            }
        });
        return found;
    }

    static Node node(String iri) {
        return NodeFactory.createURI(iri);
    }

    static Optional<String> text(Node value) {
        if (value.isLiteral()) {
            return Optional.of(value.getLiteralLexicalForm().strip());
        }
        return value.isURI() ? Optional.of(value.getURI()) : Optional.empty();
    }
}
