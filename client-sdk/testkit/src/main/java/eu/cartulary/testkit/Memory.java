package eu.cartulary.testkit;

import eu.cartulary.shapes.closure.ClaimsSource;
import eu.cartulary.shapes.closure.SourcedClaims;
import eu.cartulary.wire.ProblemType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;

/** Everything that was admitted, in order. Guarded by itself; what waits for a change waits on it. */
final class Memory implements ClaimsSource {
    private static final Pattern OFFERING = Pattern.compile(
            "https://w3id\\.org/gaia-x/development#.*(ServiceOffering|DataProduct|DataProductCatalogue)");

    private final Map<String, Kept> byDigest = new LinkedHashMap<>();
    private final Map<String, String> trusted = new LinkedHashMap<>();
    private long version;
    private boolean closed;

    synchronized void trust(String did, @Nullable String document) {
        trusted.put(did, document == null ? "" : document);
    }

    /** The DID document that was given with the trust, empty for DIDs that are their key; absent for nobody we know. */
    synchronized @Nullable String trusted(String did) {
        return trusted.get(did);
    }

    synchronized @Nullable Kept find(String digest) {
        return byDigest.get(digest);
    }

    synchronized Kept require(String digest) {
        Kept kept = byDigest.get(digest);
        if (kept == null) {
            throw Refused.because(ProblemType.NOT_FOUND, "no credential " + digest);
        }
        return kept;
    }

    synchronized void put(Kept kept) {
        byDigest.put(kept.record().digest(), kept);
        version++;
        notifyAll();
    }

    synchronized List<Kept> all() {
        return List.copyOf(byDigest.values());
    }

    /** Changes with everything that is put in. */
    synchronized long version() {
        return version;
    }

    /** Waits for another version; false when the catalog is closed. */
    synchronized boolean awaitOther(long than, long millis) throws InterruptedException {
        if (!closed && version == than) {
            wait(millis);
        }
        return !closed;
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    @Override
    public synchronized List<SourcedClaims> about(String iri) {
        return byDigest.values().stream()
                .filter(kept -> kept.isActive() && kept.subjects().contains(iri))
                .map(Kept::claims)
                .toList();
    }

    @Override
    public synchronized List<String> pointingAt(String iri, String predicateIri) {
        Set<String> subjects = new LinkedHashSet<>();
        Node predicate = NodeFactory.createURI(predicateIri);
        Node object = NodeFactory.createURI(iri);
        for (Kept kept : byDigest.values()) {
            if (kept.isActive()) {
                kept.claims().graph().find(Node.ANY, predicate, object).forEach(triple -> {
                    if (triple.getSubject().isURI()) {
                        subjects.add(triple.getSubject().getURI());
                    }
                });
            }
        }
        return List.copyOf(subjects);
    }

    /** Every offering that was ever described here. */
    synchronized List<String> offerings() {
        Set<String> offerings = new LinkedHashSet<>();
        for (Kept kept : byDigest.values()) {
            kept.claims().graph().find(Node.ANY, RDF.Nodes.type, Node.ANY).forEach(triple -> {
                if (triple.getSubject().isURI()
                        && triple.getObject().isURI()
                        && OFFERING.matcher(triple.getObject().getURI()).matches()) {
                    offerings.add(triple.getSubject().getURI());
                }
            });
        }
        return new ArrayList<>(offerings);
    }

    /** The credentials about an offering itself and about what describes it, whatever has become of them. */
    synchronized List<Kept> sources(String offering) {
        return byDigest.values().stream()
                .filter(kept -> kept.subjects().stream()
                        .anyMatch(subject -> subject.equals(offering) || subject.startsWith(offering + "-profile")))
                .toList();
    }
}
