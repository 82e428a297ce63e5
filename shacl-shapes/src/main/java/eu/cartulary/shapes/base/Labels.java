package eu.cartulary.shapes.base;

import java.util.HashSet;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;

/**
 * Labels and compliance credentials as clearing houses write them: the type of what was found compliant stands as the type of
 * the listed node, where their own ontology has a property for it. But the node is not a legal person, say; it is the digest
 * of what says so, and a rule for legal persons must not be asked of it.
 */
final class Labels {
    private static final Node LISTED = NodeFactory.createURI(Names.GX + "compliantCredentials");
    private static final Node LISTED_CREDENTIAL = NodeFactory.createURI(Names.GX + "CompliantCredential");
    private static final Node CREDENTIAL_TYPE = NodeFactory.createURI(Names.GX + "credentialType");
    private static final Set<Node> OF_A_LISTED_CREDENTIAL = Set.of(
            Names.TYPE,
            CREDENTIAL_TYPE,
            NodeFactory.createURI(Names.GX + "digestSRI"),
            NodeFactory.createURI("https://www.w3.org/2018/credentials#digestSRI"));

    private Labels() {}

    /** The claims with the types of listed credentials where the ontology wants them; the same graph when there are none. */
    static Graph straightened(Graph claims) {
        Set<Node> listed = new HashSet<>();
        claims.find(Node.ANY, LISTED, Node.ANY).forEachRemaining(triple -> {
            if (isNothingElse(claims, triple.getObject())) {
                listed.add(triple.getObject());
            }
        });
        if (listed.isEmpty()) {
            return claims;
        }
        Graph straight = GraphFactory.createDefaultGraph();
        claims.find().forEachRemaining(triple -> {
            if (listed.contains(triple.getSubject()) && triple.getPredicate().equals(Names.TYPE)) {
                straighten(triple, straight);
            } else {
                straight.add(triple);
            }
        });
        return straight;
    }

    private static void straighten(Triple type, Graph into) {
        into.add(Triple.create(type.getSubject(), Names.TYPE, LISTED_CREDENTIAL));
        if (type.getObject().isURI() && !type.getObject().equals(LISTED_CREDENTIAL)) {
            Node name = NodeFactory.createLiteralString(
                    Names.compact(type.getObject().getURI()));
            into.add(Triple.create(type.getSubject(), CREDENTIAL_TYPE, name));
        }
    }

    private static boolean isNothingElse(Graph claims, Node node) {
        return !node.isLiteral()
                && !claims.find(node, Node.ANY, Node.ANY)
                        .filterDrop(triple -> OF_A_LISTED_CREDENTIAL.contains(triple.getPredicate()))
                        .hasNext();
    }
}
