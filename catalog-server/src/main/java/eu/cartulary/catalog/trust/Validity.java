package eu.cartulary.catalog.trust;

import eu.cartulary.catalog.envelope.Dates;
import eu.cartulary.catalog.envelope.Members;
import eu.cartulary.catalog.envelope.Sealed;
import eu.cartulary.catalog.kernel.CredentialHead;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.StatusEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * From when until when: the dates of the credential and those of the signature around it, the narrower of each.
 *
 * @param from absent where nobody says
 * @param until absent where it has no end
 * @param issuedAt {@code iat}; absent where the token has none
 */
record Validity(
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Instant issuedAt) {
    /** A number of seconds this large lies in the year 5138: it is milliseconds. */
    private static final long MILLISECONDS_FROM = 100_000_000_000L;
    /** The last instant that RFC 3339 can write. */
    private static final long LAST_SECOND = 253_402_300_799L;

    static Validity of(Sealed sealed, List<Finding> refused, List<Finding> accepted) {
        Dates dates = Dates.of(sealed.document());
        Instant notBefore = numeric(sealed, "nbf", refused, accepted);
        Instant expires = earlier(numeric(sealed, "exp", refused, accepted), proofExpires(sealed, refused));
        Instant issuedAt = numeric(sealed, "iat", refused, accepted);
        return new Validity(later(dates.from(), notBefore), earlier(dates.until(), expires), issuedAt);
    }

    /** The head of a credential with these dates, before its claims are read. */
    CredentialHead head(Sealed sealed, List<StatusEntry> statuses, Instant now) {
        Instant begins = from != null ? from : issuedAt != null ? issuedAt : now;
        return new CredentialHead(
                sealed.digest(),
                sealed.id(),
                sealed.issuer(),
                List.of(),
                List.of(),
                begins,
                until,
                issuedAt != null ? issuedAt : begins,
                statuses);
    }

    /** The reason not to take it now, if there is one. */
    void judge(Instant now, Duration skew, List<Finding> refused) {
        if (from != null && now.plus(skew).isBefore(from)) {
            refused.add(
                    Finding.violation("not-yet-valid", "/validFrom", from.toString(), from.toString(), now.toString()));
        }
        if (until != null && !now.minus(skew).isBefore(until)) {
            refused.add(
                    Finding.violation("expired", "/validUntil", until.toString(), until.toString(), now.toString()));
        }
        if (issuedAt != null && now.plus(skew).isBefore(issuedAt)) {
            refused.add(Finding.violation(
                    "not-yet-valid", "/iat", issuedAt.toString(), issuedAt.toString(), now.toString()));
        }
    }

    /** A proof may end before the credential does (Data Integrity 1.0, section 2.1). */
    private static @Nullable Instant proofExpires(Sealed sealed, List<Finding> refused) {
        JsonNode proof = sealed.document().get("proof");
        String expires = proof == null || !proof.isObject() ? null : Members.text(proof, "expires");
        if (expires == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(expires).toInstant();
        } catch (DateTimeParseException e) {
            refused.add(Finding.violation("date-unreadable", "/proof/expires", expires));
            return null;
        }
    }

    /** A NumericDate (RFC 7519, section 2) of the token; a JSON-LD document has none. */
    private static @Nullable Instant numeric(
            Sealed sealed, String claim, List<Finding> refused, List<Finding> accepted) {
        JsonNode value = sealed.token() == null ? null : sealed.claims().get(claim);
        if (value == null) {
            return null;
        }
        if (!value.isNumber() || value.asDouble() < 0 || value.asDouble() > LAST_SECOND * 1_000.0) {
            refused.add(Finding.violation("date-unreadable", "/" + claim, value.toString()));
            return null;
        }
        long number = (long) value.asDouble();
        if (number < MILLISECONDS_FROM) {
            return Instant.ofEpochSecond(number);
        }
        accepted.add(Finding.warning("time-in-milliseconds", "/" + claim, value.toString(), claim));
        return Instant.ofEpochMilli(number);
    }

    private static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
        return a == null || b != null && b.isAfter(a) ? b : a;
    }

    private static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
        return a == null || b != null && b.isBefore(a) ? b : a;
    }
}
