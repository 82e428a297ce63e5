package eu.cartulary.shapes.jsonld;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashSet;
import java.util.Set;

/** All member names and texts of a document, those of its contexts included: nothing else can be a term. */
final class Words {
    private Words() {}

    static Set<String> of(JsonValue document) {
        Set<String> words = new HashSet<>();
        collect(document, words);
        return words;
    }

    /** Depth is bounded by {@link Limits#maxDepth()}. */
    private static void collect(JsonValue value, Set<String> words) {
        if (value instanceof JsonString text) {
            words.add(text.getString());
        } else if (value instanceof JsonArray array) {
            array.forEach(element -> collect(element, words));
        } else if (value instanceof JsonObject object) {
            object.forEach((name, member) -> {
                words.add(name);
                collect(member, words);
            });
        }
    }
}
