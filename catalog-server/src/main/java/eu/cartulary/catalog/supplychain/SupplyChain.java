package eu.cartulary.catalog.supplychain;

import eu.cartulary.catalog.kernel.CredentialHead;
import eu.cartulary.catalog.kernel.CredentialStatus;
import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.register.Entry;
import eu.cartulary.catalog.trust.TrustPolicy;
import eu.cartulary.shapes.closure.ClaimsSource;
import eu.cartulary.shapes.closure.Closure;
import eu.cartulary.shapes.closure.ClosureLimits;
import eu.cartulary.shapes.closure.SourcedClaims;
import eu.cartulary.shapes.vocabulary.CodeLists;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;

/**
 * The credentials in force and how they hang together. {@link #refresh} belongs to one thread, the projector's; all else may be
 * called by any thread and sees a credential either wholly or not at all, but two credentials of one batch not always together:
 * who needs a state that stands still asks after the batch.
 */
public final class SupplyChain implements ClaimsSource {
    private final ClaimsStore store;
    private final TrustPolicy policy;
    private final ClosureLimits limits;
    private final References references = new References();
    private final Map<Digest, CredentialHead> active = new ConcurrentHashMap<>();
    private final Map<String, Set<Digest>> offerings = new ConcurrentHashMap<>();
    private final Dependents dependents = new Dependents();

    public SupplyChain(ClaimsStore store, TrustPolicy policy, ClosureLimits limits) {
        this.store = store;
        this.policy = policy;
        this.limits = limits;
    }

    /**
     * Brings credentials to where the register has them: those in force are taken in, all others let go.
     *
     * @return the IRIs whose surroundings changed
     */
    public Set<String> refresh(Collection<Digest> digests) {
        Set<String> touched = new HashSet<>();
        for (Digest digest : digests) {
            boolean inForce = store.register()
                    .find(digest)
                    .map(Entry::status)
                    .filter(CredentialStatus.ACTIVE::equals)
                    .isPresent();
            touched.addAll(inForce ? takeIn(digest) : letGo(digest));
        }
        return touched;
    }

    /** The IRIs of which an attester speaks, and what it certifies by them: its word may weigh something else now, though no credential came or went. */
    public Set<String> spokenOfBy(Did attester) {
        Set<String> touched = new HashSet<>();
        store.register().ofIssuer(attester).map(Entry::digest).forEach(digest -> {
            CredentialHead head = active.get(digest);
            if (head != null) {
                touched.addAll(head.subjects());
                touched.addAll(references.pointedAtBy(digest));
            }
        });
        return touched;
    }

    /** Every IRI of which a credential speaks: its subjects, and what they describe or certify. */
    public static Set<String> spokenOf(ClaimsStore.Stated stated) {
        Set<String> iris = new HashSet<>(stated.head().subjects());
        iris.addAll(References.pointedAt(stated.graph()));
        return iris;
    }

    /** The offerings that one of these IRIs can touch: those whose closure has asked for it, and the offering itself. */
    public Set<String> offeringsTouchedBy(Collection<String> iris) {
        Set<String> touched = new HashSet<>();
        for (String iri : iris) {
            if (offerings.containsKey(iri)) {
                touched.add(iri);
            }
            touched.addAll(dependents.of(iri));
        }
        return touched;
    }

    /** Whether a credential in force describes the offering. */
    public boolean isOffering(String iri) {
        return offerings.containsKey(iri);
    }

    /** All offerings that a credential in force describes. */
    public Set<String> offerings() {
        return Set.copyOf(offerings.keySet());
    }

    /** Everything behind an offering. */
    public Closure closure(String offering) {
        return Closure.of(offering, this, limits);
    }

    /** Notes whom an offering depends on, once its closure was walked; an offering that ended depends on nobody. */
    public void noteDependencies(String offering, Set<String> visited) {
        dependents.put(offering, visited);
    }

    /** Forgets an offering that ended. */
    public void forget(String offering) {
        dependents.put(offering, Set.of());
    }

    /** The head of a credential in force. */
    public @Nullable CredentialHead head(Digest digest) {
        return active.get(digest);
    }

    /** The credentials in force that speak of the IRI. */
    public List<Digest> sourcesOf(String iri) {
        return references.sourcesOf(iri);
    }

    /**
     * Everything behind an offering whose description is no longer in force, as if it still were: for showing what it said.
     *
     * @param last the credential that described it last
     */
    public Closure closureOfEnded(String offering, Digest last) {
        ClaimsSource withLast = new ClaimsSource() {
            @Override
            public List<SourcedClaims> about(String iri) {
                List<SourcedClaims> known = SupplyChain.this.about(iri);
                return iri.equals(offering) && known.isEmpty()
                        ? store.find(last)
                                .map(SupplyChain.this::sourced)
                                .map(List::of)
                                .orElse(List.of())
                        : known;
            }

            @Override
            public List<String> pointingAt(String iri, String predicateIri) {
                return SupplyChain.this.pointingAt(iri, predicateIri);
            }
        };
        return Closure.of(offering, withLast, limits);
    }

