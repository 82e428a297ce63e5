package eu.cartulary.catalog.feed;

import java.time.Instant;
import java.util.Map;

/**
 * Something that changed.
 *
 * @param id its place; for {@link EventType#GAP} the last event that cannot be told
 * @param type what happened
 * @param time of its journal record
 * @param subject IRI of the offering, or {@code urn:sha256:<digest>} of the credential
 * @param data more, ready for JSON: {@code key}; of a changed level {@code rulebook}, {@code from}, {@code to}, {@code cause}
 */
public record ChangeEvent(EventId id, EventType type, Instant time, String subject, Map<String, Object> data) {
    public ChangeEvent {
        data = Map.copyOf(data);
    }
}
