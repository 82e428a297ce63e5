package eu.cartulary.catalog.search;

import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.Key;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place in an order: behind the item with this value and key. It names no page number, so what is added or taken away elsewhere
 * moves nothing.
 *
 * @param question fingerprint of the question it belongs to
 * @param value what the item is sorted by
 * @param name the whole name, where the order is by name
 * @param snapshot the snapshot that an order by relevance needs; 0 for other orders
 */
record Cursor(String question, long value, @Nullable String name, Key key, long snapshot) {
    private static final String SEPARATOR = "\n";

    String encode() {
        String text = String.join(
                SEPARATOR,
                question,
                Long.toString(value),
                key.value(),
                Long.toString(snapshot),
                name == null ? "" : name);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads a cursor; empty when it is none, or of another question. */
    static Optional<Cursor> decode(String text, SearchQuestion question) {
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(SEPARATOR, 5);
            if (parts.length != 5 || !parts[0].equals(fingerprint(question)) || !Key.isKey(parts[2])) {
                return Optional.empty();
            }
            boolean byName = question.order().field() == SearchQuestion.SortField.NAME;
            return Optional.of(new Cursor(
                    parts[0],
                    Long.parseLong(parts[1]),
                    byName ? parts[4] : null,
                    new Key(parts[2]),
                    Long.parseLong(parts[3])));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The same for the same matches in the same order; page size and facets do not count. */
    static String fingerprint(SearchQuestion question) {
        String text = question.from(null).limitedTo(0).withoutFacets().toString();
        return Digest.of(text.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 16);
    }
}
