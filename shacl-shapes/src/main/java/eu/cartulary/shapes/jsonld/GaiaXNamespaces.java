package eu.cartulary.shapes.jsonld;

import eu.cartulary.shapes.vocabulary.Gx;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;

/**
 * Brings the namespaces of all Gaia-X releases to one, so that rules are written once: {@code 2404#}, {@code 2411#},
 * {@code 2511#}, versions such as {@code 2.1.1#}, and the trustframework of 22.10 in each registry that served it.
 */
public final class GaiaXNamespaces {
    private static final Pattern OLDER =
            Pattern.compile("https?://w3id\\.org/gaia-x/(?:2[0-9]{3}|[0-9]{1,2}(?:\\.[0-9]{1,2}){1,2})#"
                    + "|https://w3id\\.org/gaia-x/development/?(?![#/])"
                    + "|http://w3id\\.org/gaia-x/development#"
                    + "|https?://[^/]{1,100}/(?:development|v1|main)/api/trusted-shape-registry/v1/shapes/jsonld/"
                    + "(?:trustframework|participant|serviceoffering|termsandconditions)#");

    private GaiaXNamespaces() {}

    /** The IRI with today's namespace. */
    static String today(String iri) {
        // Today's own, and what has no part that each of the patterns has: next to all.
        if (iri.startsWith(Gx.NS)
                || !iri.contains("w3id.org/gaia-x/") && !iri.contains("/api/trusted-shape-registry/v1/")) {
            return iri;
        }
        Matcher older = OLDER.matcher(iri);
        // The namespace alone is a document, not a term.
        return older.lookingAt() && older.end() < iri.length() ? Gx.NS + iri.substring(older.end()) : iri;
    }

    /** Changes the graph in place; gives the older namespaces that it held. */
    public static Set<String> normalise(Graph graph) {
        Set<String> found = new TreeSet<>();
        for (Triple triple : graph.find().toList()) {
            Triple today = Triple.create(
                    node(triple.getSubject(), found),
                    node(triple.getPredicate(), found),
                    node(triple.getObject(), found));
            if (!today.equals(triple)) {
                graph.delete(triple);
                graph.add(today);
            }
        }
        return found;
    }

    private static Node node(Node node, Set<String> found) {
        if (node.isURI()) {
            String today = today(node.getURI());
            if (!today.equals(node.getURI())) {
                found.add(node.getURI().substring(0, node.getURI().length() - today.length() + Gx.NS.length()));
                return NodeFactory.createURI(today);
            }
        } else if (node.isLiteral()) {
            String datatype = node.getLiteralDatatypeURI();
            String today = today(datatype);
            if (!today.equals(datatype)) {
                return NodeFactory.createLiteralDT(
                        node.getLiteralLexicalForm(),
                        org.apache.jena.datatypes.TypeMapper.getInstance().getSafeTypeByName(today));
            }
        }
        return node;
    }
}
