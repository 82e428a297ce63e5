package eu.cartulary.catalog.outbound;

import java.time.Duration;

/**
 * How something is asked for.
 *
 * @param accept media types, as in {@code Accept}
 * @param maxBytes more is refused while it arrives
 * @param maxAge how old an answer from the cache may be
 * @param over what it may come over
 */
public record Ask(String accept, int maxBytes, Duration maxAge, Over over) {

    /** What an answer may come over. */
    public enum Over {
        /** TLS, with the certificate of the name: everything whose content does not prove itself. */
        TLS,
        /**
         * Also plain http, on its own port: only what its maker has signed and the caller verifies, which authorities serve so
         * (RFC 5280, section 4.2.1.13: CRLs; RFC 6960, appendix A: OCSP). All other rules hold as ever.
         */
        PLAIN_TOO
    }

    /** Over TLS. */
    public Ask(String accept, int maxBytes, Duration maxAge) {
        this(accept, maxBytes, maxAge, Over.TLS);
    }

    /** A DID document: 64 KiB, five minutes. */
    public static final Ask DID_DOCUMENT = new Ask(
            "application/did+json, application/json, application/did+ld+json;q=0.9", 64 * 1024, Duration.ofMinutes(5));

    /** The same, when an older answer is acceptable only within this age. */
    public Ask notOlderThan(Duration age) {
        return new Ask(accept, maxBytes, age, over);
    }
}
