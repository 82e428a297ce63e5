package eu.cartulary.client;

import eu.cartulary.report.Violation;
import eu.cartulary.wire.Problem;
import eu.cartulary.wire.ProblemType;
import java.util.List;
import java.util.Optional;

/**
 * The catalog said no (RFC 9457). Each kind of problem has its own class in here, so that one can be caught by name:
 *
 * <pre>{@code
 * try {
 *     client.sync().publish(envelope);
 * } catch (CatalogProblemException.ShapeViolations refused) {
 *     refused.violations().forEach(violation -> print(violation.pointer(), violation.advice()));
 * }
 * }</pre>
 *
 * A kind that a newer catalog knows and this client does not is this very class.
 */
public class CatalogProblemException extends CatalogException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    CatalogProblemException(Problem problem) {
        super(message(problem), null);
        this.problem = problem;
    }

    /** The whole answer. */
    public final Problem problem() {
        return problem;
    }

    /** The HTTP status. */
    public final int status() {
        return problem.status();
    }

    /** The kind, when this client knows it. */
    public final Optional<ProblemType> type() {
        return problem.kind();
    }

    /** Every remark on the content that was refused, each with its place in the document that was sent. */
    public final List<Violation> violations() {
        return problem.violations();
    }

    /** W3C trace id, under which the operator finds this in the log. */
    public final Optional<String> traceId() {
        return Optional.ofNullable(problem.traceId());
    }

    private static String message(Problem problem) {
        StringBuilder text =
                new StringBuilder().append(problem.status()).append(' ').append(problem.title());
        if (problem.detail() != null) {
            text.append(": ").append(problem.detail());
        }
        if (!problem.violations().isEmpty()) {
            text.append(" (").append(problem.violations().get(0).message());
            int others = problem.violations().size() - 1;
            text.append(others == 0 ? ")" : ", and " + others + " more)");
        }
        return text.toString();
    }

    /** The exception for a problem: the one place where kinds become classes. */
    static CatalogProblemException of(Problem problem) {
        ProblemType kind = problem.kind().orElse(null);
        if (kind == null) {
            return new CatalogProblemException(problem);
        }
        return switch (kind) {
            case MALFORMED -> new Malformed(problem);
            case BAD_REQUEST -> new BadRequest(problem);
            case UNKNOWN_PARAMETER -> new UnknownParameter(problem);
            case QUERY_REFUSED -> new QueryRefused(problem);
            case UNAUTHENTICATED -> new Unauthenticated(problem);
            case FORBIDDEN -> new Forbidden(problem);
            case ISSUER_NOT_TRUSTED -> new IssuerNotTrusted(problem);
            case SUBJECT_NOT_OWNED -> new SubjectNotOwned(problem);
            case NOT_FOUND -> new NotFound(problem);
            case METHOD_NOT_ALLOWED -> new MethodNotAllowed(problem);
            case NOT_ACCEPTABLE -> new NotAcceptable(problem);
            case TIMEOUT -> new Timeout(problem);
            case SUPERSEDED -> new Superseded(problem);
            case ERASED -> new Erased(problem);
            case CURSOR_EXPIRED -> new CursorExpired(problem);
            case TOO_LARGE -> new TooLarge(problem);
            case UNSUPPORTED_MEDIA_TYPE -> new UnsupportedMediaType(problem);
            case SIGNATURE_INVALID -> new SignatureInvalid(problem);
            case NOT_YET_VALID -> new NotYetValid(problem);
            case EXPIRED -> new Expired(problem);
            case REVOKED -> new Revoked(problem);
            case NO_CLAIMS -> new NoClaims(problem);
            case SHAPE_VIOLATIONS -> new ShapeViolations(problem);
            case RATE_LIMITED -> new RateLimited(problem);
            case INTERNAL -> new Internal(problem);
            case UNAVAILABLE -> new Unavailable(problem);
            case DISK_FULL -> new DiskFull(problem);
            default -> new CatalogProblemException(problem);
        };
    }

    /** The document cannot be read (400, RFC 9110, section 15.5.1). */
    public static final class Malformed extends CatalogProblemException {
        private static final long serialVersionUID = 1L;

        Malformed(Problem problem) {
            super(problem);
        }
    }

    /** The request cannot be understood (400, RFC 9110, section 15.5.1). */
    public static final class BadRequest extends CatalogProblemException {
        private static final long serialVersionUID = 1L;

        BadRequest(Problem problem) {
            super(problem);
        }
    }

    /** A parameter or its value is not known (400, RFC 9110, section 15.5.1). */
    public static final class UnknownParameter extends CatalogProblemException {
        private static final long serialVersionUID = 1L;

        UnknownParameter(Problem problem) {
            super(problem);
        }
    }

    /** The SPARQL query asks for something the endpoint does not do (400, RFC 9110, section 15.5.1). */
    public static final class QueryRefused extends CatalogProblemException {
        private static final long serialVersionUID = 1L;

        QueryRefused(Problem problem) {
            super(problem);
        }
    }

    /** Who calls could not be established (401, RFC 9110, section 15.5.2). */
    public static final class Unauthenticated extends CatalogProblemException {
        private static final long serialVersionUID = 1L;

        Unauthenticated(Problem problem) {
            super(problem);
        }
    }

    /** The caller may not do this (403, RFC 9110, section 15.5.4). */
    public static final class Forbidden extends CatalogProblemException {
        private static final long serialVersionUID = 1L;

        Forbidden(Problem problem) {
            super(problem);
        }
    }

    /** The issuer is not on the trust list; the detail says what to send to whom (403, RFC 9110, section 15.5.4). */
    public static final class IssuerNotTrusted extends CatalogProblemException {
        private static final long serialVersionUID = 1L;

        IssuerNotTrusted(Problem problem) {
            super(problem);
        }
    }

    /** The issuer may not speak about this subject; {@code more()} names the prefix it may use (403, RFC 9110, section 15.5.4). */
    public static final class SubjectNotOwned extends CatalogProblemException {
        private static final long serialVersionUID = 1L;

        SubjectNotOwned(Problem problem) {
            super(problem);
        }
    }

    /** There is nothing at this address (404, RFC 9110, section 15.5.5). */
    public static final class NotFound extends CatalogProblemException {
        private static final long serialVersionUID = 1L;

        NotFound(Problem problem) {
            super(problem);
        }
    }

    /** The address does not answer this method (405, RFC 9110, section 15.5.6). */
    public static final class MethodNotAllowed extends CatalogProblemException {
        private static final long serialVersionUID = 1L;

        MethodNotAllowed(Problem problem) {
            super(problem);
        }
    }

    /** None of the formats asked for is available (406, RFC 9110, section 15.5.7). */
    public static final class NotAcceptable extends CatalogProblemException {
        private static final long serialVersionUID = 1L;

        NotAcceptable(Problem problem) {
            super(problem);
        }
    }

    /** Time ran out before the first row (408, RFC 9110, section 15.5.9). */
    public static final class Timeout extends CatalogProblemException {
        private static final long serialVersionUID = 1L;

        Timeout(Problem problem) {
            super(problem);
        }
    }

    /** A newer credential is already there (409, RFC 9110, section 15.5.10). */
    public static final class Superseded extends CatalogProblemException {
        private static final long serialVersionUID = 1L;

        Superseded(Problem problem) {
            super(problem);
        }
    }

    /** The content was erased (410, RFC 9110, section 15.5.11). */
    public static final class Erased extends CatalogProblemException {
        private static final long serialVersionUID = 1L;

        Erased(Problem problem) {
            super(problem);
        }
    }

    /** The cursor has expired: ask again from the start (410, RFC 9110, section 15.5.11). */
    public static final class CursorExpired extends CatalogProblemException {
        private static final long serialVersionUID = 1L;

        CursorExpired(Problem problem) {
            super(problem);
        }
    }

    /** The document is larger than the limit (413, RFC 9110, section 15.5.14). */
    public static final class TooLarge extends CatalogProblemException {
        private static final long serialVersionUID = 1L;

        TooLarge(Problem problem) {
            super(problem);
        }
    }

    /** The media type is not taken there (415, RFC 9110, section 15.5.16). */
    public static final class UnsupportedMediaType extends CatalogProblemException {
        private static final long serialVersionUID = 1L;

        UnsupportedMediaType(Problem problem) {
            super(problem);
        }
    }

    /** The signature or its binding to the issuer does not hold (422, RFC 9110, section 15.5.21). */
    public static final class SignatureInvalid extends CatalogProblemException {
        private static final long serialVersionUID = 1L;

        SignatureInvalid(Problem problem) {
            super(problem);
        }
    }

    /** The credential is not valid yet (422, RFC 9110, section 15.5.21). */
    public static final class NotYetValid extends CatalogProblemException {
        private static final long serialVersionUID = 1L;

        NotYetValid(Problem problem) {
            super(problem);
        }
    }

    /** The credential has expired (422, RFC 9110, section 15.5.21). */
    public static final class Expired extends CatalogProblemException {
        private static final long serialVersionUID = 1L;

        Expired(Problem problem) {
            super(problem);
        }
    }

    /** The credential was revoked (422, RFC 9110, section 15.5.21). */
    public static final class Revoked extends CatalogProblemException {
        private static final long serialVersionUID = 1L;

        Revoked(Problem problem) {
            super(problem);
        }
    }

    /** The credential states nothing the catalog can read (422, RFC 9110, section 15.5.21). */
    public static final class NoClaims extends CatalogProblemException {
        private static final long serialVersionUID = 1L;

        NoClaims(Problem problem) {
            super(problem);
        }
    }

    /** The description breaks rules of admission: see {@link #violations()} (422, RFC 9110, section 15.5.21). */
    public static final class ShapeViolations extends CatalogProblemException {
        private static final long serialVersionUID = 1L;

        ShapeViolations(Problem problem) {
            super(problem);
        }
    }

    /** Too many requests, even after waiting as told (429, RFC 6585, section 4). */
    public static final class RateLimited extends CatalogProblemException {
        private static final long serialVersionUID = 1L;

        RateLimited(Problem problem) {
            super(problem);
        }
    }

    /** Something broke in the catalog; the trace id helps its operator (500, RFC 9110, section 15.6.1). */
    public static final class Internal extends CatalogProblemException {
        private static final long serialVersionUID = 1L;

        Internal(Problem problem) {
            super(problem);
        }
    }

    /** Not ready or too busy, even after waiting as told (503, RFC 9110, section 15.6.4). */
    public static final class Unavailable extends CatalogProblemException {
        private static final long serialVersionUID = 1L;

        Unavailable(Problem problem) {
            super(problem);
        }
    }

    /** There is no room to write (507, RFC 4918, section 11.5). */
    public static final class DiskFull extends CatalogProblemException {
        private static final long serialVersionUID = 1L;

        DiskFull(Problem problem) {
            super(problem);
        }
    }
}
