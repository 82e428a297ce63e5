package eu.cartulary.catalog.claims;

import eu.cartulary.catalog.trust.Right;
import eu.cartulary.did.IriSpace;
import eu.cartulary.shapes.vocabulary.Ctl;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDF;

/** Whether an issuer may speak of a node: because it is its own, because nobody else's, or because it is accredited to attest it. */
final class Speech {
    private static final Node SCHEME = NodeFactory.createURI(Ctl.SCHEME);
    private static final String ANY = "*";
    /** What an attester of every scheme may say of others: numbers, certificates and labels, never what somebody offers. */
    private static final Set<String> ATTESTATIONS = Set.of(
            "vatid",
            "leicode",
            "eori",
            "euid",
            "taxid",
            "registrationnumber",
            "localregistrationnumber",
            "legalregistrationnumber",
            "certificate",
            "certification",
            "attestation",
            "label",
            "labelcredential",
            "compliance");

    private final Right right;
    private final Owners owners;

    Speech(Right right, Owners owners) {
        this.right = right;
        this.owners = owners;
    }

    boolean allows(String iri, Graph graph) {
        return isOwn(iri) || isAttested(iri, graph);
    }

    private boolean isOwn(String iri) {
        if (right.prefixes().stream().anyMatch(prefix -> IriSpace.covers(prefix, iri))) {
            return true;
        }
        String lower = iri.toLowerCase(Locale.ROOT);
        boolean hasHost = lower.startsWith("https:") || lower.startsWith("http:") || lower.startsWith("did:web:");
        return !hasHost && owners.ownerOf(iri).map(right.issuer()::equals).orElse(true);
    }

    /** Everything that the node is must be something that the issuer is accredited to attest. */
    private boolean isAttested(String iri, Graph graph) {
        if (right.schemes().isEmpty()) {
            return false;
        }
        Node node = NodeFactory.createURI(iri);
        Set<String> types = localNames(graph, node, RDF.type.asNode());
        if (right.schemes().contains(ANY)) {
            return !types.isEmpty() && ATTESTATIONS.containsAll(types);
        }
        Set<String> claimed = new HashSet<>(types);
        claimed.remove("certificate");
        claimed.addAll(localNames(graph, node, SCHEME));
        return !claimed.isEmpty()
                && claimed.stream().allMatch(name -> right.schemes().stream()
                        .anyMatch(s -> localName(s).equals(name)));
    }

    private static Set<String> localNames(Graph graph, Node node, Node property) {
        Set<String> names = new HashSet<>();
        graph.find(node, property, Node.ANY).forEach(triple -> names.add(localName(triple.getObject())));
        return names;
    }

    /** The last part of an IRI, of a compact IRI, or a word; without case. */
    private static String localName(Node node) {
        if (node.isURI()) {
            return localName(node.getURI());
        }
        return node.isLiteral() ? localName(node.getLiteralLexicalForm()) : "";
    }

    private static String localName(String text) {
        int cut = Math.max(text.lastIndexOf('#'), Math.max(text.lastIndexOf('/'), text.lastIndexOf(':')));
        return text.substring(cut + 1).toLowerCase(Locale.ROOT);
    }
}
