package eu.cartulary.catalog.trust;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eu.cartulary.catalog.envelope.Envelope;
import eu.cartulary.catalog.envelope.EnvelopeLimits;
import eu.cartulary.catalog.envelope.Envelopes;
import eu.cartulary.catalog.envelope.Members;
import eu.cartulary.catalog.envelope.Sealed;
import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.kernel.StatusEntry;
import eu.cartulary.catalog.outbound.Ask;
import eu.cartulary.catalog.outbound.Fetched;
import eu.cartulary.catalog.outbound.Outbound;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Status lists: Bitstring Status List 1.0, and StatusList2021 for old credentials. A list counts when the issuer of the credential
 * signed it, for the purpose that is asked for, and it is valid today. Any thread; blocks on the network.
 */
public final class StatusLists {
    private static final Set<String> LISTS = Set.of("BitstringStatusListCredential", "StatusList2021Credential");
    private static final Set<String> SUBJECTS = Set.of("BitstringStatusList", "StatusList2021");
    /** So that no place in a list tells who is meant (section 3.2, STATUS_LIST_LENGTH_ERROR). */
    private static final long FEWEST_PLACES = 131_072;
    /** How old a list may be when a credential is published. */
    static final Duration USUAL = Duration.ofMinutes(5);

    private static final Ask ASK =
            new Ask("application/vc+jwt, application/vc, application/ld+json;q=0.8, */*;q=0.1", 1 << 20, USUAL);

    /** The list can be relied on, but is shorter than an entry says. */
    public static final class NoSuchPlaceException extends IOException {
        private static final long serialVersionUID = 1L;

        NoSuchPlaceException(long index) {
            super("the list has no place " + index);
        }
    }

    private final Outbound outbound;
    private final SignatureCheck signatures;
    private final TrustSettings settings;
    private final Envelopes envelopes = new Envelopes(EnvelopeLimits.DEFAULT);
    /** Lists that were verified, by the hash of their bytes: they are large, and many credentials share one. */
    private final Cache<Digest, StatusList> verified =
            Caffeine.newBuilder().maximumSize(50).build();

    StatusLists(Outbound outbound, SignatureCheck signatures, TrustSettings settings) {
        this.outbound = outbound;
        this.signatures = signatures;
        this.settings = settings;
    }

    /** Lists through this way out, their signatures verified with the keys that lie there. */
    public static StatusLists over(Outbound outbound, Clock clock, TrustSettings settings) {
        return new StatusLists(outbound, Verifier.signatures(outbound, clock), settings);
    }

    /**
     * Whether the bit of an entry is set.
     *
     * @param issuer of the credential that has the entry
     * @param maxAge how old the list may be
     * @throws IOException where the list cannot be had or relied on; the message says why, for the operator
     */
    public boolean isSet(StatusEntry entry, Did issuer, Instant now, Duration maxAge) throws IOException {
        URI address;
        try {
            address = URI.create(entry.list());
        } catch (IllegalArgumentException e) {
            throw new IOException("the address of the list cannot be read", e);
        }
        if (!(outbound.get(address, ASK.notOlderThan(maxAge)) instanceof Fetched.Found found)) {
            throw new IOException("the list cannot be reached");
        }
        StatusList list = list(found.bytes(), entry.purpose(), issuer, now);
        if (entry.index() >= list.size()) {
            throw new NoSuchPlaceException(entry.index());
        }
        return list.isSet(entry.index());
    }

    private StatusList list(byte[] bytes, String purpose, Did issuer, Instant now) throws IOException {
        Sealed credential = opened(bytes);
        if (!credential.issuer().equals(issuer)) {
            throw new IOException("the list is of another issuer");
        }
        List<Finding> against = new ArrayList<>();
        Validity.of(credential, against, new ArrayList<>()).judge(now, settings.skew(), against);
        if (!against.isEmpty()) {
            throw new IOException("the list is not valid today");
        }
        JsonNode subject = credential.document().path("credentialSubject");
        if (Members.types(subject).stream().noneMatch(SUBJECTS::contains)) {
            throw new IOException("the subject of the list is no status list");
        }
        boolean forPurpose = Members.all(subject, "statusPurpose").stream()
                .anyMatch(p -> p.asString("").equals(purpose));
        if (!forPurpose || subject.path("statusSize").asInt(1) != 1) {
            throw new IOException("the list is for another purpose");
        }
        StatusList known = verified.getIfPresent(credential.digest());
        return known != null ? known : signed(credential, subject);
    }

    private StatusList signed(Sealed credential, JsonNode subject) throws IOException {
        if (signatures.check(credential, new ArrayList<>(), new ArrayList<>()).isEmpty()) {
            throw new IOException("the signature of the list does not hold");
        }
        StatusList list = StatusList.decode(String.valueOf(Members.text(subject, "encodedList")));
        if (list.size() < FEWEST_PLACES) {
            throw new IOException("the list has fewer than " + FEWEST_PLACES + " places");
        }
        verified.put(credential.digest(), list);
        return list;
    }

    private Sealed opened(byte[] bytes) throws IOException {
        boolean json = bytes.length > 0 && bytes[0] == '{';
        Outcome<Envelope> read = envelopes.read(json ? "application/vc" : "application/vc+jwt", bytes);
        if (read instanceof Outcome.Done<Envelope> done
                && done.value().credentials().size() == 1) {
            Sealed credential = done.value().credentials().get(0);
            if (Members.types(credential.document()).stream().anyMatch(LISTS::contains)) {
                return credential;
            }
        }
        throw new IOException("what lies there is no status list");
    }
}
