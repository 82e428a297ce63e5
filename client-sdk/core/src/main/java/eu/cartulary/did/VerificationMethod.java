package eu.cartulary.did;

import eu.cartulary.jose.JoseException;
import eu.cartulary.jose.VerificationKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A key in a DID document (DID Core 1.0, section 5.2), parsed when the document is. A key that cannot be used stays in the list
 * with its reason, so that the one who tries it is told why.
 */
public final class VerificationMethod {
    private final String id;
    private final String type;
    private final @Nullable String controller;
    private final @Nullable JsonNode jwk;
    private final @Nullable VerificationKey key;
    private final @Nullable JoseException problem;

    private VerificationMethod(
            String id,
            String type,
            @Nullable String controller,
            @Nullable JsonNode jwk,
            @Nullable VerificationKey key,
            @Nullable JoseException problem) {
        this.id = id;
        this.type = type;
        this.controller = controller;
        this.jwk = jwk;
        this.key = key;
        this.problem = problem;
    }

    static VerificationMethod of(String did, String id, VerificationKey key) {
        return new VerificationMethod(id, "JsonWebKey", did, key.toJwk(), key, null);
    }

    static VerificationMethod read(JsonNode node, String did) {
        String id = absolute(text(node, "id"), did);
        String type = text(node, "type");
        JsonNode controller = node.get("controller");
        String controlledBy =
                controller != null && controller.isString() ? DidWeb.canonical(controller.stringValue()) : null;
        JsonNode jwk = node.get("publicKeyJwk");
        try {
            return new VerificationMethod(id, type, controlledBy, jwk, key(node, type, jwk), null);
        } catch (JoseException e) {
            return new VerificationMethod(id, type, controlledBy, jwk, null, e);
        }
    }

    /** Absolute DID URL. */
    public String id() {
        return id;
    }

    /** Such as {@code JsonWebKey2020}; the form of the key is told by its members, not by this word. */
    public String type() {
        return type;
    }

    /** Who may say what the key is used for; absent where the document does not say. */
    public @Nullable String controller() {
        return controller;
    }

    /** The JWK as published, with {@code x5c} or {@code x5u} if there are any; absent for a Multikey. */
    public @Nullable JsonNode jwk() {
        return jwk;
    }

    /**
     * The key.
     *
     * @throws JoseException where it cannot be used; the rule says why
     */
    public VerificationKey key() throws JoseException {
        if (key == null) {
            throw problem == null ? new JoseException("key-type-refused", "the method holds no key") : problem;
        }
        return key;
    }

    static String absolute(String reference, String did) {
        int hash = reference.indexOf('#');
        String before = hash <= 0 ? did : DidWeb.canonical(reference.substring(0, hash));
        return hash < 0 ? DidWeb.canonical(reference) : before + reference.substring(hash);
    }

    private static VerificationKey key(JsonNode node, String type, @Nullable JsonNode jwk) throws JoseException {
        JsonNode multibase = node.get("publicKeyMultibase");
        if (jwk != null && jwk.isObject() && multibase == null) {
            return VerificationKey.parse(jwk);
        }
        boolean ed25519 = type.equals("Ed25519VerificationKey2020");
        if (jwk == null && multibase != null && multibase.isString() && (ed25519 || type.equals("Multikey"))) {
            VerificationKey key = Multikey.decode(multibase.stringValue());
            if (ed25519 && key.raw().length != 32) {
                throw new JoseException("key-type-refused", "an Ed25519VerificationKey2020 that is not Ed25519");
            }
            return key;
        }
        throw new JoseException(
                "key-form-refused", "the key is neither a publicKeyJwk nor a Multikey (type '" + type + "')");
    }

    private static String text(JsonNode node, String member) {
        JsonNode value = node.get(member);
        return value != null && value.isString() ? value.stringValue() : "";
    }
}
