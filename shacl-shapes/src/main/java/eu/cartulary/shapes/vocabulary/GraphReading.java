package eu.cartulary.shapes.vocabulary;

import eu.cartulary.report.Language;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;

/** The few questions this package asks of a graph. */
final class GraphReading {
    static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    static final String RDFS = "http://www.w3.org/2000/01/rdf-schema#";
    static final String OWL = "http://www.w3.org/2002/07/owl#";
    static final String SKOS = "http://www.w3.org/2004/02/skos/core#";
    static final Node TYPE = NodeFactory.createURI(RDF + "type");

    private GraphReading() {}

    static Node iri(String iri) {
        return NodeFactory.createURI(iri);
    }

    static List<Node> objects(Graph graph, Node subject, String property) {
        return graph.find(subject, iri(property), Node.ANY)
                .mapWith(Triple::getObject)
                .toList();
    }

    static List<Node> instances(Graph graph, String type) {
        return graph.find(Node.ANY, TYPE, iri(type)).mapWith(Triple::getSubject).toList();
    }

    static Optional<String> text(Graph graph, Node subject, String property) {
        return objects(graph, subject, property).stream().findFirst().map(GraphReading::text);
    }

    static List<String> texts(Graph graph, Node subject, String property) {
        List<String> texts = new ArrayList<>();
        objects(graph, subject, property).forEach(node -> texts.add(text(node)));
        texts.sort(null);
        return texts;
    }

    /** By language; English stands in where a translation is missing. */
    static Map<Language, String> translations(Graph graph, Node subject, String property) {
        Map<Language, String> found = new EnumMap<>(Language.class);
        for (Node node : objects(graph, subject, property)) {
            for (Language language : Language.values()) {
                if (node.isLiteral() && language.tag().equals(node.getLiteralLanguage())) {
                    found.put(language, node.getLiteralLexicalForm());
                }
            }
        }
        String english = found.getOrDefault(Language.EN, "");
        for (Language language : Language.values()) {
            found.putIfAbsent(language, english);
        }
        return found;
    }

    private static String text(Node node) {
        return node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
    }
}
