package eu.cartulary.catalog.http;

import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.projection.Past;
import eu.cartulary.catalog.search.StoredOffering;
import eu.cartulary.wire.ProblemType;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * An offering at another time: {@code ?asOf=} names a journal index or an instant, {@code Accept-Datetime} negotiates. The offering
 * is its own TimeGate and answers at once (RFC 7089, pattern 1.2); the address of what it gave is in {@code Content-Location}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7089">RFC 7089</a>
 */
final class Mementos {
    static final String AS_OF = "asOf";
    private static final String ACCEPT_DATETIME = "Accept-Datetime";

    private final Supplier<Past> past;

    Mementos(Supplier<Past> past) {
        this.past = past;
    }

    /** What a call wants of the past; nothing when it wants the present. */
    record Wanted(@Nullable String asOf, @Nullable Instant datetime) {}

    /** Reads what a call wants, and says in the answer that time can be negotiated, and where. */
    Optional<Wanted> wanted(ServerRequest request) {
        HttpHeaders headers = request.exchange().getResponse().getHeaders();
        headers.add(HttpHeaders.VARY, ACCEPT_DATETIME);
        Asking.link(request, request.path(), "original timegate");
        headers.add(
                HttpHeaders.LINK,
                "<" + request.path() + "/timemap>; rel=\"timemap\"; type=\"" + MediaTypes.LINK_FORMAT + "\"");
        String asOf = request.queryParam(AS_OF).filter(text -> !text.isEmpty()).orElse(null);
        String datetime = request.headers().firstHeader(ACCEPT_DATETIME);
        if (asOf == null && datetime == null) {
            return Optional.empty();
        }
        return Optional.of(new Wanted(asOf, asOf == null && datetime != null ? rfc1123(datetime) : null));
    }

    private static Instant rfc1123(String text) {
        try {
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            // RFC 7089, section 4.5.3.
            throw Refused.because(ProblemType.BAD_REQUEST, Finding.violation("datetime-malformed", null, text));
        }
    }

    /** The offering as it stood then; blocks for a few reads. */
    Past.Memento find(StoredOffering offering, Wanted wanted) throws IOException {
        Past all = past.get();
        String asOf = wanted.asOf();
        long index = asOf == null ? negotiated(all, offering, wanted) : named(all, asOf, offering.applied());
        return all.at(offering.iri(), index)
                .orElseThrow(() -> Refused.because(
                        ProblemType.NOT_FOUND,
                        Finding.violation(
                                "offering-not-yet", null, offering.key().value(), String.valueOf(index))));
    }

    /** An instant before the first state gives the first (RFC 7089, section 4.5.3), one in the future the last. */
    private static long negotiated(Past all, StoredOffering offering, Wanted wanted) throws IOException {
        long begin = all.begin(offering.iri()).orElse(0L);
        // The header has seconds, the journal milliseconds: all of that second belongs to it.
        Instant datetime =
                wanted.datetime() == null ? Instant.MAX : wanted.datetime().plusMillis(999);
        return Math.min(
                offering.applied(), Math.max(begin, all.indexAt(datetime).orElse(0L)));
    }

    private static long named(Past all, String asOf, long applied) throws IOException {
        if (asOf.matches("[0-9]{1,15}")) {
            long index = Long.parseLong(asOf);
            if (index > applied) {
                throw Refused.because(
                        ProblemType.BAD_REQUEST,
                        Finding.violation("as-of-in-future", null, asOf, String.valueOf(applied)));
            }
            return index;
        }
        try {
            return Math.min(
                    applied,
                    all.indexAt(Instant.parse(asOf))
                            .orElseThrow(() -> Refused.because(
                                    ProblemType.NOT_FOUND, Finding.violation("offering-not-yet", null, asOf, asOf))));
        } catch (DateTimeException e) {
            throw Refused.because(ProblemType.BAD_REQUEST, Finding.violation("as-of-malformed", null, asOf));
        }
    }

    /** Says which moment the answer is of. */
    static void tell(ServerRequest request, Past.Memento memento) {
        HttpHeaders headers = request.exchange().getResponse().getHeaders();
        String datetime = datetime(memento.time());
        String address = address(request.path(), memento.index());
        headers.set("Memento-Datetime", datetime);
        headers.set(HttpHeaders.CONTENT_LOCATION, address);
        headers.add(HttpHeaders.LINK, "<" + address + ">; rel=\"memento\"; datetime=\"" + datetime + "\"");
    }

    static String address(String offering, long index) {
        return offering + "?" + AS_OF + "=" + index;
    }

    static String datetime(Instant time) {
        return DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
                .format(time.atZone(ZoneOffset.UTC));
    }
}
