package eu.cartulary.did;

import eu.cartulary.jose.VerificationKey;
import eu.cartulary.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A DID document (DID Core 1.0, section 5), read as plain JSON: the members that are needed mean the same in every context that
 * DID documents use. Immutable, its keys parsed once.
 */
public final class DidDocument {
    /** Most verification methods that a document may list. */
    public static final int MAX_METHODS = 100;

    private final String id;
    private final Map<String, VerificationMethod> methods;
    private final Set<String> assertionMethods;
    private final List<String> alsoKnownAs;

    private DidDocument(
            String id,
            Map<String, VerificationMethod> methods,
            Set<String> assertionMethods,
            List<String> alsoKnownAs) {
        this.id = id;
        this.methods = methods;
        this.assertionMethods = assertionMethods;
        this.alsoKnownAs = List.copyOf(alsoKnownAs);
    }

    /**
     * Reads the document of the given DID.
     *
     * @throws DidException with a rule {@code did-document-…}; the document must name this very DID
     */
    public static DidDocument parse(byte[] utf8, String did) throws DidException {
        JsonNode json;
        try {
            json = Json.read(utf8);
        } catch (Json.MalformedJsonException e) {
            throw new DidException("did-document-malformed", "the DID document cannot be read: " + e.getMessage());
        }
        JsonNode id = json.get("id");
        if (id == null || !id.isString()) {
            throw new DidException("did-document-malformed", "the DID document has no id");
        }
        if (!DidWeb.canonical(id.stringValue()).equals(DidWeb.canonical(did))) {
            throw new DidException(
                    "did-document-id-differs", "the document of " + did + " says it belongs to another DID");
        }
        return read(json, DidWeb.canonical(did));
    }

    static DidDocument ofOneKey(String did, String keyId, VerificationKey key) {
        return new DidDocument(did, Map.of(keyId, VerificationMethod.of(did, keyId, key)), Set.of(keyId), List.of());
    }

    private static DidDocument read(JsonNode json, String did) throws DidException {
        Map<String, VerificationMethod> methods = new LinkedHashMap<>();
        for (JsonNode node : elements(json.get("verificationMethod"))) {
            add(methods, node, did);
        }
        Set<String> assertion = new LinkedHashSet<>();
        for (JsonNode node : elements(json.get("assertionMethod"))) {
            if (node.isString()) {
                assertion.add(VerificationMethod.absolute(node.stringValue(), did));
            } else {
                assertion.add(add(methods, node, did));
            }
        }
        List<String> alsoKnownAs = new ArrayList<>();
        for (JsonNode node : elements(json.get("alsoKnownAs"))) {
            if (node.isString()) {
                alsoKnownAs.add(node.stringValue());
            }
        }
        return new DidDocument(did, methods, assertion, alsoKnownAs);
    }

    /** The first method of an id counts; a second one under the same name would make the key a matter of the reader's taste. */
    private static String add(Map<String, VerificationMethod> methods, JsonNode node, String did) throws DidException {
        if (methods.size() >= MAX_METHODS) {
            throw new DidException("did-document-malformed", "more than " + MAX_METHODS + " verification methods");
        }
        VerificationMethod method = VerificationMethod.read(node, did);
        methods.putIfAbsent(method.id(), method);
        return method.id();
    }

    private static Iterable<JsonNode> elements(@Nullable JsonNode node) {
        if (node == null) {
            return List.of();
        }
        return node.isArray() ? node : List.of(node);
    }

    /** The DID. */
    public String id() {
        return id;
    }

    /** The verification method of this DID URL; a fragment alone is one of this document. */
    public Optional<VerificationMethod> method(String didUrl) {
        return Optional.ofNullable(methods.get(VerificationMethod.absolute(didUrl, id)));
    }

    /** All verification methods, in the order of the document. */
    public List<VerificationMethod> methods() {
        return List.copyOf(methods.values());
    }

    /** Whether the method of this DID URL may sign statements: only what {@code assertionMethod} lists may. */
    public boolean mayAssert(String didUrl) {
        return assertionMethods.contains(VerificationMethod.absolute(didUrl, id));
    }

    /** Other identifiers that the holder claims; each must be proved from its own side. */
    public List<String> alsoKnownAs() {
        return alsoKnownAs;
    }
}
