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
 * cta:rulebook "eu-csf-1.2.1" ; cta:level "SEAL-2" ; cta:rank 2 ; cta:rules "…" ; cta:cause <journal index> ;
 * cta:objective [a cta:Objective ; cta:code "SOV-3" ; cta:level "SEAL-3" ; cta:rank 3]]}. The rank is the number in a code, so that
 * levels of one ladder can be compared; the lowest ones that have none are 0.
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
            level(graph, assessment, level.to());
            level.objectives().forEach((code, reached) -> {
                Node objective = NodeFactory.createBlankNode(label(offering, level.rulebook() + '/' + code));
                graph.add(assessment, term("objective"), objective);
                graph.add(objective, RDF.type.asNode(), term("Objective"));
                graph.add(objective, term("code"), text(code));
                level(graph, objective, reached);
            });
            graph.add(assessment, term("rules"), text(level.rules()));
            graph.add(assessment, term("cause"), number(level.cause()));
        }
        return graph;
    }

    private static void level(Graph graph, Node of, String code) {
        graph.add(of, term("level"), text(code));
        String digits = code.replaceFirst("^.*?(\\d*)$", "$1");
        graph.add(of, term("rank"), number(digits.isEmpty() ? 0 : Integer.parseInt(digits)));
    }

    private static Node number(long value) {
        return NodeFactory.createLiteralDT(Long.toString(value), XSDDatatype.XSDinteger);
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
