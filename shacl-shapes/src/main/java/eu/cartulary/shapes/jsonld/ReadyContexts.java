package eu.cartulary.shapes.jsonld;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.context.ActiveContext;
import com.apicatalog.jsonld.processor.ProcessingRuntime;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Named contexts, processed once for all documents that begin with the same ones: next to every credential names the same two or
 * three, and to process them anew took a third of its reading. Given whole, for what does not occur in a document changes nothing
 * in it (see {@link Bundled}). Safe for any thread: an active context is only read after it is made.
 */
final class ReadyContexts {
    private static final JsonProvider JSON = JsonProvider.provider();
    /** Sequences of names that are kept, the last used: one takes up to 200 kB. */
    private static final int MOST_KEPT = 32;
    /** Longer sequences than real documents have are nobody's habit, and would be costly to prepare whole. */
    private static final int MOST_NAMES = 6;

    private final JsonLdOptions options;
    private final SharedRuntime runtime;
    private final Map<List<JsonValue>, Optional<ActiveContext>> kept =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<List<JsonValue>, Optional<ActiveContext>> eldest) {
                    return size() > MOST_KEPT;
                }
            });

    /**
     * Contexts for one sort of reading.
     *
     * @param options with a loader that gives every context whole; shared by all threads from now on and not to be changed
     */
    ReadyContexts(JsonLdOptions options) {
        this.options = options;
        // Caches of the processor are not safe for many threads; loading a context costs nothing here.
        options.setContextCache(null);
        options.setDocumentCache(null);
        this.runtime = new SharedRuntime(options);
    }

    /**
     * The context after these names.
     *
     * @param names strings only, each known
     * @return empty where the document must be processed with them in place: there are too many, or they cannot be processed
     *     whole
     */
    Optional<ActiveContext> after(List<JsonValue> names) {
        if (names.isEmpty() || names.size() > MOST_NAMES) {
            return Optional.empty();
        }
        Optional<ActiveContext> known = kept.get(names);
        if (known == null) {
            known = process(names);
            kept.put(List.copyOf(names), known);
        }
        return known;
    }

    private Optional<ActiveContext> process(List<JsonValue> names) {
        try {
            ActiveContext context = new ActiveContext(null, null, runtime);
            JsonStructure first = options.getExpandContext().getJsonContent().orElseThrow();
            context = context.newContext().create(first, null);
            context = context.newContext().create(array(names), null);
            // One that does not propagate would be taken back at the first node.
            return context.getPreviousContext() == null ? Optional.of(context) : Optional.empty();
        } catch (JsonLdError clash) {
            return Optional.empty();
        }
    }

    private static JsonArray array(List<JsonValue> names) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        names.forEach(array::add);
        return array.build();
    }

    /** Ends whatever this thread expands from now on, once its time is over. */
    void startClock() {
        runtime.deadline.set(System.nanoTime() + options.getTimeout().toNanos());
    }

    /** This thread is done. */
    void stopClock() {
        runtime.deadline.remove();
    }

    /** The processor asks it for the time at every step; an active context keeps it for good, so each thread has its own clock. */
    private static final class SharedRuntime extends ProcessingRuntime {
        private final ThreadLocal<Long> deadline = new ThreadLocal<>();

        SharedRuntime(JsonLdOptions options) {
            super(options);
        }

        @Override
        public void tick() throws JsonLdError {
            Long end = deadline.get();
            if (end != null && System.nanoTime() - end > 0) {
                throw new JsonLdError(JsonLdErrorCode.PROCESSING_TIMEOUT_EXCEEDED);
            }
        }
    }
}