    @Override
    public List<SourcedClaims> about(String iri) {
        List<SourcedClaims> found = new ArrayList<>();
        for (Digest digest : references.sourcesOf(iri)) {
            store.find(digest).map(this::sourced).ifPresent(found::add);
        }
        return found;
    }

    @Override
    public List<String> pointingAt(String iri, String predicateIri) {
        return references.pointingAt(iri).stream()
                .filter(incoming -> incoming.property().equals(predicateIri))
                .map(References.Incoming::subject)
                .distinct()
                .toList();
    }

    /** What a subject describes or certifies. */
    public List<String> pointedAtBy(String subject, String property) {
        return references.pointedAtBy(subject, property);
    }

    /** The claims as the closure takes them, with what their issuer is accredited for now. */
    public SourcedClaims sourced(ClaimsStore.Stated stated) {
        CredentialHead head = stated.head();
        Set<String> schemes = schemesMeant(policy.schemes(head.issuer()));
        return new SourcedClaims(
                head.digest().hex(),
                head.issuer().value(),
                head.types(),
                head.validFrom(),
                head.validUntil(),
                stated.graph(),
                schemes);
    }

    /** {@code *} stands for every scheme of the code list. */
    public static Set<String> schemesMeant(List<String> listed) {
        Set<String> schemes = new HashSet<>(listed);
        if (schemes.remove("*")) {
            CodeLists.bundled().concepts("certificates").forEach(concept -> schemes.add(concept.notation()));
        }
        return schemes;
    }

    private Set<String> takeIn(Digest digest) {
        if (active.containsKey(digest)) {
            return Set.of();
        }
        return store.find(digest)
                .map(stated -> takeIn(
                        stated.head(),
                        offeringsIn(stated.head(), stated.graph()),
                        References.pointings(stated.head().subjects(), stated.graph())))
                .orElse(Set.of());
    }

    private Set<String> takeIn(
            CredentialHead head, Collection<String> described, Collection<References.Pointing> pointings) {
        described.forEach(iri -> offerings
                .computeIfAbsent(iri, i -> ConcurrentHashMap.newKeySet())
                .add(head.digest()));
        active.put(head.digest(), head);
        return references.add(head.digest(), head.subjects(), pointings);
    }

    /** Writes all that is here; the projector's thread only. */
    public void write(WordsOut out) throws IOException {
        Map<Digest, List<String>> described = new HashMap<>();
        offerings.forEach((iri, sources) -> sources.forEach(source ->
                described.computeIfAbsent(source, s -> new ArrayList<>()).add(iri)));
        List<CredentialHead> inOrder = new ArrayList<>(active.values());
        inOrder.sort(Comparator.comparingInt(head -> store.register().lineOf(head.digest())));
        out.number(inOrder.size());
        for (CredentialHead head : inOrder) {
            out.number(store.register().lineOf(head.digest()));
            out.words(described.getOrDefault(head.digest(), List.of()));
            List<References.Pointing> pointings = references.pointingsOf(head.digest());
            out.number(pointings.size());
            for (References.Pointing one : pointings) {
                out.word(one.subject());
                out.word(one.property());
                out.word(one.object());
            }
        }
        out.number(dependents.asked().size());
        for (Map.Entry<String, Set<String>> one : dependents.asked().entrySet()) {
            out.word(one.getKey());
            out.words(one.getValue());
        }
    }

    /** Takes in what was written, into a chain that is empty. */
    public void read(WordsIn in) throws IOException {
        for (int left = in.number(); left > 0; left--) {
            CredentialHead head = store.register().headAt(in.number());
            List<String> described = in.words();
            List<References.Pointing> pointings = new ArrayList<>();
            for (int more = in.number(); more > 0; more--) {
                pointings.add(new References.Pointing(in.word(), in.word(), in.word()));
            }
            takeIn(head, described, pointings);
        }
        for (int left = in.number(); left > 0; left--) {
            String offering = in.word();
            dependents.put(offering, Set.copyOf(in.words()));
        }
    }

    private Set<String> letGo(Digest digest) {
        CredentialHead head = active.remove(digest);
        if (head == null) {
            return Set.of();
        }
        for (String subject : head.subjects()) {
            offerings.computeIfPresent(subject, (s, sources) -> without(sources, digest));
        }
        return references.remove(digest, head.subjects());
    }

    /** The offerings that a credential describes. */
    public static Set<String> offeringsIn(CredentialHead head, Graph claims) {
        Set<String> found = new HashSet<>();
        Set<String> subjects = Set.copyOf(head.subjects());
        claims.find(Node.ANY, RDF.type.asNode(), Node.ANY).forEachRemaining(triple -> {
            if (triple.getSubject().isURI()
                    && triple.getObject().isURI()
                    && subjects.contains(triple.getSubject().getURI())
                    && OfferingClasses.contains(triple.getObject().getURI())) {
                found.add(triple.getSubject().getURI());
            }
        });
        return found;
    }

    private static @Nullable Set<Digest> without(Set<Digest> sources, Digest gone) {
        sources.remove(gone);
        return sources.isEmpty() ? null : sources;
    }
}
