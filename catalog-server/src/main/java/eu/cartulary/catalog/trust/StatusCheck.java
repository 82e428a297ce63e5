package eu.cartulary.catalog.trust;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eu.cartulary.catalog.envelope.Envelope;
import eu.cartulary.catalog.envelope.EnvelopeLimits;
import eu.cartulary.catalog.envelope.Envelopes;
import eu.cartulary.catalog.envelope.Members;
import eu.cartulary.catalog.envelope.Sealed;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.outbound.Ask;
import eu.cartulary.catalog.outbound.Fetched;
import eu.cartulary.catalog.outbound.Outbound;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the status lists of a credential say: Bitstring Status List, and StatusList2021 for old credentials. A list counts when the
 * issuer of the credential signed it, for the purpose that the entry names, and it is valid today. One that cannot be had is
 * unknown, never valid.
 */
final class StatusCheck {
    private static final Set<String> ENTRIES = Set.of("BitstringStatusListEntry", "StatusList2021Entry");
    private static final Set<String> LISTS = Set.of("BitstringStatusListCredential", "StatusList2021Credential");
    private static final Ask ASK = new Ask(
            "application/vc+jwt, application/vc, application/ld+json;q=0.8, */*;q=0.1", 1 << 20, Duration.ofMinutes(5));
    private static final int MAX_ENTRIES = 4;
    /** The longest index is that of the last bit of the largest list. */
    private static final int MAX_DIGITS = 10;

    private final Outbound outbound;
    private final SignatureCheck signatures;
    private final TrustSettings settings;
    private final Envelopes envelopes = new Envelopes(EnvelopeLimits.DEFAULT);
    /** Lists that were verified, by the hash of their bytes: they are large, and many credentials share one. */
    private final Cache<Digest, StatusList> verified =
            Caffeine.newBuilder().maximumSize(50).build();

    StatusCheck(Outbound outbound, SignatureCheck signatures, TrustSettings settings) {
        this.outbound = outbound;
        this.signatures = signatures;
        this.settings = settings;
    }

    /** Judges all entries; gives a word for the evidence where there was something to look at. */
    @Nullable
    String judge(Sealed sealed, Instant now, List<Finding> refused, List<Finding> accepted) {
        String seen = null;
        List<JsonNode> entries = Members.all(sealed.document(), "credentialStatus");
        for (JsonNode entry : entries.subList(0, Math.min(MAX_ENTRIES, entries.size()))) {
            String type = String.join(" ", Members.types(entry));
            if (Members.types(entry).stream().noneMatch(ENTRIES::contains)) {
                accepted.add(Finding.warning("status-type-unknown", "/credentialStatus", type, type));
                continue;
            }
            String purpose = String.valueOf(Members.text(entry, "statusPurpose"));
            if (!purpose.equals("revocation") && !purpose.equals("suspension")) {
                continue;
            }
            try {
                boolean set = isSet(entry, purpose, sealed, now);
                seen = set ? purpose : seen == null ? "valid" : seen;
                if (set) {
                    String rule = purpose.equals("revocation") ? "revoked" : "suspended";
                    refused.add(
                            Finding.violation(rule, "/credentialStatus", Members.text(entry, "statusListCredential")));
                }
            } catch (IOException e) {
                seen = "unknown";
                unknown(String.valueOf(e.getMessage()), refused, accepted);
            }
        }
        return seen;
    }

    private void unknown(String why, List<Finding> refused, List<Finding> accepted) {
        if (settings.unreachableStatus() == TrustSettings.UnreachableStatus.REFUSE) {
            refused.add(Finding.violation("status-unknown", "/credentialStatus", null, why));
        } else {
            accepted.add(Finding.warning("status-unknown", "/credentialStatus", null, why));
        }
    }

    private boolean isSet(JsonNode entry, String purpose, Sealed sealed, Instant now) throws IOException {
        long index = index(entry);
        String address = String.valueOf(Members.text(entry, "statusListCredential"));
        URI uri;
        try {
            uri = URI.create(address);
        } catch (IllegalArgumentException e) {
            throw new IOException("the address of the list cannot be read");
        }
        if (!(outbound.get(uri, ASK) instanceof Fetched.Found found)) {
            throw new IOException("the list cannot be reached");
        }
        StatusList list = list(found.bytes(), purpose, sealed, now);
        if (index >= list.size()) {
            throw new IOException("the list has no place " + index);
        }
        return list.isSet(index);
    }

    private static long index(JsonNode entry) throws IOException {
        JsonNode value = entry.path("statusListIndex");
        String text = value.isString() ? value.stringValue() : value.toString();
        if (text.length() > MAX_DIGITS || !text.matches("[0-9]+")) {
            throw new IOException("the place in the list cannot be read");
        }
        return Long.parseLong(text);
    }

    private StatusList list(byte[] bytes, String purpose, Sealed of, Instant now) throws IOException {
        Sealed credential = opened(bytes);
        if (!credential.issuer().equals(of.issuer())) {
            throw new IOException("the list is of another issuer");
        }
        List<Finding> against = new ArrayList<>();
        Validity.of(credential, against, new ArrayList<>()).judge(now, settings.skew(), against);
        if (!against.isEmpty()) {
            throw new IOException("the list is not valid today");
        }
        JsonNode subject = credential.document().path("credentialSubject");
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
