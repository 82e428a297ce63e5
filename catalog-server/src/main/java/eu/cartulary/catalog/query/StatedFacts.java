package eu.cartulary.catalog.query;

import eu.cartulary.report.Language;
import eu.cartulary.shapes.base.BaseShapes;
import eu.cartulary.shapes.closure.Closure;
import eu.cartulary.shapes.closure.EdgeKind;
import eu.cartulary.shapes.closure.StatedFact;
import eu.cartulary.shapes.rulebook.Compact;
import eu.cartulary.wire.OfferingDetail;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.jspecify.annotations.Nullable;

/** What is stated of a thing and by its own profile: a fact each, in the words of the vocabulary, with the credential it comes from. */
final class StatedFacts {
    private static final int DEEPEST = 8;
    /** More than any description has; one that has more is shown in part. */
    private static final int MOST = 1_000;

    private final PropertyNames names;

    StatedFacts(BaseShapes shapes) {
        this.names = new PropertyNames(shapes);
    }

    /** The facts about what the closure begins with. */
    List<OfferingDetail.Fact> of(Closure closure, Language language) {
        Map<Node, List<StatedFact>> bySubject = new HashMap<>();
        for (StatedFact fact : closure.facts()) {
            bySubject
                    .computeIfAbsent(fact.subject(), subject -> new ArrayList<>())
                    .add(fact);
        }
        List<OfferingDetail.Fact> facts = new ArrayList<>();
        for (String subject : subjects(closure)) {
            List<OfferingDetail.Fact> own = new ArrayList<>();
            for (StatedFact fact : bySubject.getOrDefault(NodeFactory.createURI(subject), List.of())) {
                own.add(fact(subject, fact, bySubject, language));
            }
            own.sort((a, b) -> order(a).compareTo(order(b)));
            facts.addAll(own);
        }
        return facts.size() > MOST ? facts.subList(0, MOST) : facts;
    }

    private static Collection<String> subjects(Closure closure) {
        Set<String> subjects = new LinkedHashSet<>(List.of(closure.offering()));
        closure.edges().stream()
                .filter(edge -> edge.kind() == EdgeKind.PROFILE && edge.from().equals(closure.offering()))
                .map(edge -> edge.to())
                .sorted()
                .forEach(subjects::add);
        return subjects;
    }

    private static String order(OfferingDetail.Fact fact) {
        return fact.path() + ' ' + fact.value();
    }

    private OfferingDetail.Fact fact(
            String subject, StatedFact fact, Map<Node, List<StatedFact>> bySubject, Language language) {
        String property = fact.predicate().getURI();
        return new OfferingDetail.Fact(
                subject,
                Compact.iri(fact.predicate()),
                names.of(property, language).orElse(null),
                value(fact.object(), bySubject, new HashSet<>()),
                credential(fact));
    }

    private static @Nullable String credential(StatedFact fact) {
        return fact.sources().stream()
                .map(source -> source.digest())
                .sorted()
                .findFirst()
                .orElse(null);
    }

    private static Object value(Node node, Map<Node, List<StatedFact>> bySubject, Set<Node> above) {
        if (node.isURI()) {
            return node.getURI();
        }
        if (node.isLiteral()) {
            return literal(node);
        }
        Map<String, Object> members = new TreeMap<>();
        if (above.size() < DEEPEST && above.add(node)) {
            for (StatedFact fact : bySubject.getOrDefault(node, List.of())) {
                String name = Compact.iri(fact.predicate());
                members.merge(
                        name.equals("rdf:type") ? "type" : name,
                        name.equals("rdf:type") && fact.object().isURI()
                                ? Compact.iri(fact.object())
                                : value(fact.object(), bySubject, above),
                        StatedFacts::both);
            }
            above.remove(node);
        }
        return members;
    }

    /** Several values of one property, in an order that does not depend on that of the graph. */
    private static Object both(Object one, Object other) {
        List<Object> all = new ArrayList<>();
        all.addAll(one instanceof List<?> several ? several : List.of(one));
        all.addAll(other instanceof List<?> several ? several : List.of(other));
        all.sort((a, b) -> a.toString().compareTo(b.toString()));
        return all;
    }

    private static Object literal(Node node) {
        if (!node.getLiteral().isWellFormed()) {
            return node.getLiteralLexicalForm();
        }
        Object value = node.getLiteralValue();
        return value instanceof Boolean || value instanceof Number ? value : node.getLiteralLexicalForm();
    }
}
