package eu.cartulary.shapes.jsonld;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import eu.cartulary.report.Language;
import jakarta.json.JsonArray;
import jakarta.json.JsonStructure;
import java.util.Locale;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON-LD 1.1 offline: what a document states, exactly as the standard says, or the reasons why it is refused.
 * Nothing that stands in the document leads to an exception, to a connection or to unbounded work. Never changes; safe for
 * any thread.
 */
public final class JsonLdReader {
    private final Contexts contexts;
    private final Limits limits;
    private final Expander expander;

    private JsonLdReader(Contexts contexts, Limits limits) {
        this.contexts = contexts;
        this.limits = limits;
        this.expander = new Expander(contexts, limits);
    }

    /** A reader with the bundled contexts and the usual limits. */
    public static JsonLdReader bundled() {
        return Holder.BUNDLED;
    }

    /** A reader that also knows this context: the document an operator keeps beside the program for it. */
    public JsonLdReader withContext(String iri, byte[] json) {
        return new JsonLdReader(contexts.with(iri, json), limits);
    }

    /** The same reader with other limits. */
    public JsonLdReader withLimits(Limits other) {
        return new JsonLdReader(contexts, other);
    }

    /** The IRIs of the contexts it knows, without fragment. */
    public Set<String> contexts() {
        return contexts.names();
    }

    /**
     * Reads a document.
     *
     * @param utf8 what was sent
     * @param language of the remarks
     */
    public Reading read(byte[] utf8, Language language) {
        Remarks remarks = new Remarks(language);
        JsonStructure document = parse(utf8, remarks);
        JsonArray expanded = document == null ? null : expand(document, document, remarks);
        Graph graph = expanded == null ? null : graph(expanded, remarks);
        return new Reading(graph, remarks.violations(), remarks.findings());
    }

    @Nullable
    JsonStructure parse(byte[] utf8, Remarks remarks) {
        return StrictJson.read(utf8, limits, remarks);
    }

    /**
     * The expanded document without what has no meaning; nothing when it is refused.
     *
     * @param source the sender's document, for pointers; the document to read may be a part of it
     */
    @Nullable
    JsonArray expand(JsonStructure document, JsonStructure source, Remarks remarks) {
        ContextScan.scan(document, contexts, limits, remarks);
        if (remarks.refused()) {
            return null;
        }
        try {
            JsonArray expanded = expander.expand(document);
            JsonArray scanned = new ExpandedScan(source, limits, remarks).array(expanded);
            return remarks.refused() ? null : scanned;
        } catch (JsonLdError error) {
            refuse(error, remarks);
        } catch (StackOverflowError deep) {
            // The depth is bounded, but not that of the definitions a context can build on each other.
            remarks.refuse("jsonld-invalid", "", null, "definitions nested too deeply");
        } catch (ClassCastException | IllegalArgumentException | IllegalStateException unforeseen) {
            // The processor's own checks have gaps; a document that falls through them is still only a bad document.
            remarks.refuse("jsonld-invalid", "", null, "it does not follow the grammar");
        }
        return null;
    }

    /** The triples of an expanded document; nothing when there are too many. */
    @Nullable
    Graph graph(JsonArray expanded, Remarks remarks) {
        try {
            return GraphOf.of(expanded, limits, remarks);
        } catch (JsonLdError error) {
            refuse(error, remarks);
        } catch (StackOverflowError | ClassCastException | IllegalArgumentException | IllegalStateException e) {
            remarks.refuse("jsonld-invalid", "", null, "it does not follow the grammar");
        }
        return null;
    }

    private void refuse(JsonLdError error, Remarks remarks) {
        if (error.getCode() == JsonLdErrorCode.PROCESSING_TIMEOUT_EXCEEDED) {
            remarks.refuse(
                    "jsonld-too-costly",
                    "",
                    null,
                    String.valueOf(limits.maxTime().toSeconds()));
        } else {
            String words = error.getCode().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            remarks.refuse("jsonld-invalid", "", null, words);
        }
    }

    /** One for all, for it keeps what it has prepared. */
    private static final class Holder {
        static final JsonLdReader BUNDLED = new JsonLdReader(Contexts.bundled(), Limits.standard());
    }
}
