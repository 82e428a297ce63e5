package eu.cartulary.catalog.register;

import eu.cartulary.catalog.kernel.Did;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whom the operator trusts, as the records say: by DID, by a pattern of hosts ({@code did:web:*.example}), by the anchor of a
 * certificate. The most specific line about an issuer decides, and that it was taken off is a line too. Read by any thread;
 * changed by the register alone.
 */
public final class TrustList {
    private final Map<Did, Listing> issuers = new ConcurrentHashMap<>();
    private final Map<Did, Listing> attesters = new ConcurrentHashMap<>();
    /** DIDs and patterns taken off the issuers → journal index. */
    private final Map<Did, Long> takenOff = new ConcurrentHashMap<>();
    /** The same for attesters: it takes out those whom nothing else lists. */
    private final Map<Did, Long> retired = new ConcurrentHashMap<>();

    private final Map<String, Anchor> anchors = new ConcurrentHashMap<>();
    private final Set<String> anchorsTakenOff = ConcurrentHashMap.newKeySet();
    /** Who was let in by a certificate → the anchor that did it last. */
    private final Map<Did, String> letIn = new ConcurrentHashMap<>();
    /** What the last record of a mode says; nothing where none does: then it is not weighed. */
    private volatile @Nullable TrustMode mode;
    /** Every change so far, in order: who was trusted at any time is read from it. */
    private final List<Change.OfTrust> past = new CopyOnWriteArrayList<>();

    /** DIDs and patterns that ever were attesters. */
    private final Set<Did> everAttested = ConcurrentHashMap.newKeySet();
    /** Of issuers that have credentials here; made new at each change, so that no old answer survives it. */
    private volatile Map<Did, Boolean> distrusted = new ConcurrentHashMap<>();

    TrustList() {}

    /** The listing of exactly this DID or pattern in this role. */
    public Optional<Listing> find(Did did, Role role) {
        return Optional.ofNullable(of(role).get(did));
    }

    /** The most specific listing that covers somebody in this role: its own, or that of a pattern of hosts. */
    public Optional<Listing> covering(Did did, Role role) {
        Map<Did, Listing> listed = of(role);
        return HostPatterns.covering(did).stream()
                .filter(listed::containsKey)
                .findFirst()
                .map(listed::get);
    }

    /** Everybody in this role, by DID. */
    public List<Listing> all(Role role) {
        return of(role).values().stream()
                .sorted(Comparator.comparing(listing -> listing.did().value()))
                .toList();
    }

    /** All anchors, by name. */
    public List<Anchor> anchors() {
        return anchors.values().stream()
                .sorted(Comparator.comparing(Anchor::sha256))
                .toList();
    }

    /** The anchor with this name. */
    public Optional<Anchor> anchor(String sha256) {
        return Optional.ofNullable(anchors.get(sha256));
    }

    /** The anchor that let an issuer in last, whether it is still on the list or not. */
    public Optional<String> letInBy(Did did) {
        return Optional.ofNullable(letIn.get(did));
    }

    /** Whether a record took this line off, and none has put it back. */
    public boolean wasTakenOff(Did did, Role role) {
        return (role == Role.ISSUER ? takenOff : retired).containsKey(did);
    }

    /** Whether a record took this anchor off, and none has put it back. */
    public boolean wasTakenOff(String sha256) {
        return anchorsTakenOff.contains(sha256);
    }

    /** Whom any anchor ever let in. */
    public Set<Did> letIn() {
        return Set.copyOf(letIn.keySet());
    }

    /** The mode of the last record that names one. */
    public Optional<TrustMode> mode() {
        return Optional.ofNullable(mode);
    }

