package eu.cartulary.catalog.http;

import eu.cartulary.report.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.server.ServerWebExchange;

/** What the rim knows of the call at hand: its language, its trace, the representation that was chosen. */
public final class Call {
    static final String TRACE = Call.class.getName() + ".trace";
    static final String CHOSEN = Call.class.getName() + ".chosen";

    private Call() {}

    /** The language of the answer: {@code ?lang=} of a link first, then {@code Accept-Language}. */
    public static Language language(ServerWebExchange exchange) {
        String asked = exchange.getRequest().getQueryParams().getFirst("lang");
        for (Language language : Language.values()) {
            if (language.tag().equals(asked)) {
                return language;
            }
        }
        return Language.preferred(
                String.join(",", exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.ACCEPT_LANGUAGE)));
    }

    /** The language of the answer. */
    public static Language language(ServerRequest request) {
        return language(request.exchange());
    }

    /** The trace the call belongs to (W3C Trace Context), 32 hex digits. */
    public static String trace(ServerWebExchange exchange) {
        return exchange.getAttributeOrDefault(TRACE, "");
    }

    /** The media type that was negotiated; none where the route gives only one kind of thing. */
    public static @Nullable MediaType chosen(ServerRequest request) {
        return (MediaType) request.attributes().get(CHOSEN);
    }

    /** The same, where the route gives something by itself. */
    public static MediaType chosen(ServerRequest request, MediaType otherwise) {
        MediaType chosen = chosen(request);
        return chosen == null ? otherwise : chosen;
    }
}
