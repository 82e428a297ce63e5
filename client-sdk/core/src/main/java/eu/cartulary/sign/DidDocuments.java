package eu.cartulary.sign;

import eu.cartulary.did.DidDocument;
import eu.cartulary.did.DidException;
import eu.cartulary.did.DidWeb;
import eu.cartulary.jose.VerificationKey;
import eu.cartulary.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the documents that say which keys of a {@code did:web} count (DID Core 1.0). The result is the content of the file at
 * {@link DidWeb#documentUrl()}.
 */
public final class DidDocuments {
    private DidDocuments() {}

    /** The {@code did:web} of a host and an optional path: {@code cloud.example} or {@code cloud.example/catalogue}. */
    public static String didOf(String host) {
        String[] parts =
                host.replaceFirst("^https://", "").replaceFirst("/+$", "").split("/");
        StringBuilder did = new StringBuilder("did:web:").append(parts[0].replace(":", "%3A"));
        for (int i = 1; i < parts.length; i++) {
            did.append(':').append(parts[i]);
        }
        return checked(did.toString());
    }

    /**
     * A document with one key.
     *
     * @param did a {@code did:web}
     * @param fragment name of the key, such as {@code key-1}
     */
    public static String of(String did, String fragment, VerificationKey key) {
        ObjectNode document = Json.mapper().createObjectNode();
        document.putArray("@context")
                .add("https://www.w3.org/ns/did/v1")
                .add("https://w3id.org/security/suites/jws-2020/v1");
        document.put("id", checked(did));
        document.putArray("verificationMethod");
        document.putArray("assertionMethod");
        add(document, did, fragment, key);
        return Json.pretty(document) + "\n";
    }

    /**
     * The same document with one more key. Keys that are there stay as {@code old} says; what they signed and the catalog has
     * already admitted holds either way.
     */
    public static String rotated(String document, String fragment, VerificationKey key, OldKeys old) {
        ObjectNode changed = read(document);
        String did = checked(changed.path("id").asString(""));
        String id = did + "#" + fragment;
        for (JsonNode method : changed.path("verificationMethod")) {
            if (method.path("id").asString("").equals(id)) {
                throw new SigningException(
                        "key-id-in-use", "the document has a key " + id + " already: take another name");
            }
        }
        if (old == OldKeys.REMOVED) {
            changed.putArray("verificationMethod");
            changed.putArray("assertionMethod");
        }
        add(changed, did, fragment, key);
        return Json.pretty(changed) + "\n";
    }

    /** What becomes of the keys that were there. */
    public enum OldKeys {
        /** They may go on signing: for the days in which both are in use. */
        KEPT,
        /** They are gone: for a key that is no longer safe. */
        REMOVED
    }

    private static void add(ObjectNode document, String did, String fragment, VerificationKey key) {
        String id = did + "#" + fragment;
        ObjectNode method = array(document, "verificationMethod").addObject();
        method.put("id", id).put("type", "JsonWebKey2020").put("controller", did);
        method.set("publicKeyJwk", key.toJwk());
        array(document, "assertionMethod").add(id);
    }

    private static ArrayNode array(ObjectNode document, String member) {
        return document.get(member) instanceof ArrayNode array ? array : document.putArray(member);
    }

    private static ObjectNode read(String document) {
        try {
            JsonNode json = Json.read(document);
            DidDocument.parse(
                    document.getBytes(StandardCharsets.UTF_8), json.path("id").asString(""));
            return (ObjectNode) json;
        } catch (Json.MalformedJsonException | DidException unreadable) {
            throw new SigningException(
                    "did-document-unreadable", Objects.toString(unreadable.getMessage()), unreadable);
        }
    }

    private static String checked(String did) {
        try {
            DidWeb.parse(did);
            return did;
        } catch (DidException malformed) {
            throw new SigningException(malformed.rule(), Objects.toString(malformed.getMessage()), malformed);
        }
    }
}
