package eu.cartulary.shapes.jsonld;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.JsonLdVersion;
import com.apicatalog.jsonld.context.ActiveContext;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.expansion.Expansion;
import com.apicatalog.jsonld.json.JsonUtils;
import com.apicatalog.jsonld.lang.Keywords;
import com.apicatalog.jsonld.loader.DocumentLoader;
import com.apicatalog.jsonld.processor.ExpansionProcessor;
import com.apicatalog.jsonld.uri.UriValidationPolicy;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Expands documents (JSON-LD 1.1 API, section 5.1) within their time. Where one begins with contexts that are ready, the processor
 * is entered behind them; else it is given the whole document. Both ways come to the same. Safe for any thread.
 */
final class Expander {
    private static final JsonProvider JSON = JsonProvider.provider();
    private static final JsonObject UNDEFINED_FIRST =
            JSON.createObjectBuilder().add("@vocab", ExpandedScan.UNDEFINED).build();

    private final Contexts contexts;
    private final Limits limits;
    private final ReadyContexts ready;

    Expander(Contexts contexts, Limits limits) {
        this.contexts = contexts;
        this.limits = limits;
        this.ready = new ReadyContexts(options(contexts.loader()));
    }

    /**
     * The expanded document.
     *
     * @param document whose contexts have been scanned: every one that it names is known
     */
    JsonArray expand(JsonStructure document) throws JsonLdError {
        if (document instanceof JsonObject object) {
            List<JsonValue> entries = entries(object.get(Keywords.CONTEXT));
            List<JsonValue> names =
                    entries.stream().takeWhile(JsonString.class::isInstance).toList();
            Optional<ActiveContext> context = ready.after(names);
            if (context.isPresent()) {
                return expand(without(object, entries.subList(names.size(), entries.size())), context.get());
            }
        }
        return ExpansionProcessor.expand(
                JsonDocument.of(document), options(contexts.loader(Words.of(document))), false);
    }

    /** The last steps are those of the processor's own entrance (section 9.1, 8.1 to 8.3). */
    private JsonArray expand(JsonObject rest, ActiveContext context) throws JsonLdError {
        ready.startClock();
        try {
            JsonValue expanded = Expansion.with(context, rest, null, null).compute();
            if (expanded instanceof JsonObject object && object.size() == 1 && object.containsKey(Keywords.GRAPH)) {
                expanded = object.get(Keywords.GRAPH);
            }
            return JsonUtils.isNull(expanded) ? JsonValue.EMPTY_JSON_ARRAY : JsonUtils.toJsonArray(expanded);
        } finally {
            ready.stopClock();
        }
    }

    private static List<JsonValue> entries(@Nullable JsonValue context) {
        return context == null
                ? List.of()
                : JsonUtils.toCollection(context).stream().toList();
    }

    /** The document with those contexts only that are not processed yet. */
    private static JsonObject without(JsonObject document, List<JsonValue> left) {
        JsonObjectBuilder rest = JSON.createObjectBuilder(document).remove(Keywords.CONTEXT);
        if (!left.isEmpty()) {
            JsonArrayBuilder array = JSON.createArrayBuilder();
            left.forEach(array::add);
            rest.add(Keywords.CONTEXT, array);
        }
        return rest.build();
    }

    private JsonLdOptions options(DocumentLoader loader) {
        JsonLdOptions options = new JsonLdOptions(loader);
        options.setProcessingMode(JsonLdVersion.V1_1);
        options.setExpandContext(UNDEFINED_FIRST);
        options.setTimeout(limits.maxTime());
        options.setUriValidation(UriValidationPolicy.None);
        return options;
    }
}
