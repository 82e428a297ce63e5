package eu.cartulary.catalog.projection;

import eu.cartulary.catalog.feed.ChangeEvent;
import eu.cartulary.catalog.feed.EventId;
import eu.cartulary.catalog.feed.EventType;
import eu.cartulary.catalog.journal.JournalRecord;
import eu.cartulary.catalog.journal.RecordHeader;
import eu.cartulary.catalog.kernel.CredentialHead;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.Key;
import eu.cartulary.catalog.supplychain.ClaimsStore;
import eu.cartulary.json.Json;
import eu.cartulary.json.Json.MalformedJsonException;
import eu.cartulary.shapes.vocabulary.Ctl;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * Tells what a record changed: first of its credentials, in the order of the record, then of the offerings that they describe.
 * Whether an offering came to buyers' eyes, or left them, is what the records of levels say, for the catalog has said it there.
 * A record tells the same whenever it is read; only an erasure takes from it what the erased claims had said of offerings.
 */
final class EventWriter {
    private static final Node DESCRIBES = NodeFactory.createURI(Ctl.DESCRIBES);

    private final ClaimsStore store;
    private final OfferingLives lives;

    EventWriter(ClaimsStore store, OfferingLives lives) {
        this.store = store;
        this.lives = lives;
    }

    List<ChangeEvent> of(JournalRecord record) {
        RecordHeader header = record.header();
        List<ChangeEvent> events = new ArrayList<>();
        switch (header.kind()) {
            case ADMITTED -> admitted(header, events);
            case REVOKED -> ended(header, EventType.CREDENTIAL_REVOKED, "revoked", events);
            case WITHDRAWN -> ended(header, EventType.CREDENTIAL_WITHDRAWN, "withdrawn", events);
            case REDACTED -> ended(header, EventType.CREDENTIAL_WITHDRAWN, "erased", events);
            case EXPIRED -> ended(header, EventType.CREDENTIAL_EXPIRED, "expired", events);
            case STATUS_CHANGED -> statusSeen(record, events);
            case LEVELS_CHANGED -> levels(record, events);
            case TRUST_CHANGED, RULES_CHANGED -> {
                // What these change shows in the levels, which have records of their own.
            }
        }
        return events;
    }

    private void admitted(RecordHeader header, List<ChangeEvent> events) {
        for (CredentialHead head : header.credentials()) {
            add(events, header, EventType.CREDENTIAL_ADMITTED, head.digest().graphName(), credential(head));
        }
        for (Digest gone : lives.supersededBy(header.index())) {
            store.register().head(gone).ifPresent(head -> {
                Map<String, Object> data = credential(head);
                header.credentials().stream()
                        .filter(newer -> takesThePlace(newer, head))
                        .findFirst()
                        .ifPresent(
                                newer -> data.put("supersededBy", newer.digest().hex()));
                add(events, header, EventType.CREDENTIAL_SUPERSEDED, gone.graphName(), data);
            });
        }
        changed(header, header.credentials(), events);
    }

    private static boolean takesThePlace(CredentialHead newer, CredentialHead older) {
        boolean sameId = newer.id() != null && newer.id().equals(older.id());
        boolean samePlace =
                newer.subjects().equals(older.subjects()) && newer.types().equals(older.types());
        return newer.issuer().equals(older.issuer()) && !newer.digest().equals(older.digest()) && (sameId || samePlace);
    }

    private void ended(RecordHeader header, EventType type, String status, List<ChangeEvent> events) {
        List<CredentialHead> heads = new ArrayList<>();
        for (Digest digest : header.digests()) {
            store.register().head(digest).ifPresent(head -> {
                Map<String, Object> data = credential(head);
                data.put("status", status);
                add(events, header, type, digest.graphName(), data);
                heads.add(head);
            });
        }
        changed(header, heads, events);
    }

    /** What a status list took away it can give back: then the credential is in force again. */
    private void statusSeen(JournalRecord record, List<ChangeEvent> events) {
        String status = record.payload() == null ? "" : status(record.payload());
        EventType type =
                status.equalsIgnoreCase("valid") ? EventType.CREDENTIAL_ADMITTED : EventType.CREDENTIAL_REVOKED;
        ended(record.header(), type, status, events);
    }

    private static String status(byte[] payload) {
        try {
            return Json.read(payload).path("status").asString("");
        } catch (MalformedJsonException e) {
            throw new IllegalStateException("a status record that this program wrote cannot be read", e);
        }
    }

    /** The offerings that these credentials speak of, themselves or as their profile; not those that begin with this record. */
    private void changed(RecordHeader header, Collection<CredentialHead> heads, List<ChangeEvent> events) {
        Set<String> offerings = new LinkedHashSet<>();
        for (CredentialHead head : heads) {
            offerings.addAll(head.subjects());
        }
        heads.forEach(head -> store.find(head.digest()).ifPresent(stated -> described(stated.graph(), offerings)));
        offerings.stream()
                .filter(offering -> lives.wasThereBefore(offering, header.index()))
                .forEach(offering -> add(events, header, EventType.OFFERING_CHANGED, offering, key(offering)));
    }

    private static void described(Graph claims, Set<String> into) {
        claims
                .find(Node.ANY, DESCRIBES, Node.ANY)
                .mapWith(triple -> triple.getObject())
                .filterKeep(Node::isURI)
                .toList()
                .stream()
                .map(Node::getURI)
                .sorted()
                .forEach(into::add);
    }

    private void levels(JournalRecord record, List<ChangeEvent> events) {
        if (record.payload() == null) {
            return;
        }
        SaidLevels.Turns turns = lives.turnsAt(record.header().index());
        turns.listed()
                .forEach(offering -> add(events, record.header(), EventType.OFFERING_LISTED, offering, key(offering)));
        for (SaidLevels.Change change : SaidLevels.read(record.payload())) {
            if (!change.isTold()) {
                continue;
            }
            Map<String, Object> data = key(change.offering());
            data.put("rulebook", change.rulebook());
            data.put("from", change.from());
            data.put("to", change.to());
            if (!change.moved().isEmpty()) {
                data.put(
                        "objectives",
                        change.moved().stream().map(Happening.Objective::json).toList());
            }
            data.put("cause", change.cause());
            add(events, record.header(), EventType.OFFERING_LEVEL_CHANGED, change.offering(), data);
        }
        turns.ended()
                .forEach(offering -> add(events, record.header(), EventType.OFFERING_ENDED, offering, key(offering)));
    }

    private static Map<String, Object> key(String offering) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("key", Key.of(offering).value());
        return data;
    }

    private static Map<String, Object> credential(CredentialHead head) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("digest", head.digest().hex());
        data.put("issuer", head.issuer().value());
        data.put("types", head.types());
        data.put("subjects", head.subjects());
        return data;
    }

    private static void add(
            List<ChangeEvent> events, RecordHeader header, EventType type, String subject, Map<String, Object> data) {
        EventId id = new EventId(header.index(), events.size());
        events.add(new ChangeEvent(id, type, header.time(), subject, data));
    }
}
