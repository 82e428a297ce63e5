package eu.cartulary.shapes.rulebook;

import java.util.Map;
import org.apache.jena.graph.Node;

/** IRIs and values as people read them. */
public final class Compact {
    private static final Map<String, String> PREFIXES = Map.of(
            "https://w3id.org/cartulary/v1#", "ctl:",
            "https://w3id.org/gaia-x/development#", "gx:",
            "https://schema.org/", "schema:",
            "http://www.w3.org/2000/01/rdf-schema#", "rdfs:",
            "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf:",
            "http://www.w3.org/2001/XMLSchema#", "xsd:");

    private Compact() {}

    /** {@code ctl:noticeMax}; the IRI itself where no prefix fits. */
    public static String iri(Node node) {
        if (!node.isURI()) {
            return value(node);
        }
        String iri = node.getURI();
        int cut = Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1;
        String prefix = PREFIXES.get(iri.substring(0, cut));
        return prefix == null ? iri : prefix + iri.substring(cut);
    }

    /** A value as it was stated, cut at 200 characters; an unnamed node as {@code []}. */
    public static String value(Node node) {
        String text = node.isLiteral() ? node.getLiteralLexicalForm() : node.isURI() ? iri(node) : "[]";
        return text.length() <= 200 ? text : text.substring(0, 200);
    }
}
