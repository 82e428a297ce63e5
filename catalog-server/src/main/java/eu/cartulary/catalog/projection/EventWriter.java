package eu.cartulary.catalog.projection;

import eu.cartulary.catalog.feed.ChangeEvent;
import eu.cartulary.catalog.feed.EventId;
import eu.cartulary.catalog.feed.EventType;
import eu.cartulary.catalog.journal.JournalRecord;
import eu.cartulary.catalog.journal.RecordHeader;
import eu.cartulary.catalog.kernel.CredentialHead;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.Key;
import eu.cartulary.catalog.register.Register;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells what a record changed: first of its credentials, in the order of the record, then of the offerings they speak of, then of
 * levels. A record tells the same whenever it is read, but whether an offering was listed or changed by it is judged by what is
 * known when it is read.
 */
final class EventWriter {
    private final Register register;
    private final OfferingLives lives;

    EventWriter(Register register, OfferingLives lives) {
        this.register = register;
        this.lives = lives;
    }

    List<ChangeEvent> of(JournalRecord record) {
        RecordHeader header = record.header();
        List<ChangeEvent> events = new ArrayList<>();
        switch (header.kind()) {
            case ADMITTED -> admitted(header, events);
            case REVOKED -> ended(header, EventType.CREDENTIAL_REVOKED, events);
            case WITHDRAWN, REDACTED -> ended(header, EventType.CREDENTIAL_WITHDRAWN, events);
            case EXPIRED -> ended(header, EventType.CREDENTIAL_EXPIRED, events);
            case STATUS_CHANGED -> ended(header, EventType.CREDENTIAL_REVOKED, events);
            case LEVELS_CHANGED -> levels(record, events);
            case TRUST_CHANGED, RULES_CHANGED -> {
                // What these change shows in the levels, which have records of their own.
            }
        }
        return events;
    }

    private void admitted(RecordHeader header, List<ChangeEvent> events) {
        Set<String> offerings = new LinkedHashSet<>();
        for (CredentialHead head : header.credentials()) {
            add(events, header, EventType.CREDENTIAL_ADMITTED, head.digest().graphName(), credential(head));
            head.subjects().stream().filter(lives::isKnown).forEach(offerings::add);
        }
        for (String offering : offerings) {
            EventType type =
                    lives.beganWith(offering, header.index()) ? EventType.OFFERING_LISTED : EventType.OFFERING_CHANGED;
            add(events, header, type, offering, Map.of("key", Key.of(offering).value()));
        }
    }

    private void ended(RecordHeader header, EventType type, List<ChangeEvent> events) {
        Set<String> offerings = new LinkedHashSet<>();
        for (Digest digest : header.digests()) {
            register.head(digest).ifPresent(head -> {
                add(events, header, type, digest.graphName(), credential(head));
                head.subjects().stream().filter(lives::isKnown).forEach(offerings::add);
            });
        }
        for (String offering : offerings) {
            boolean listed =
                    lives.standing(offering).map(OfferingLives.Standing::listed).orElse(false);
            EventType what = listed ? EventType.OFFERING_CHANGED : EventType.OFFERING_ENDED;
            add(events, header, what, offering, Map.of("key", Key.of(offering).value()));
        }
    }

    private void levels(JournalRecord record, List<ChangeEvent> events) {
        if (record.payload() == null) {
            return;
        }
        for (SaidLevels.Change change : SaidLevels.read(record.payload())) {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("key", Key.of(change.offering()).value());
            data.put("rulebook", change.rulebook());
            data.put("from", change.from());
            data.put("to", change.to());
            data.put("cause", change.cause());
            add(events, record.header(), EventType.OFFERING_LEVEL_CHANGED, change.offering(), data);
        }
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
