package eu.cartulary.catalog.outbound;

import java.time.Duration;

/**
 * How something is asked for.
 *
 * @param accept media types, as in {@code Accept}
 * @param maxBytes more is refused while it arrives
 * @param maxAge how old an answer from the cache may be
 */
public record Ask(String accept, int maxBytes, Duration maxAge) {
    /** A DID document: 64 KiB, five minutes. */
    public static final Ask DID_DOCUMENT = new Ask(
            "application/did+json, application/json, application/did+ld+json;q=0.9", 64 * 1024, Duration.ofMinutes(5));

    /** The same, when an older answer is acceptable only within this age. */
    public Ask notOlderThan(Duration age) {
        return new Ask(accept, maxBytes, age);
    }
}
