package eu.cartulary.catalog.projection;

import eu.cartulary.catalog.kernel.CredentialStatus;
import eu.cartulary.catalog.register.Register;
import eu.cartulary.catalog.supplychain.ClaimsStore;
import eu.cartulary.catalog.supplychain.SupplyChain;
import eu.cartulary.shapes.closure.ClaimsSource;
import eu.cartulary.shapes.closure.SourcedClaims;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * The claims that were in force after a record. What was erased since is not there any more. Whom the operator accredits is asked of
 * today. One thread.
 */
final class PastClaims implements ClaimsSource {
    private final ClaimsStore store;
    private final SupplyChain supplyChain;
    private final Timelines timelines;
    private final PastStanding standing;
    private final Map<String, Map<Integer, CredentialStatus>> known = new HashMap<>();

    PastClaims(ClaimsStore store, SupplyChain supplyChain, Timelines timelines, PastStanding standing) {
        this.store = store;
        this.supplyChain = supplyChain;
        this.timelines = timelines;
        this.standing = standing;
    }

    /** Line → status of every credential that concerns the IRI, in the order in which they came. */
    Map<Integer, CredentialStatus> standings(String iri) {
        return known.computeIfAbsent(iri, one -> {
            try {
                return standing.of(timelines.of(one));
            } catch (IOException e) {
                throw new UncheckedIOException("reading the past of " + one, e);
            }
        });
    }

    @Override
    public List<SourcedClaims> about(String iri) {
        List<SourcedClaims> found = new ArrayList<>();
        inForce(iri)
                .filter(stated -> stated.head().subjects().contains(iri))
                .map(supplyChain::sourced)
                .forEach(found::add);
        return found;
    }

    @Override
    public List<String> pointingAt(String iri, String predicateIri) {
        Node object = NodeFactory.createURI(iri);
        Node predicate = NodeFactory.createURI(predicateIri);
        return inForce(iri)
                .flatMap(stated -> stated.graph().find(Node.ANY, predicate, object).toList().stream()
                        .flatMap(triple -> triple.getSubject().isURI()
                                ? Stream.of(triple.getSubject().getURI())
                                : stated.head().subjects().stream()))
                .distinct()
                .toList();
    }

    private Stream<ClaimsStore.Stated> inForce(String iri) {
        Register register = store.register();
        Collection<Map.Entry<Integer, CredentialStatus>> all = standings(iri).entrySet();
        return all.stream()
                .filter(one -> one.getValue() == CredentialStatus.ACTIVE)
                .flatMap(one -> store.find(register.at(one.getKey()).digest()).stream());
    }
}
