package eu.cartulary.catalog.trust;

import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.jose.JoseException;
import eu.cartulary.jose.VerificationKey;
import eu.cartulary.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was used to verify, as JSON that is the same for every credential verified in the same way, so that the journal keeps it
 * once. Members are written in the order of their names (RFC 8785), and there are only strings, arrays and objects in it but for
 * the small numbers of {@code by}.
 */
public final class Evidence {
    private Evidence() {}

    /** The evidence of one credential. */
    static byte[] of(SignedWith signedWith, Right right, @Nullable ChainResult chain, @Nullable String status) {
        return of(signedWith, right, chain, status, List.of());
    }

    /** The same, with what was odd about it: of that day, and not to be seen in the bytes again. */
    static byte[] of(
            SignedWith signedWith,
            Right right,
            @Nullable ChainResult chain,
            @Nullable String status,
            List<Finding> findings) {
        ObjectNode json = Json.mapper().createObjectNode();
        if (chain != null) {
            json.set("chain", chain.toJson());
        }
        if (signedWith.did().bytes().length > 0) {
            document(signedWith.did(), json);
        }
        if (!findings.isEmpty()) {
            KeptFindings.write(findings, json.putArray("findings"));
        }
        json.put("issuer", right.issuer().value());
        json.set("jwk", signedWith.key().toJwk());
        json.put("kid", signedWith.method().id());
        strings(json.putArray("prefixes"), right.prefixes());
        strings(json.putArray("schemes"), right.schemes());
        if (status != null) {
            json.put("status", status);
        }
        return Json.write(json);
    }

    /**
     * The evidence of a revocation.
     *
     * @param key that verified it
     * @param did whose document names the key; absent where the key is the one that had signed the credential
     */
    static byte[] ofRevocation(VerificationKey key, @Nullable ResolvedDid did) {
        ObjectNode json = Json.mapper().createObjectNode();
        if (did != null && did.bytes().length > 0) {
            document(did, json);
        }
        json.set("jwk", key.toJwk());
        return Json.write(json);
    }

    private static void document(ResolvedDid did, ObjectNode json) {
        ObjectNode document = json.putObject("didDocument");
        document.put("sha256", did.hash().hex());
        document.put("text", new String(did.bytes(), StandardCharsets.UTF_8));
    }

    /**
     * The evidence of an envelope: each different one once, and for each credential which it is.
     *
     * @param credentials in the order of the envelope
     */
    public static byte[] of(List<VerifiedCredential> credentials) {
        Map<String, Integer> places = new LinkedHashMap<>();
        StringBuilder by = new StringBuilder();
        for (VerifiedCredential credential : credentials) {
            String one = new String(credential.evidence(), StandardCharsets.UTF_8);
            int place = places.computeIfAbsent(one, e -> places.size());
            by.append(by.length() == 0 ? "" : ",").append(place);
        }
        String all = String.join(",", places.keySet());
        return ("{\"by\":[" + by + "],\"evidence\":[" + all + "]}").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The rights that were in force when an envelope was admitted, one for each credential, for a replay.
     *
     * @throws IllegalArgumentException where the bytes are not what {@link #of(List)} has written
     */
    public static List<Right> rights(byte[] evidence) {
        JsonNode json;
        try {
            json = Json.read(evidence);
        } catch (Json.MalformedJsonException e) {
            throw new IllegalArgumentException("not evidence", e);
        }
        List<Right> different = new ArrayList<>();
        for (JsonNode one : json.path("evidence")) {
            different.add(new Right(
                    new Did(one.path("issuer").asString()),
                    strings(one.path("prefixes")),
                    strings(one.path("schemes"))));
        }
        List<Right> rights = new ArrayList<>();
        for (JsonNode place : json.path("by")) {
            rights.add(different.get(place.intValue()));
        }
        return rights;
    }

    /** The key that verified the credential at this place; empty where the evidence does not tell. */
    public static Optional<VerificationKey> key(byte[] evidence, int place) {
        try {
            JsonNode json = Json.read(evidence);
            JsonNode which = json.path("by").path(place);
            return which.isNumber()
                    ? Optional.of(VerificationKey.parse(
                            json.path("evidence").path(which.intValue()).path("jwk")))
                    : Optional.empty();
        } catch (Json.MalformedJsonException | JoseException e) {
            return Optional.empty();
        }
    }

    /** What was odd when the credential at this place was verified. */
    public static List<Finding> findings(byte[] evidence, int place) {
        try {
            JsonNode json = Json.read(evidence);
            JsonNode which = json.path("by").path(place);
            return which.isNumber()
                    ? KeptFindings.read(
                            json.path("evidence").path(which.intValue()).path("findings"))
                    : List.of();
        } catch (Json.MalformedJsonException e) {
            return List.of();
        }
    }

    private static void strings(ArrayNode into, List<String> values) {
        values.forEach(into::add);
    }

    private static List<String> strings(JsonNode array) {
        List<String> values = new ArrayList<>();
        array.forEach(value -> values.add(value.asString()));
        return values;
    }
}
