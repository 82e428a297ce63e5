package eu.cartulary.shapes.vocabulary;

import static eu.cartulary.shapes.vocabulary.GraphReading.iri;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/** The own vocabulary as it is written in {@code vocabulary/cartulary.ttl}. Never changes; safe for any thread. */
public final class Vocabulary {
    private static final String SCHEMA = "https://schema.org/";

    /** Names beyond this are no slip of the pen; to compare takes as many steps as both have letters. */
    private static final int LONGEST_NAME = 100;

    private final Graph graph;
    private final Map<String, Term> byIri;
    /** The same without order: it is asked for several words of every triple. */
    private final Map<String, Term> quickly;

    private final Map<String, String> kindOfClass;

    private Vocabulary(Graph graph) {
        this.graph = graph;
        this.byIri = terms(graph);
        this.quickly = Map.copyOf(byIri);
        this.kindOfClass = kinds(graph);
    }

    /** The vocabulary of this version of the program, read once. */
    public static Vocabulary bundled() {
        return Holder.BUNDLED;
    }

    /** The Turtle as a graph; not to be changed. */
    public Graph graph() {
        return graph;
    }

    /** All classes and properties, by name. */
    public Collection<Term> terms() {
        return byIri.values();
    }

    /** The class or property with this IRI. */
    public Optional<Term> term(String termIri) {
        return Optional.ofNullable(quickly.get(termIri));
    }

    /** The kind of service that an own or Gaia-X class stands for, such as {@code storage/object}. */
    public Optional<String> kindOf(String classIri) {
        return Optional.ofNullable(kindOfClass.get(classIri));
    }

    /** Whether an own class is the other one or a subclass of it. */
    public boolean isA(String classIri, String ancestorIri) {
        String at = classIri;
        while (true) {
            if (at.equals(ancestorIri)) {
                return true;
            }
            Term term = byIri.get(at);
            if (term == null || term.sort() != Term.Sort.CLASS || term.domains().isEmpty()) {
                return false;
            }
            at = term.domains().get(0);
        }
    }

    /** The name that a writer most likely meant, if one is near enough to be worth saying. */
    public Optional<Term> nearest(String name) {
        if (name.length() > LONGEST_NAME) {
            return Optional.empty();
        }
        String wanted = fold(name);
        int most = Math.max(2, wanted.length() / 3);
        return byIri.values().stream()
                .map(term -> new Near(term, distance(wanted, fold(term.name()))))
                .filter(near -> near.distance() <= most)
                .min(Comparator.comparingInt(Near::distance))
                .map(Near::term);
    }

    private static Map<String, Term> terms(Graph graph) {
        Map<String, Term> terms = new TreeMap<>();
        for (Node node : GraphReading.instances(graph, GraphReading.RDFS + "Class")) {
            terms.put(node.getURI(), term(graph, node, Term.Sort.CLASS));
        }
        for (Node node : GraphReading.instances(graph, GraphReading.RDF + "Property")) {
            terms.put(node.getURI(), term(graph, node, Term.Sort.PROPERTY));
        }
        return java.util.Collections.unmodifiableMap(terms);
    }

    private static Term term(Graph graph, Node node, Term.Sort sort) {
        boolean single = graph.contains(node, GraphReading.TYPE, iri(GraphReading.OWL + "FunctionalProperty"));
        String on = sort == Term.Sort.CLASS ? GraphReading.RDFS + "subClassOf" : SCHEMA + "domainIncludes";
        return new Term(
                node.getURI(),
                node.getURI().substring(Ctl.NS.length()),
                sort,
                GraphReading.translations(graph, node, GraphReading.RDFS + "label"),
                GraphReading.translations(graph, node, GraphReading.SKOS + "definition"),
                GraphReading.texts(graph, node, on),
                GraphReading.text(graph, node, GraphReading.RDFS + "range").orElse(null),
                GraphReading.text(graph, node, Ctl.NS + "codeList")
                        .map(list -> list.substring(CodeLists.NS.length()))
                        .orElse(null),
                single ? Term.Cardinality.ONE : Term.Cardinality.MANY,
                GraphReading.text(graph, node, Ctl.NS + "ofKind").orElse(null));
    }

    private static Map<String, String> kinds(Graph graph) {
        Map<String, String> kinds = new HashMap<>();
        graph.find(Node.ANY, iri(Ctl.NS + "ofKind"), Node.ANY)
                .forEach(triple -> kinds.put(
                        triple.getSubject().getURI(), triple.getObject().getLiteralLexicalForm()));
        return Map.copyOf(kinds);
    }

    private static String fold(String name) {
        return name.toLowerCase(java.util.Locale.ROOT).replace("-", "").replace("_", "");
    }

    /** Edit distance (Levenshtein): inserted, deleted and replaced letters. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(previous[j], row[j - 1]) + 1);
            }
            previous = row;
        }
        return previous[b.length()];
    }

    private record Near(Term term, int distance) {}

    private static final class Holder {
        static final Vocabulary BUNDLED = new Vocabulary(BundledTurtle.read("/vocabulary/cartulary.ttl"));
    }

    /** The names of the bundled code lists, in alphabetical order. */
    List<String> lists() {
        List<String> names = new ArrayList<>();
        for (String list :
                GraphReading.texts(graph, iri("https://w3id.org/cartulary/v1"), "http://purl.org/dc/terms/hasPart")) {
            names.add(list.substring(CodeLists.NS.length()));
        }
        return names;
    }
}
