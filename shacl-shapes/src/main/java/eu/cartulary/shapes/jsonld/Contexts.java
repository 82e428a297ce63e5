package eu.cartulary.shapes.jsonld;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.loader.DocumentLoader;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
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
    private static final String OWN = "v1.jsonld";

    private final Map<String, Bundled> byIri;

    private Contexts(Map<String, Bundled> byIri) {
        this.byIri = Collections.unmodifiableMap(byIri);
    }

    static Contexts bundled() {
        return Holder.BUNDLED;
    }

    Contexts with(String iri, byte[] json) {
        Map<String, Bundled> more = new TreeMap<>(byIri);
        more.put(withoutFragment(iri), Bundled.whole(object(new String(json, StandardCharsets.UTF_8))));
        return new Contexts(more);
    }

    boolean knows(String iri) {
        return byIri.containsKey(withoutFragment(iri));
    }

    Set<String> names() {
        return byIri.keySet();
    }

    /** Gives every context in full. */
    DocumentLoader loader() {
        return (uri, options) -> known(uri).full();
    }

    /**
     * Gives of the large vocabularies (Gaia-X, own) only the terms that occur in a document: half of the time for a
     * description went into definitions that it does not use.
     *
     * @param words all member names and texts of the document
     */
    DocumentLoader loader(Set<String> words) {
        return (uri, options) -> known(uri).only(words);
    }

    private Bundled known(URI uri) throws JsonLdError {
        Bundled known = byIri.get(withoutFragment(uri.toString()));
        if (known == null) {
            throw new JsonLdError(JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED, "not bundled: " + uri);
        }
        return known;
    }

    private static Contexts read() {
        Map<String, Bundled> byIri = new TreeMap<>();
        text("index.tsv")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\t"))
                .forEach(row -> byIri.put(withoutFragment(row[0]), bundled(row)));
        return new Contexts(byIri);
    }

    private static Bundled bundled(String[] row) {
        String namespace = row.length > 2 ? row[2] : "";
        if (row[1].endsWith(".tsv")) {
            return Bundled.vocabulary(TermTable.context(text(row[1]), namespace));
        }
        JsonObject object = object(text(row[1]).replace("{namespace}", namespace));
        return row[1].equals(OWN) ? Bundled.vocabulary(object) : Bundled.whole(object);
    }

    private static JsonObject object(String json) {
        try (var reader = JsonProvider.provider().createReader(new StringReader(json))) {
            return reader.readObject();
        }
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
