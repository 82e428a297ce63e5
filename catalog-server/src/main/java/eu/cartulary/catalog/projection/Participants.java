package eu.cartulary.catalog.projection;

import eu.cartulary.catalog.kernel.CredentialHead;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.Key;
import eu.cartulary.catalog.supplychain.ClaimsStore;
import eu.cartulary.catalog.supplychain.SupplyChain;
import eu.cartulary.catalog.supplychain.WordsIn;
import eu.cartulary.catalog.supplychain.WordsOut;
import eu.cartulary.shapes.closure.Closure;
import eu.cartulary.shapes.closure.ClosureLimits;
import eu.cartulary.shapes.facts.ParticipantFacts;
import eu.cartulary.shapes.vocabulary.Ctl;
import eu.cartulary.shapes.vocabulary.Gx;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;

/** Every participant that a credential in force describes, by name: some hundred bytes each, in memory. One writer, many readers. */
public final class Participants {
    /** A participant with its profile, its owners and what they say of themselves; whoever stands behind those has a page of their own. */
    public static final ClosureLimits NEAR = new ClosureLimits(200, 2, 20_000, Duration.ofSeconds(1));

    private static final Set<String> CLASSES =
            Set.of(Gx.NS + "LegalPerson", Gx.NS + "LegalParticipant", Gx.NS + "Participant");
    private static final Node TYPE = RDF.type.asNode();
    private static final Node DESCRIBES = NodeFactory.createURI(Ctl.DESCRIBES);

    private final ClaimsStore store;
    private final SupplyChain supplyChain;
    private final Set<String> touched = new HashSet<>();
    private final Map<Key, Listed> byKey = new ConcurrentHashMap<>();
    private final NavigableSet<Listed> byName = new ConcurrentSkipListSet<>();

    Participants(ClaimsStore store, SupplyChain supplyChain) {
        this.store = store;
        this.supplyChain = supplyChain;
    }

    /**
     * One of them.
     *
     * @param sortName the name as it sorts
     */
    public record Listed(
            Key key,
            String iri,
            String name,
            String sortName,
            @Nullable String country) implements Comparable<Listed> {
        private static final Comparator<Listed> ORDER = Comparator.comparing(Listed::sortName)
                .thenComparing(listed -> listed.key().value());

        /** A place between two participants. */
        public static Listed place(String sortName, Key key) {
            return new Listed(key, "", "", sortName, null);
        }

        @Override
        public int compareTo(Listed other) {
            return ORDER.compare(this, other);
        }
    }

    /** All of them behind this place, or from the first on. */
    public Collection<Listed> behind(@Nullable Listed place) {
        return place == null ? byName : byName.tailSet(place, false);
    }

    /** The participant with this key. */
    public Optional<Listed> find(Key key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** Writes all that is here; the projector's thread only. */
    void write(WordsOut out) throws IOException {
        out.number(byKey.size());
        for (Listed listed : byKey.values()) {
            out.word(listed.iri());
            out.word(listed.name());
            out.word(listed.country() == null ? "" : listed.country());
        }
    }

    /** Takes in what was written, into one that is empty. */
    void read(WordsIn in) throws IOException {
        for (int left = in.number(); left > 0; left--) {
            String iri = in.word();
            String name = in.word();
            String country = in.word();
            Listed listed = new Listed(
                    Key.of(iri), iri, name, name.toLowerCase(Locale.ROOT), country.isEmpty() ? null : country);
            byKey.put(listed.key(), listed);
            byName.add(listed);
        }
    }

    /** Notes whom credentials that came or went speak of. */
    void touch(Collection<Digest> moved) {
        for (Digest digest : moved) {
            store.register().head(digest).map(CredentialHead::subjects).ifPresent(subjects -> subjects.stream()
                    .filter(subject -> byKey.containsKey(Key.of(subject)))
                    .forEach(touched::add));
            store.find(digest).ifPresent(stated -> touch(stated.graph()));
        }
    }

    private void touch(Graph claims) {
        claims.find(Node.ANY, TYPE, Node.ANY)
                .filterKeep(triple -> triple.getSubject().isURI()
                        && triple.getObject().isURI()
                        && CLASSES.contains(triple.getObject().getURI()))
                .forEachRemaining(triple -> touched.add(triple.getSubject().getURI()));
        claims.find(Node.ANY, DESCRIBES, Node.ANY)
                .filterKeep(triple -> triple.getObject().isURI()
                        && byKey.containsKey(Key.of(triple.getObject().getURI())))
                .forEachRemaining(triple -> touched.add(triple.getObject().getURI()));
    }

    /** Brings everybody who was touched to where the supply chain has them. */
    void settle() {
        touched.forEach(this::settle);
        touched.clear();
    }

    private void settle(String iri) {
        Key key = Key.of(iri);
        Listed before = byKey.get(key);
        Listed now = isDescribed(iri) ? listed(key, iri) : null;
        if (now == null) {
            byKey.remove(key);
        } else {
            byKey.put(key, now);
            byName.add(now);
        }
        if (before != null && (now == null || before.compareTo(now) != 0)) {
            byName.remove(before);
        } else if (before != null && !before.equals(now)) {
            // The same place with something else in it: a set keeps what it has.
            byName.remove(before);
            byName.add(java.util.Objects.requireNonNull(now));
        }
    }

    private boolean isDescribed(String iri) {
        Node node = NodeFactory.createURI(iri);
        return supplyChain.about(iri).stream().anyMatch(claims -> CLASSES.stream()
                .anyMatch(type -> claims.graph().contains(node, TYPE, NodeFactory.createURI(type))));
    }

    private Listed listed(Key key, String iri) {
        ParticipantFacts facts = ParticipantFacts.of(Closure.of(iri, supplyChain, NEAR));
        return new Listed(key, iri, facts.name(), facts.name().toLowerCase(Locale.ROOT), facts.country());
    }
}
