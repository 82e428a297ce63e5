package eu.cartulary.shapes.facts;

import eu.cartulary.shapes.closure.Closure;
import eu.cartulary.shapes.closure.StatedFact;
import java.util.ArrayList;
import java.util.Collection;
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

    /** Most values of one property of one thing that are read: more than this a reader of a page or a filter has no use for. */
    private static final int MOST_VALUES = 1_000;

    private final Map<Node, Map<String, List<Node>>> bySubject = new LinkedHashMap<>();
    private final Map<Node, Map<String, List<Node>>> byObject = new HashMap<>();
    private boolean cut;

    ClosureGraph(Closure closure) {
        for (StatedFact fact : closure.facts()) {
            String property = fact.predicate().getURI();
            add(bySubject, fact.subject(), property, fact.object());
            if (!fact.object().isLiteral()) {
                add(byObject, fact.object(), property, fact.subject());
            }
        }
    }

    private void add(Map<Node, Map<String, List<Node>>> to, Node at, String property, Node other) {
        List<Node> values =
                to.computeIfAbsent(at, n -> new HashMap<>()).computeIfAbsent(property, p -> new ArrayList<>(2));
        if (values.size() < MOST_VALUES) {
            values.add(other);
        } else {
            cut = true;
        }
    }

    /** Whether something has more values than are read. */
    boolean isCut() {
        return cut;
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
        return along(List.of(subject), way);
    }

    /** The nodes at the end of a way of properties from several things, each once. */
    List<Node> along(List<Node> subjects, String... way) {
        Collection<Node> at = subjects;
        for (String property : way) {
            Set<Node> next = new LinkedHashSet<>();
            at.forEach(node -> next.addAll(values(node, property)));
            at = next;
        }
        return List.copyOf(at);
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
        return byObject.getOrDefault(object, Map.of()).getOrDefault(property, NOTHING);
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
