package eu.cartulary.shapes.base;

import eu.cartulary.report.Language;
import eu.cartulary.report.Violation;
import eu.cartulary.shapes.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.validation.ReportEntry;
import org.jspecify.annotations.Nullable;

/** The project's own rules of admission, compiled. Immutable; one instance serves all threads. */
public final class BaseShapes {
    private final CompiledShapes shapes;
    private final ClassTree classes;
    private final Terms terms;
    private final Vocabulary vocabulary;
    private final Limits limits;
    private final Map<String, Rule> rules;

    BaseShapes(Graph shapes, Graph classes, Vocabulary vocabulary, Limits limits) {
        this.shapes = new CompiledShapes(shapes);
        this.classes = ClassTree.of(classes);
        this.terms = new Terms(vocabulary);
        this.vocabulary = vocabulary;
        this.limits = limits;
        this.rules = new TreeMap<>();
        this.shapes.rules().values().forEach(rule -> rules.put(rule.id(), rule));
    }

    /** The rules this library carries, with the usual limits. */
    public static BaseShapes bundled() {
        return Holder.BUNDLED;
    }

    /** The rules this library carries. */
    public static BaseShapes bundled(Limits limits) {
        return new BaseShapes(ShapeFiles.base(), ShapeFiles.classes(), Vocabulary.bundled(), limits);
    }

    /** All rules, by id. */
    public Collection<Rule> rules() {
        return List.copyOf(rules.values());
    }

    /** One rule. */
    public Optional<Rule> rule(String id) {
        return Optional.ofNullable(rules.get(id));
    }

    /** The shapes themselves, for those who want to read them or run them elsewhere; not to be changed. */
    public Graph graph() {
        return shapes.graph();
    }

    /**
     * What is wrong with a description.
     *
     * @param claims what the credential states, namespaces normalised; not changed
     * @param document the credential's JSON (the decoded payload of a JWT), for the pointers; its reader has already remarked
     *     unknown terms. Without it (Turtle, say) remarks carry no pointers, and unknown terms are remarked here
     * @param language of messages and advice
     * @return violations and warnings, worst first, then in the order of the document's places and of the rules; the same
     *     input gives the same list
     */
    public List<Violation> validate(Graph claims, byte @Nullable [] document, Language language) {
        if (claims.size() > limits.triples()) {
            return List.of(Remarks.refusal("too-large", language, limits.triples()));
        }
        if (!hasKnownType(claims)) {
            return List.of(Remarks.refusal("no-known-type", language, types(claims)));
        }
        SubjectGraph data = WorkingCopy.of(Labels.straightened(claims), terms::normal, classes, shapes.ranges());
        Map<Node, Set<FocusCheck>> focusNodes = shapes.focusNodes(data);
        focusNodes.keySet().removeIf(node -> References.isMere(claims, node));
        if (focusNodes.size() > limits.focusNodes()) {
            return List.of(Remarks.refusal("too-many-nodes", language, limits.focusNodes()));
        }
        List<ReportEntry> entries = shapes.check(data, focusNodes);
        Terms.Scope scope = document == null ? Terms.Scope.ALL : Terms.Scope.KNOWN;
        List<Terms.Remark> words = terms.check(data, claims, scope);
        if (entries.isEmpty() && words.isEmpty()) {
            return List.of();
        }
        Places places = new Places(claims, document);
        Set<Violation> all = new LinkedHashSet<>();
        List<ReportEntry> placed = Remarks.worst(entries);
        placed.forEach(entry -> all.add(Remarks.of(entry, rule(entry), language, places)));
        List<Terms.Remark> placedWords = Terms.Remark.first(words);
        placedWords.forEach(word -> all.add(word.in(language, places, vocabulary)));
        int unplaced = entries.size() - placed.size() + words.size() - placedWords.size();
        return Remarks.inOrder(all, limits.remarks(), unplaced, language);
    }

    private Rule rule(ReportEntry entry) {
        Rule rule = shapes.rules().get(entry.source());
        if (rule == null) {
            throw new IllegalStateException("a base shape without an IRI: " + entry);
        }
        return rule;
    }

    private boolean hasKnownType(Graph claims) {
        return claims.find(Node.ANY, Names.TYPE, Node.ANY)
                .filterKeep(triple -> classes.knows(triple.getObject()) || shapes.isFor(triple.getObject()))
                .hasNext();
    }

    /** The types found, for a remark. */
    static String types(Graph claims) {
        List<String> shown = new ArrayList<>(typesOf(claims));
        return shown.isEmpty() ? "–" : String.join(", ", shown.subList(0, Math.min(10, shown.size())));
    }

    static Set<String> typesOf(Graph claims) {
        Set<String> types = new TreeSet<>();
        for (Triple triple : claims.find(Node.ANY, Names.TYPE, Node.ANY).toList()) {
            if (triple.getObject().isURI()) {
                types.add(Names.compact(triple.getObject().getURI()));
            }
        }
        return types;
    }

    private static final class Holder {
        static final BaseShapes BUNDLED = bundled(Limits.DEFAULT);
    }
}
