package eu.cartulary.shapes.jsonld;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Set;

/**
 * Supplies what real credentials forget: the whole {@code @context} (then that of the data model and of Gaia-X), or the
 * context of the data model in it. Which data model it is shows in the dates.
 */
final class MissingContexts {
    private static final JsonProvider JSON = JsonProvider.provider();
    private static final String V1 = "https://www.w3.org/2018/credentials/v1";
    private static final String V2 = "https://www.w3.org/ns/credentials/v2";
    private static final Set<String> BASES = Set.of(V1, V2);

    private MissingContexts() {}

    static JsonObject supplied(JsonObject claims, JsonObject document, Remarks remarks) {
        JsonValue context = claims.get("@context");
        if (context == null) {
            remarks.warn("context-missing", "", null);
            return with(
                    claims, JSON.createArrayBuilder().add(base(document)).add("https://w3id.org/gaia-x/development#"));
        }
        JsonArrayBuilder entries = JSON.createArrayBuilder().add(base(document));
        boolean found = false;
        for (JsonValue entry : context instanceof JsonArray array
                ? array
                : JSON.createArrayBuilder().add(context).build()) {
            found |= entry instanceof JsonString name && BASES.contains(name.getString());
            entries.add(entry);
        }
        if (found) {
            return claims;
        }
        remarks.warn("context-base-missing", "/@context", null, base(document));
        return with(claims, entries);
    }

    private static String base(JsonObject document) {
        return document.containsKey("issuanceDate") || document.containsKey("expirationDate") ? V1 : V2;
    }

    private static JsonObject with(JsonObject claims, JsonArrayBuilder context) {
        return JSON.createObjectBuilder(claims).add("@context", context).build();
    }
}
