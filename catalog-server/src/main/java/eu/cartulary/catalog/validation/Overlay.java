package eu.cartulary.catalog.validation;

import eu.cartulary.shapes.closure.ClaimsSource;
import eu.cartulary.shapes.closure.SourcedClaims;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** What a document states, laid over what the catalog knows: where the document speaks of a subject, it stands alone for it. */
final class Overlay implements ClaimsSource {
    private final List<SourcedClaims> document;
    private final ClaimsSource catalog;

    Overlay(List<SourcedClaims> document, ClaimsSource catalog) {
        this.document = document;
        this.catalog = catalog;
    }

    @Override
    public List<SourcedClaims> about(String iri) {
        List<SourcedClaims> own = new ArrayList<>();
        List<SourcedClaims> known = new ArrayList<>(catalog.about(iri));
        for (SourcedClaims claims : document) {
            if (claims.graph().contains(NodeFactory.createURI(iri), Node.ANY, Node.ANY)) {
                own.add(claims);
                // As a publication would: it takes the place of what the same issuer said with the same types.
                known.removeIf(other ->
                        other.issuer().equals(claims.issuer()) && other.types().equals(claims.types()));
            }
        }
        own.addAll(known);
        return own;
    }

    @Override
    public List<String> pointingAt(String iri, String predicateIri) {
        Set<String> subjects = new LinkedHashSet<>(catalog.pointingAt(iri, predicateIri));
        Node object = NodeFactory.createURI(iri);
        Node predicate = NodeFactory.createURI(predicateIri);
        for (SourcedClaims claims : document) {
            Graph graph = claims.graph();
            graph.find(Node.ANY, predicate, object).forEachRemaining(triple -> {
                if (triple.getSubject().isURI()) {
                    subjects.add(triple.getSubject().getURI());
                }
            });
        }
        return List.copyOf(subjects);
    }
}
