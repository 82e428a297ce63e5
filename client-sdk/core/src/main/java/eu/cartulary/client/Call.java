package eu.cartulary.client;

import eu.cartulary.json.Json;
import java.net.URLEncoder;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call, as a value: what is sent, whether it may be repeated, and how its answer is read.
 *
 * @param operation its name in messages and metrics
 * @param method of HTTP
 * @param path below the base URL, already encoded, beginning with a slash
 * @param query already encoded, without a question mark; empty for none
 * @param headers beside those that every call has
 * @param body bytes with a {@code Content-Type} among the headers, or absent
 * @param repeat whether a second time changes nothing
 * @param reader of the answer
 */
record Call<T>(
        String operation,
        String method,
        String path,
        String query,
        Map<String, String> headers,
        byte @Nullable [] body,
        Repeat repeat,
        Reader<T> reader) {

    /** Whether a call may be made again without asking. */
    enum Repeat {
        SAFE,
        NEVER
    }

    /** Reads an answer. */
    @FunctionalInterface
    interface Reader<T> {
        T read(byte[] body, HttpHeaders headers) throws Json.MalformedJsonException;
    }

    static <T> Call<T> get(String operation, String path, String accept, Reader<T> reader) {
        return new Call<>(operation, "GET", path, "", Map.of("Accept", accept), null, Repeat.SAFE, reader);
    }

    static <T> Call<T> getJson(String operation, String path, Class<T> type) {
        return get(operation, path, "application/json", (body, headers) -> Json.read(body, type));
    }

    static <T> Call<T> post(
            String operation, String path, String contentType, byte[] body, Repeat repeat, Reader<T> reader) {
        Map<String, String> headers = Map.of("Accept", "application/json", "Content-Type", contentType);
        return new Call<>(operation, "POST", path, "", headers, body, repeat, reader);
    }

    Call<T> asking(String encodedQuery) {
        return new Call<>(operation, method, path, encodedQuery, headers, body, repeat, reader);
    }

    Call<T> with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Call<>(operation, method, path, query, Map.copyOf(more), body, repeat, reader);
    }

    /** Whether {@code ?after=} applies: reads, and queries that are sent by POST. */
    boolean reads() {
        return method.equals("GET") || operation.equals("sparql");
    }

    /** RFC 3986 percent-encoding of everything that is not unreserved; right in a segment and in a query. */
    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static String query(List<Map.Entry<String, String>> parameters) {
        List<String> parts = new ArrayList<>();
        parameters.forEach(each -> parts.add(encode(each.getKey()) + "=" + encode(each.getValue())));
        return String.join("&", parts);
    }
}
