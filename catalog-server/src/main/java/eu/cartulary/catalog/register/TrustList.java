package eu.cartulary.catalog.register;

import eu.cartulary.catalog.kernel.Did;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Whom the operator trusts, as the records say. Read by any thread; changed by the register alone. */
public final class TrustList {
    private final Map<Did, Listing> issuers = new ConcurrentHashMap<>();
    private final Map<Did, Listing> attesters = new ConcurrentHashMap<>();
    private final Map<Did, Long> blocked = new ConcurrentHashMap<>();

    TrustList() {}

    /** The listing of somebody in this role. */
    public Optional<Listing> find(Did did, Role role) {
        return Optional.ofNullable(of(role).get(did));
    }

    /** Everybody in this role, by DID. */
    public List<Listing> all(Role role) {
        return of(role).values().stream()
                .sorted(Comparator.comparing(listing -> listing.did().value()))
                .toList();
    }

    /**
     * Whether the operator took this issuer off the list: its credentials are untrusted until it is put back, whatever else
     * (an anchor, the mode {@code open}) would let it in.
     */
    public boolean isBlocked(Did did) {
        return blocked.containsKey(did);
    }

    void put(Listing listing) {
        of(listing.role()).put(listing.did(), listing);
        if (listing.role() == Role.ISSUER) {
            blocked.remove(listing.did());
        }
    }

    void remove(Did did, Role role, long index) {
        of(role).remove(did);
        if (role == Role.ISSUER) {
            blocked.put(did, index);
        }
    }

    private Map<Did, Listing> of(Role role) {
        return role == Role.ISSUER ? issuers : attesters;
    }
}
