package eu.cartulary.wire;

import java.util.Locale;
import java.util.Optional;

/**
 * Every way in which the catalog says no (RFC 9457). The slug is stable: it is the last part of the problem's {@code type},
 * {@code /problems/<slug>}, where a page explains what happened and how to mend it.
 */
public enum ProblemType {
    /** The document cannot be read. */
    MALFORMED(400),
    /** The request cannot be understood. */
    BAD_REQUEST(400),
    /** A parameter or its value is not known. */
    UNKNOWN_PARAMETER(400),
    /** The query asks for something this endpoint does not do. */
    QUERY_REFUSED(400),
    /** Who you are could not be established. */
    UNAUTHENTICATED(401),
    /** You are not allowed to do this. */
    FORBIDDEN(403),
    /** The issuer is not on the trust list of this catalog. */
    ISSUER_NOT_TRUSTED(403),
    /** The issuer may not speak about this subject. */
    SUBJECT_NOT_OWNED(403),
    /** There is nothing at this address. */
    NOT_FOUND(404),
    /** This address does not answer this method. */
    METHOD_NOT_ALLOWED(405),
    /** None of the formats asked for is available here. */
    NOT_ACCEPTABLE(406),
    /** Time ran out before the first row. */
    TIMEOUT(408),
    /** A newer credential is already here. */
    SUPERSEDED(409),
    /** The content was erased. */
    ERASED(410),
    /** The cursor has expired. */
    CURSOR_EXPIRED(410),
    /** The document is larger than the limit. */
    TOO_LARGE(413),
    /** This media type is not taken here. */
    UNSUPPORTED_MEDIA_TYPE(415),
    /** The signature or its binding does not hold. */
    SIGNATURE_INVALID(422),
    /** The credential is not valid yet. */
    NOT_YET_VALID(422),
    /** The credential has expired. */
    EXPIRED(422),
    /** The credential was revoked. */
    REVOKED(422),
    /** The credential states nothing this catalog can read. */
    NO_CLAIMS(422),
    /** The description breaks rules of admission. */
    SHAPE_VIOLATIONS(422),
    /** Too many requests. */
    RATE_LIMITED(429),
    /** Something broke here. */
    INTERNAL(500),
    /** Not ready or too busy. */
    UNAVAILABLE(503),
    /** There is no room to write. */
    DISK_FULL(507);

    private final int status;

    ProblemType(int status) {
        this.status = status;
    }

    /** The HTTP status it travels with. */
    public int status() {
        return status;
    }

    /** The stable name in addresses, such as {@code shape-violations}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The type of the given slug, if there is one. */
    public static Optional<ProblemType> ofSlug(String slug) {
        for (ProblemType type : values()) {
            if (type.slug().equals(slug)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