    /** Whom this anchor let in. */
    public Set<Did> letInBy(String sha256) {
        return letIn.entrySet().stream()
                .filter(entry -> entry.getValue().equals(sha256))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /**
     * Whether the operator took this issuer off the list, itself or with a pattern of hosts: its credentials are untrusted until
     * it is put back, whatever else (an anchor, the mode {@code open}) would let it in.
     */
    public boolean isBlocked(Did did) {
        List<Did> lines = HostPatterns.covering(did);
        for (Did line : lines) {
            if (issuers.containsKey(line) || attesters.containsKey(line)) {
                return false;
            }
            if (takenOff.containsKey(line)) {
                return true;
            }
        }
        return lines.stream().anyMatch(retired::containsKey);
    }

    /** Whether credentials that an issuer has here no longer count: it was taken off, or what let it in was. */
    boolean isDistrusted(Did did) {
        Map<Did, Boolean> now = distrusted;
        return now.computeIfAbsent(did, this::weighed);
    }

    /** The same after the record with this index. */
    public boolean wasDistrusted(Did did, long index) {
        TrustList then = new TrustList();
        for (Change.OfTrust change : past) {
            if (change.index() > index) {
                break;
            }
            if (concerns(change, did)) {
                then.take(change);
            }
        }
        return then.weighed(did);
    }

    private static boolean concerns(Change.OfTrust change, Did did) {
        return switch (change) {
            case Change.Trusted t -> HostPatterns.covers(t.did(), did);
            case Change.Untrusted t -> HostPatterns.covers(t.did(), did);
            case Change.LetIn in -> in.did().equals(did);
            case Change.AnchorAdded added -> true;
            case Change.AnchorRemoved removed -> true;
            case Change.ModeSet set -> true;
        };
    }

    /** Whether somebody was an attester at any time: what it said then stays in the history. */
    public boolean wasAttester(Did did) {
        return HostPatterns.covering(did).stream().anyMatch(everAttested::contains);
    }

    /** Takes in what a record changed; the register only. */
    void apply(Change.OfTrust change) {
        take(change);
        past.add(change);
    }

    private void take(Change.OfTrust change) {
        switch (change) {
            case Change.Trusted t -> put(new Listing(t.did(), t.role(), t.schemes(), t.note(), t.index(), t.time()));
            case Change.Untrusted t -> remove(t.did(), t.role(), t.index());
            case Change.AnchorAdded added -> put(added.anchor());
            case Change.AnchorRemoved removed -> removeAnchor(removed.sha256());
            case Change.LetIn in -> letIn(in.did(), in.sha256());
            case Change.ModeSet set -> set(set.mode());
        }
    }

    private boolean weighed(Did did) {
        if (isBlocked(did)) {
            return true;
        }
        if (covering(did, Role.ISSUER).isPresent()
                || covering(did, Role.ATTESTER).isPresent()) {
            return false;
        }
        String anchor = letIn.get(did);
        TrustMode now = mode;
        if (now == null) {
            return anchor != null && !anchors.containsKey(anchor);
        }
        return switch (now) {
            case OPEN -> false;
            case ANCHORED -> anchor == null || !anchors.containsKey(anchor);
            case LISTED -> true;
        };
    }

    private void set(TrustMode other) {
        mode = other;
        distrusted = new ConcurrentHashMap<>();
    }

    private void put(Listing listing) {
        of(listing.role()).put(listing.did(), listing);
        if (listing.role() == Role.ATTESTER) {
            everAttested.add(listing.did());
        }
        takenOff.remove(listing.did());
        retired.remove(listing.did());
        distrusted = new ConcurrentHashMap<>();
    }

    private void remove(Did did, Role role, long index) {
        of(role).remove(did);
        (role == Role.ISSUER ? takenOff : retired).put(did, index);
        distrusted = new ConcurrentHashMap<>();
    }

    private void put(Anchor anchor) {
        anchors.put(anchor.sha256(), anchor);
        anchorsTakenOff.remove(anchor.sha256());
        distrusted = new ConcurrentHashMap<>();
    }

    private void removeAnchor(String sha256) {
        anchors.remove(sha256);
        anchorsTakenOff.add(sha256);
        distrusted = new ConcurrentHashMap<>();
    }

    private void letIn(Did did, String sha256) {
        letIn.put(did, sha256);
        distrusted = new ConcurrentHashMap<>();
    }

    private Map<Did, Listing> of(Role role) {
        return role == Role.ISSUER ? issuers : attesters;
    }
}
