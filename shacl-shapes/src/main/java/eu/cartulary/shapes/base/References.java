package eu.cartulary.shapes.base;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/** Nodes that stand in a description and are described elsewhere. */
final class References {
    private References() {}

    /** Whether a node is only named and typed where another points to it: {@code {"id": …, "type": "gx:LegalPerson"}}. */
    static boolean isMere(Graph claims, Node node) {
        return node.isURI()
                && !claims.find(node, Node.ANY, Node.ANY)
                        .filterDrop(triple -> triple.getPredicate().equals(Names.TYPE))
                        .hasNext()
                && claims.contains(Node.ANY, Node.ANY, node);
    }
}
