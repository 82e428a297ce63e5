package eu.cartulary.catalog.projection;

import eu.cartulary.catalog.kernel.Digest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;

/**
 * The levels of an offering as RDF, so that SPARQL users can ask for them: {@code <offering> cta:assessment [a cta:Assessment ;
 * cta:rulebook "eu-csf-1.2.1" ; cta:level "SEAL-2" ; cta:rank 2 ; cta:rules "…" ; cta:cause <journal index> ;
 * cta:objective <urn:cartulary:level:eu-csf-1.2.1/SOV-3/SEAL-3>]}. The level of an objective is a resource of its own, the same for
 * all offerings that reach it, and described once: {@code <…> a cta:Objective ; cta:rulebook "eu-csf-1.2.1" ; cta:code "SOV-3" ;
 * cta:level "SEAL-3" ; cta:rank 3}. The rank is the number in a code, so that levels of one ladder can be compared; the lowest ones
 * that have none are 0.
 */
final class AssessmentTriples {
    /** Namespace of what the catalog itself says; no credential may use it. */
    static final String NS = "urn:cartulary:terms#";

    private static final String LEVEL = "urn:cartulary:level:";
    /** Hexadecimal digits of a label: 128 bits. */
    private static final int LABEL = 32;

    private AssessmentTriples() {}

    static Graph of(String offering, List<SaidLevels.Change> levels) {
        Graph graph = GraphFactory.createDefaultGraph();
        Node subject = NodeFactory.createURI(offering);
        for (SaidLevels.Change level : levels) {
            Node assessment = NodeFactory.createBlankNode(label(offering, level.rulebook()));
            graph.add(subject, term("assessment"), assessment);
            graph.add(assessment, RDF.type.asNode(), term("Assessment"));
            graph.add(assessment, term("rulebook"), text(level.rulebook()));
            level(graph, assessment, level.to());
            level.objectives()
                    .forEach((code, reached) -> graph.add(
                            assessment,
                            term("objective"),
                            NodeFactory.createURI(nameOf(level.rulebook(), code, reached))));
            graph.add(assessment, term("rules"), text(level.rules()));
            graph.add(assessment, term("cause"), number(level.cause()));
        }
        return graph;
    }

    /** What names one level of one objective. */
    static String nameOf(String rulebook, String objective, String level) {
        return LEVEL + segment(rulebook) + '/' + segment(objective) + '/' + segment(level);
    }

    /** What one level of one objective is. */
    static Graph describe(String name, String rulebook, String objective, String level) {
        Graph graph = GraphFactory.createDefaultGraph();
        Node node = NodeFactory.createURI(name);
        graph.add(node, RDF.type.asNode(), term("Objective"));
        graph.add(node, term("rulebook"), text(rulebook));
        graph.add(node, term("code"), text(objective));
        level(graph, node, level);
        return graph;
    }

    private static String segment(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static void level(Graph graph, Node of, String code) {
        graph.add(of, term("level"), text(code));
        String digits = code.replaceFirst("^.*?(\\d*)$", "$1");
        graph.add(of, term("rank"), number(digits.isEmpty() ? 0 : Integer.parseInt(digits)));
    }

    private static Node number(long value) {
        return NodeFactory.createLiteralDT(Long.toString(value), XSDDatatype.XSDinteger);
    }

    /** The same after each rebuild, and another for each pair: a sum of 32 bits would join two of them in a large catalog. */
    private static String label(String offering, String rulebook) {
        return "a"
                + Digest.of((offering + ' ' + rulebook).getBytes(StandardCharsets.UTF_8))
                        .hex()
                        .substring(0, LABEL);
    }

    static Node term(String name) {
        return NodeFactory.createURI(NS + name);
    }

    private static Node text(String value) {
        return NodeFactory.createLiteralString(value);
    }
}
