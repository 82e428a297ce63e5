package eu.cartulary.catalog.supplychain;

import eu.cartulary.catalog.journal.JournalRecord;
import eu.cartulary.catalog.journal.RecordHeader;
import eu.cartulary.catalog.journal.RecordKind;
import eu.cartulary.catalog.kernel.CredentialHead;
import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.register.Entry;
import eu.cartulary.catalog.register.Register;
import eu.cartulary.json.Json;
import eu.cartulary.json.Json.MalformedJsonException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Which credentials a record can have brought into force or out of it. A record names the newcomers, not whose place they took;
 * this remembers, for every id and every set of subjects, who stood there before. It may name too many: whether a credential is in
 * force says the register. One thread.
 */
public final class InForce {
    private final Register register;
    private final Map<List<Object>, Digest> standing = new HashMap<>();

    public InForce(Register register) {
        this.register = register;
    }

    /** The credentials whose standing the record can have changed, in a fixed order. */
    public Set<Digest> touchedBy(JournalRecord record) {
        RecordHeader header = record.header();
        Set<Digest> touched = new TreeSet<>(header.digests());
        for (CredentialHead head : header.credentials()) {
            touched.add(head.digest());
            for (List<Object> place : placesOf(head)) {
                Digest before = standing.put(place, head.digest());
                if (before != null) {
                    touched.add(before);
                    keepIfInForce(place, before, head.digest());
                }
            }
        }
        whoseTrustChanged(record)
                .forEach(did -> register.ofIssuer(did).map(Entry::digest).forEach(touched::add));
        return touched;
    }

    /** Who came onto the trust list by a record or went off it: one, or all that a pattern of hosts or an anchor lets in. */
    public Set<Did> whoseTrustChanged(JournalRecord record) {
        if (record.header().kind() != RecordKind.TRUST_CHANGED || record.payload() == null) {
            return Set.of();
        }
        try {
            JsonNode change = Json.read(record.payload());
            String did = change.path("did").asString("");
            return did.isEmpty()
                    ? register.trust().letInBy(change.path("anchor").asString(""))
                    : new HashSet<>(register.issuersCoveredBy(new Did(did)));
        } catch (MalformedJsonException e) {
            throw new IllegalStateException("a trust-changed record that this program wrote cannot be read", e);
        }
    }

    /** An older one may come late within a presentation: then the one before keeps its place. */
    private void keepIfInForce(List<Object> place, Digest before, Digest newcomer) {
        Set<Digest> active = new HashSet<>();
        for (Digest one : List.of(before, newcomer)) {
            register.find(one)
                    .filter(entry -> entry.endedAt() == Entry.NOT_ENDED)
                    .ifPresent(entry -> active.add(one));
        }
        if (active.contains(before) && !active.contains(newcomer)) {
            standing.put(place, before);
        }
    }

    private static List<List<Object>> placesOf(CredentialHead head) {
        List<List<Object>> places = new ArrayList<>(2);
        if (head.id() != null) {
            places.add(List.of(head.issuer(), head.id()));
        }
        if (!head.subjects().isEmpty()) {
            places.add(List.of(head.issuer(), head.subjects(), head.types()));
        }
        return places;
    }
}
