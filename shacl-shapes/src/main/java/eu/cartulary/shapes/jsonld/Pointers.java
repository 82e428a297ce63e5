package eu.cartulary.shapes.jsonld;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Places in the sender's document (RFC 6901). */
final class Pointers {
    private Pointers() {}

    static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** Where the document says what became this IRI: the first member name or text that is it, or its short form. */
    static @Nullable String of(JsonValue document, String expanded) {
        String exact = find(document, "", text -> text.equals(expanded));
        return exact != null ? exact : find(document, "", text -> isShortFor(text, expanded));
    }

    private static boolean isShortFor(String text, String expanded) {
        int colon = text.indexOf(':');
        String local = text.substring(colon + 1);
        if (local.isEmpty() || local.length() >= expanded.length() || !expanded.endsWith(local)) {
            return false;
        }
        char before = expanded.charAt(expanded.length() - local.length() - 1);
        return colon > 0 || before == '#' || before == '/' || before == ':';
    }

    private static @Nullable String find(JsonValue value, String pointer, java.util.function.Predicate<String> wanted) {
        if (value instanceof JsonString string) {
            return wanted.test(string.getString()) ? pointer : null;
        }
        if (value instanceof JsonObject object) {
            for (Map.Entry<String, JsonValue> member : object.entrySet()) {
                String at = pointer + '/' + escape(member.getKey());
                if (!member.getKey().equals("@context")) {
                    String found = wanted.test(member.getKey()) ? at : find(member.getValue(), at, wanted);
                    if (found != null) {
                        return found;
                    }
                }
            }
        }
        if (value instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                String found = find(array.get(i), pointer + '/' + i, wanted);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
