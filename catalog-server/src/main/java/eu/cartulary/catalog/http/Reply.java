package eu.cartulary.catalog.http;

import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.json.Json;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Answers that have a version: with {@code ETag}, and 304 for who has them already (RFC 9110, 13.1.2). */
public final class Reply {
    private static final int TAG_LENGTH = 32;
    private static final String WEAK = "W/";

    private Reply() {}

    /** A record as JSON. */
    public static Mono<ServerResponse> json(ServerRequest request, Object record) {
        return bytes(request, MediaTypes.JSON, Json.write(record));
    }

    /** These bytes, to be asked for again each time. */
    public static Mono<ServerResponse> bytes(ServerRequest request, MediaType type, byte[] body) {
        return bytes(request, type, body, "no-cache");
    }

    /** These bytes, which caches may keep as the directive says. */
    public static Mono<ServerResponse> bytes(ServerRequest request, MediaType type, byte[] body, String cacheControl) {
        String tag = tag(type, body);
        if (has(request, tag)) {
            return ServerResponse.status(HttpStatus.NOT_MODIFIED)
                    .eTag(tag)
                    .header(HttpHeaders.CACHE_CONTROL, cacheControl)
                    .build();
        }
        return ServerResponse.ok()
                .contentType(type)
                .contentLength(body.length)
                .eTag(tag)
                .header(HttpHeaders.CACHE_CONTROL, cacheControl)
                .bodyValue(body);
    }

    /** Text in the language of the call: says so, and that another language would give another answer. */
    public static void inLanguage(ServerRequest request) {
        HttpHeaders headers = request.exchange().getResponse().getHeaders();
        headers.set(HttpHeaders.CONTENT_LANGUAGE, Call.language(request).tag());
        headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    }

    /** Weak where the bytes may go out compressed: the tag stands for both, and they are not the same (RFC 9110, 8.8.3.3). */
    private static String tag(MediaType type, byte[] body) {
        String tag = "\"" + Digest.of(body).hex().substring(0, TAG_LENGTH) + "\"";
        return RimDefaults.isCompressed(type) ? WEAK + tag : tag;
    }

    /** By the weak comparison, as for every GET (RFC 9110, 13.1.2). */
    private static boolean has(ServerRequest request, String tag) {
        for (String field : request.headers().header(HttpHeaders.IF_NONE_MATCH)) {
            for (String known : field.split(",", 64)) {
                String trimmed = known.strip();
                if (trimmed.equals("*") || opaque(trimmed).equals(opaque(tag))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String opaque(String tag) {
        return tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag;
    }
}
