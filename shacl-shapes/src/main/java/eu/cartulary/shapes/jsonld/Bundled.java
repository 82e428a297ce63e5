package eu.cartulary.shapes.jsonld;

import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.document.JsonDocument;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A context that is at hand, whole or as a vocabulary. The terms of a vocabulary do not depend on each other (only on its
 * prefixes and its {@code @vocab}), are not protected and are no prefixes themselves; so a term that does not occur in a
 * document can be left out without changing what the document means, or whether it means anything. The contexts of the data
 * models are protected and always given whole: a document that clashes with them must be refused.
 */
final class Bundled {
    private static final JsonProvider JSON = JsonProvider.provider();

    private final Document full;
    private final JsonObject always;
    private final Map<String, JsonValue> terms;

    private Bundled(Document full, JsonObject always, Map<String, JsonValue> terms) {
        this.full = full;
        this.always = always;
        this.terms = terms;
    }

    /** Only the member {@code @context} counts: some registries serve whole shape documents under a context's address. */
    static Bundled whole(JsonObject object) {
        JsonValue context = object.getOrDefault("@context", JsonValue.EMPTY_JSON_OBJECT);
        return new Bundled(document(context), JsonValue.EMPTY_JSON_OBJECT, Map.of());
    }

    static Bundled vocabulary(JsonObject object) {
        JsonObject context = object.getJsonObject("@context");
        JsonObjectBuilder always = JSON.createObjectBuilder();
        Map<String, JsonValue> terms = new HashMap<>();
        context.forEach((name, definition) -> {
            if (name.startsWith("@") || isPrefix(definition)) {
                always.add(name, definition);
            } else {
                terms.put(name, definition);
            }
        });
        return new Bundled(document(context), always.build(), Map.copyOf(terms));
    }

    Document full() {
        return full;
    }

    Document only(Set<String> words) {
        if (terms.isEmpty()) {
            return full;
        }
        JsonObjectBuilder some = JSON.createObjectBuilder(always);
        for (String word : words) {
            JsonValue definition = terms.get(word);
            if (definition != null) {
                some.add(word, definition);
            }
        }
        return document(some.build());
    }

    /** A simple definition that ends so may stand before a colon (JSON-LD 1.1, section 4.2.2, "prefix"). */
    private static boolean isPrefix(JsonValue definition) {
        if (!(definition instanceof JsonString iri)) {
            return false;
        }
        String text = iri.getString();
        return !text.isEmpty() && ":/?#[]@".indexOf(text.charAt(text.length() - 1)) >= 0;
    }

    private static Document document(JsonValue context) {
        return JsonDocument.of(
                JSON.createObjectBuilder().add("@context", context).build());
    }
}
