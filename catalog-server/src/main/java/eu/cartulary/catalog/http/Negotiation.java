package eu.cartulary.catalog.http;

import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.wire.ProblemType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Which representation a client gets: {@code ?format=} first (a link in a browser cannot set a header), then
 * {@code Accept} with its weights; where a client does not care, the server's first.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1">RFC 9110, 12.5.1 Accept</a>
 */
final class Negotiation {
    private static final int MAX_ACCEPT = 1_000;

    private Negotiation() {}

    /** The best of what there is; a refusal that lists it all when nothing fits. */
    static MediaType choose(List<MediaType> available, @Nullable String format, HttpHeaders headers) {
        if (format != null) {
            return byFormat(available, format).orElseThrow(() -> notAcceptable(available, format));
        }
        String accept = String.join(",", headers.getOrEmpty(HttpHeaders.ACCEPT));
        if (accept.isBlank()) {
            return available.get(0);
        }
        List<MediaType> ranges;
        try {
            ranges = accept.length() > MAX_ACCEPT ? List.of() : MediaType.parseMediaTypes(accept);
        } catch (InvalidMediaTypeException unreadable) {
            throw notAcceptable(available, accept);
        }
        return best(available, ranges).orElseThrow(() -> notAcceptable(available, accept));
    }

    private static Optional<MediaType> byFormat(List<MediaType> available, String format) {
        MediaType named = MediaTypes.formats().get(format);
        return available.stream()
                .filter(type -> named != null
                        ? MediaTypes.same(type, named) && sameProfile(type, named)
                        : type.toString().equals(format))
                .findFirst();
    }

    private static Optional<MediaType> best(List<MediaType> available, List<MediaType> ranges) {
        MediaType best = null;
        double bestWeight = 0;
        for (MediaType type : available) {
            double weight = weight(type, ranges);
            if (weight > bestWeight) {
                best = type;
                bestWeight = weight;
            }
        }
        return Optional.ofNullable(best);
    }

    /** The weight of the most specific range that includes the type; 0 when none does. */
    private static double weight(MediaType type, List<MediaType> ranges) {
        double weight = 0;
        int specificity = -1;
        for (MediaType range : ranges) {
            int own = range.isWildcardType() ? 0 : range.isWildcardSubtype() ? 1 : 2;
            if (own > specificity && range.includes(type) && (asksForNoProfile(range) || sameProfile(range, type))) {
                specificity = own;
                weight = range.getQualityValue();
            }
        }
        return weight;
    }

    private static boolean asksForNoProfile(MediaType range) {
        String profile = profile(range);
        // Forms of JSON-LD: all of them can be read by who asks for one.
        return profile.isEmpty() || profile.startsWith("http://www.w3.org/ns/json-ld#");
    }

    private static boolean sameProfile(MediaType one, MediaType other) {
        return profile(one).equals(profile(other));
    }

    private static String profile(MediaType type) {
        String profile = type.getParameter("profile");
        return profile == null ? "" : profile.replace("\"", "");
    }

    private static Refused notAcceptable(List<MediaType> available, String asked) {
        return Refused.because(
                        ProblemType.NOT_ACCEPTABLE,
                        Finding.violation("format-not-available", null, asked, list(available)))
                .with(
                        "available",
                        available.stream().map(MediaType::toString).distinct().toList());
    }

    static String list(List<MediaType> types) {
        return String.join(
                ", ", types.stream().map(MediaType::toString).distinct().toList());
    }
}
