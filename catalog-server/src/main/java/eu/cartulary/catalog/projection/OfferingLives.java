package eu.cartulary.catalog.projection;

import eu.cartulary.catalog.assessment.OfferingState;
import eu.cartulary.catalog.journal.RecordHeader;
import eu.cartulary.catalog.kernel.CredentialStatus;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.register.Entry;
import eu.cartulary.catalog.register.Register;
import eu.cartulary.catalog.supplychain.SupplyChain;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** When each offering came, what described it last, and how it stands: small, in memory. One writer, many readers. */
public final class OfferingLives {
    /**
     * How an offering stands.
     *
     * @param levels rulebook → level
     */
    public record Standing(
            boolean listed, List<String> notListedBecause, Map<String, String> levels, boolean pending) {}

    private record Begin(Instant time, long index) {}

    private final Map<String, Begin> begins = new ConcurrentHashMap<>();
    private final Map<String, Digest> last = new ConcurrentHashMap<>();
    private final Map<String, Standing> standings = new ConcurrentHashMap<>();

    /** Notes the offerings among the IRIs that a record touched. */
    void noteBegins(Collection<String> iris, SupplyChain supplyChain, RecordHeader header) {
        for (String iri : iris) {
            if (supplyChain.isOffering(iri)) {
                begins.putIfAbsent(iri, new Begin(header.time(), header.index()));
                List<Digest> sources = supplyChain.sourcesOf(iri);
                last.put(iri, sources.get(sources.size() - 1));
            }
        }
    }

    /** Notes how an offering stands. */
    void note(OfferingState state) {
        standings.put(
                state.offering(),
                new Standing(
                        state.listed(),
                        state.notListedBecause(),
                        state.levels(),
                        state.pending() == OfferingState.Pending.YES));
    }

    /** Notes how an offering stood when the index was written. */
    void note(String offering, Standing standing) {
        standings.put(offering, standing);
    }

    /** Whether an offering was ever described here. */
    boolean isKnown(String iri) {
        return begins.containsKey(iri);
    }

    /** When it was first admitted. */
    Instant firstPublished(String offering) {
        Begin begin = begins.get(offering);
        return begin == null ? Instant.EPOCH : begin.time();
    }

    /** Whether the record with this index brought it in. */
    boolean beganWith(String offering, long index) {
        Begin begin = begins.get(offering);
        return begin != null && begin.index() == index;
    }

    /** The credential that described it last. */
    Optional<Digest> last(String offering) {
        return Optional.ofNullable(last.get(offering));
    }

    /** What became of a credential. */
    static CredentialStatus statusOf(Digest digest, Register register) {
        return register.find(digest).map(Entry::status).orElse(CredentialStatus.ERASED);
    }

    /** How an offering stands; empty when it is not known. */
    public Optional<Standing> standing(String offering) {
        return Optional.ofNullable(standings.get(offering));
    }
}
