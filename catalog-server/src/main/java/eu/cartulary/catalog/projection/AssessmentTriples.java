package eu.cartulary.catalog.projection;

import eu.cartulary.catalog.kernel.Digest;
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
 * cta:rulebook "eu-csf-1.2.1" ; cta:level "SEAL-2" ; cta:rules "…" ; cta:since <journal index>]}.
 */
final class AssessmentTriples {
    /** Namespace of what the catalog itself says; no credential may use it. */
    static final String NS = "urn:cartulary:terms#";

    private AssessmentTriples() {}

    static Graph of(String offering, List<SaidLevels.Change> levels) {
        Graph graph = GraphFactory.createDefaultGraph();
        Node subject = NodeFactory.createURI(offering);
        for (SaidLevels.Change level : levels) {
            Node assessment = NodeFactory.createBlankNode(label(offering, level.rulebook()));
            graph.add(subject, term("assessment"), assessment);
            graph.add(assessment, RDF.type.asNode(), term("Assessment"));
            graph.add(assessment, term("rulebook"), text(level.rulebook()));
            graph.add(assessment, term("level"), text(level.to()));
            graph.add(assessment, term("rules"), text(level.rules()));
            graph.add(
                    assessment,
                    term("cause"),
                    NodeFactory.createLiteralDT(Long.toString(level.cause()), XSDDatatype.XSDinteger));
        }
        return graph;
    }

    /** The same after each rebuild, and another for each pair: a short sum would join two of them in a large catalog. */
    private static String label(String offering, String rulebook) {
        return "a"
                + Digest.of((offering + ' ' + rulebook).getBytes(StandardCharsets.UTF_8))
                        .hex();
    }

    static Node term(String name) {
        return NodeFactory.createURI(NS + name);
    }

    private static Node text(String value) {
        return NodeFactory.createLiteralString(value);
    }
}
