package eu.cartulary.shapes.vocabulary;

import eu.cartulary.report.Language;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/** One code list: a SKOS concept scheme. */
public final class CodeList {
    private final String name;
    private final Openness openness;
    private final Map<Language, String> titles;
    private final Graph graph;
    private final Map<String, Concept> byNotation;
    private final Map<String, Concept> byText;

    /** What happens to a value that is not in the list. */
    public enum Openness {
        /** It is wrong. */
        CLOSED,
        /** It is accepted as it is, with a finding. */
        OPEN
    }

    private CodeList(String name, Graph graph, Collection<Node> order) {
        this.name = name;
        this.graph = graph;
        Node scheme = GraphReading.iri(CodeLists.NS + name);
        this.openness =
                GraphReading.text(graph, scheme, Ctl.NS + "openList").isPresent() ? Openness.OPEN : Openness.CLOSED;
        this.titles = GraphReading.translations(graph, scheme, GraphReading.SKOS + "prefLabel");
        this.byNotation = concepts(name, graph, order);
        this.byText = texts(byNotation.values());
    }

    static CodeList read(String name) {
        Set<Node> order = new LinkedHashSet<>();
        Graph graph = BundledTurtle.read("/vocabulary/lists/" + name + ".ttl", order);
        return new CodeList(name, graph, order);
    }

    /** The name, as in the address {@code /vocabulary/{list}}. */
    public String name() {
        return name;
    }

    /** What happens to a value that is not in the list. */
    public Openness openness() {
        return openness;
    }

    /** The title for people. */
    public String title(Language language) {
        return titles.getOrDefault(language, name);
    }

    /** The list as SKOS; not to be changed. */
    public Graph graph() {
        return graph;
    }

    /** All concepts, in the order of the list: ladders from the lowest rung to the highest. */
    public Collection<Concept> concepts() {
        return byNotation.values();
    }

    /** The concept that is written so: by notation, alias or IRI, without case and without surplus spaces. */
    public Optional<Concept> match(String text) {
        return Optional.ofNullable(byText.get(fold(text)));
    }

    /** Whether {@code child} is {@code parent} or lies below it. */
    public boolean includes(String parent, String child) {
        Optional<Concept> wanted = match(parent);
        Optional<Concept> at = match(child);
        while (wanted.isPresent() && at.isPresent()) {
            if (at.get().equals(wanted.get())) {
                return true;
            }
            at = Optional.ofNullable(at.get().broader()).map(byNotation::get);
        }
        return false;
    }

    private static Map<String, Concept> concepts(String name, Graph graph, Collection<Node> order) {
        Map<String, Concept> concepts = new LinkedHashMap<>();
        for (Node node : order) {
            if (graph.contains(node, GraphReading.TYPE, GraphReading.iri(GraphReading.SKOS + "Concept"))) {
                Concept concept = concept(name, graph, node);
                concepts.put(concept.notation(), concept);
            }
        }
        return Collections.unmodifiableMap(concepts);
    }

    private static Concept concept(String name, Graph graph, Node node) {
        List<String> countries = GraphReading.texts(graph, node, Ctl.NS + "memberCountry");
        return new Concept(
                node.getURI(),
                name,
                GraphReading.text(graph, node, GraphReading.SKOS + "notation").orElseThrow(),
                GraphReading.objects(graph, node, GraphReading.SKOS + "broader").stream()
                        .findFirst()
                        .flatMap(parent -> GraphReading.text(graph, parent, GraphReading.SKOS + "notation"))
                        .orElse(null),
                GraphReading.translations(graph, node, GraphReading.SKOS + "prefLabel"),
                GraphReading.texts(graph, node, GraphReading.SKOS + "altLabel"),
                countries.isEmpty() ? GraphReading.texts(graph, node, Ctl.NS + "triggerCountry") : countries,
                GraphReading.texts(graph, node, Ctl.NS + "triggerEdge"));
    }

    private static Map<String, Concept> texts(Collection<Concept> concepts) {
        Map<String, Concept> texts = new HashMap<>();
        for (Concept concept : concepts) {
            texts.put(fold(concept.notation()), concept);
            texts.put(fold(concept.iri()), concept);
        }
        // Second, so that an alias never hides a notation.
        for (Concept concept : concepts) {
            concept.aliases().forEach(alias -> texts.putIfAbsent(fold(alias), concept));
        }
        return Map.copyOf(texts);
    }

    private static String fold(String text) {
        if (isOneWordOfAscii(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }

    /** Most values are, and have nothing to normalise but case. */
    private static boolean isOneWordOfAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
