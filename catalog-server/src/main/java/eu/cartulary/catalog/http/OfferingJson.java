package eu.cartulary.catalog.http;

import eu.cartulary.catalog.feed.LiveResult;
import eu.cartulary.catalog.search.SearchPage;
import eu.cartulary.json.Json;
import eu.cartulary.report.Grade;
import eu.cartulary.wire.FacetValue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts answers together from items that the index keeps ready as JSON: nothing of them is parsed or written again. */
final class OfferingJson {
    private OfferingJson() {}

    /** The members of {@link eu.cartulary.wire.OfferingPage}. */
    static byte[] page(SearchPage page, Grade proof, @Nullable String next) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(size(page.items()) + 4_096);
        text(
                out,
                "{\"total\":" + page.total() + ",\"undetermined\":" + page.undetermined() + ",\"proof\":\""
                        + proof.name().toLowerCase(Locale.ROOT) + "\",\"items\":[");
        boolean first = true;
        for (SearchPage.Item item : page.items()) {
            if (!first) {
                out.write(',');
            }
            item(out, item);
            first = false;
        }
        text(out, "],\"facets\":");
        out.writeBytes(Json.write(facets(page)));
        if (next != null) {
            text(out, ",\"next\":");
            out.writeBytes(Json.write(next));
        }
        out.write('}');
        return out.toByteArray();
    }

    private static Map<String, List<FacetValue>> facets(SearchPage page) {
        Map<String, List<FacetValue>> facets = new LinkedHashMap<>();
        page.facets()
                .forEach((name, values) -> facets.put(
                        name,
                        values.stream()
                                .map(v -> new FacetValue(v.value(), v.count(), v.label()))
                                .toList()));
        return facets;
    }

    /** A line each. */
    static byte[] lines(List<SearchPage.Item> items) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(size(items));
        for (SearchPage.Item item : items) {
            item(out, item);
            out.write('\n');
        }
        return out.toByteArray();
    }

    /** Bytes of all of them with some room, so that no answer is copied while it grows. */
    private static int size(List<SearchPage.Item> items) {
        return items.stream().mapToInt(item -> item.json().length + 32).sum();
    }

    /** What the event of a live result says: the item, or the key of what left. */
    static byte[] update(LiveResult.Update update) {
        SearchPage.Item item = update.item();
        if (item == null) {
            return Json.write(Map.of("key", update.key().value()));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(1_024);
        item(out, item);
        return out.toByteArray();
    }

    /** The item with its distance, where a place was asked for. */
    private static void item(ByteArrayOutputStream out, SearchPage.Item item) {
        byte[] json = item.json();
        Double kilometres = item.kilometres();
        if (kilometres == null) {
            out.writeBytes(json);
            return;
        }
        out.write(json, 0, json.length - 1);
        text(out, String.format(Locale.ROOT, ",\"distance\":%.1f}", kilometres));
    }

    private static void text(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
