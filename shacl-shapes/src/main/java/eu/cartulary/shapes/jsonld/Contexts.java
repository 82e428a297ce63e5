package eu.cartulary.shapes.jsonld;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.loader.DocumentLoader;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The contexts a document may name: those that are bundled and those the operator added. There is no other way to a
 * context, and no loader that could open a connection.
 *
 * <p>{@code contexts/index.tsv} gives for each IRI the file and, where several releases share one file, the namespace that
 * takes the place of {@code {namespace}} in it.
 */
final class Contexts {
    private static final String FOLDER = "/contexts/";

    private final Map<String, JsonDocument> byIri;

    private Contexts(Map<String, JsonDocument> byIri) {
        this.byIri = Collections.unmodifiableMap(byIri);
    }

    static Contexts bundled() {
        return Holder.BUNDLED;
    }

    Contexts with(String iri, byte[] json) {
        Map<String, JsonDocument> more = new TreeMap<>(byIri);
        more.put(withoutFragment(iri), document(new String(json, StandardCharsets.UTF_8)));
        return new Contexts(more);
    }

    boolean knows(String iri) {
        return byIri.containsKey(withoutFragment(iri));
    }

    Set<String> names() {
        return byIri.keySet();
    }

    DocumentLoader loader() {
        return (uri, options) -> {
            Document known = byIri.get(withoutFragment(uri.toString()));
            if (known == null) {
                throw new JsonLdError(JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED, "not bundled: " + uri);
            }
            return known;
        };
    }

    private static Contexts read() {
        Map<String, JsonDocument> byIri = new TreeMap<>();
        text("index.tsv")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\t"))
                .forEach(row -> byIri.put(withoutFragment(row[0]), bundled(row)));
        return new Contexts(byIri);
    }

    private static JsonDocument bundled(String[] row) {
        String namespace = row.length > 2 ? row[2] : "";
        return row[1].endsWith(".tsv")
                ? document(TermTable.context(text(row[1]), namespace))
                : document(text(row[1]).replace("{namespace}", namespace));
    }

    private static JsonDocument document(String json) {
        try (var reader = JsonProvider.provider().createReader(new java.io.StringReader(json))) {
            return document(reader.readObject());
        }
    }

    /** Only the member {@code @context} counts: some registries serve whole shape documents under a context's address. */
    private static JsonDocument document(JsonObject object) {
        JsonValue context = object.getOrDefault("@context", JsonValue.EMPTY_JSON_OBJECT);
        JsonStructure only = JsonProvider.provider()
                .createObjectBuilder()
                .add("@context", context)
                .build();
        return JsonDocument.of(only);
    }

    private static String text(String file) {
        try (InputStream in = Contexts.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException(FOLDER + file + " is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A context's fragment says nothing about the document; Gaia-X releases are written with and without {@code #}. */
    private static String withoutFragment(String iri) {
        int hash = iri.indexOf('#');
        return hash < 0 ? iri : iri.substring(0, hash);
    }

    private static final class Holder {
        static final Contexts BUNDLED = read();
    }
}
