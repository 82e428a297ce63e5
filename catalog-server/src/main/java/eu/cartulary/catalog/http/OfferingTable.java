package eu.cartulary.catalog.http;

import eu.cartulary.catalog.search.SearchPage;
import eu.cartulary.json.Json;
import eu.cartulary.wire.OfferingSummary;
import eu.cartulary.wire.ParticipantRef;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Offerings as a table (RFC 4180), safe to open in a spreadsheet: a cell that would be a formula there gets an apostrophe in
 * front, since every text here was written by a stranger.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>
 */
final class OfferingTable {
    private static final List<String> COLUMNS = List.of(
            "key",
            "name",
            "kinds",
            "status",
            "provider",
            "providerCountry",
            "countries",
            "levels",
            "published",
            "endsAt",
            "id");

    private OfferingTable() {}

    /** The names of the columns. */
    static byte[] head() {
        return row(COLUMNS).getBytes(StandardCharsets.UTF_8);
    }

    /** A row each. */
    static byte[] rows(List<SearchPage.Item> items) {
        return items.stream()
                .map(item -> row(cells(read(item))))
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    static OfferingSummary read(SearchPage.Item item) {
        try {
            return Json.read(item.json(), OfferingSummary.class);
        } catch (Json.MalformedJsonException e) {
            throw new UncheckedIOException("the index keeps something else than an item", e);
        }
    }

    private static List<String> cells(OfferingSummary offering) {
        ParticipantRef provider = offering.provider();
        return List.of(
                offering.key(),
                text(offering.name()),
                String.join(" ", offering.kinds()),
                offering.status(),
                provider == null ? "" : text(provider.name()),
                provider == null ? "" : text(provider.country()),
                String.join(" ", offering.countries()),
                levels(offering.levels()),
                text(offering.published()),
                text(offering.endsAt()),
                offering.id());
    }

    private static String levels(Map<String, String> levels) {
        return new TreeMap<>(levels)
                .entrySet().stream().map(e -> e.getKey() + ":" + e.getValue()).collect(Collectors.joining(" "));
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    static String row(List<String> cells) {
        return cells.stream().map(OfferingTable::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String cell(String text) {
        String safe = startsFormula(text) ? "'" + text : text;
        boolean quote = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                || !safe.equals(safe.strip());
        return quote ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }

    /** Spreadsheets look past white space, and some of them past the full-width forms of these signs as well. */
    private static boolean startsFormula(String text) {
        int start = 0;
        while (start < text.length() && isSpace(text.charAt(start))) {
            start++;
        }
        return !text.isEmpty() && "\t\r\n".indexOf(text.charAt(0)) >= 0
                || start < text.length() && "=+-@＝＋－＠|%".indexOf(text.charAt(start)) >= 0;
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
