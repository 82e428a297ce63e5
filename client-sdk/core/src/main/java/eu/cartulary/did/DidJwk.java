package eu.cartulary.did;

import eu.cartulary.jose.Base64Url;
import eu.cartulary.jose.JoseException;
import eu.cartulary.jose.VerificationKey;
import eu.cartulary.json.Json;

/**
 * The method {@code did:jwk} (<a href="https://github.com/quartzjer/did-jwk">its specification</a>): the DID is the base64url of
 * the public JWK.
 */
public final class DidJwk {
    private static final String PREFIX = "did:jwk:";

    private DidJwk() {}

    /** The DID of this key. */
    public static String of(VerificationKey key) {
        return PREFIX + Base64Url.encode(Json.write(key.toJwk()));
    }

    /** The DID URL of the one verification method of this key, for a {@code kid}. */
    public static String keyId(VerificationKey key) {
        return of(key) + "#0";
    }

    /**
     * The document that the DID stands for.
     *
     * @throws DidException with the rule {@code did-jwk-malformed}
     */
    public static DidDocument resolve(String did) throws DidException {
        if (!did.startsWith(PREFIX)) {
            throw new DidException("did-jwk-malformed", "this is not a did:jwk");
        }
        try {
            byte[] jwk = Base64Url.decode(did.substring(PREFIX.length()));
            return DidDocument.ofOneKey(did, did + "#0", VerificationKey.parse(Json.read(jwk)));
        } catch (JoseException | Json.MalformedJsonException e) {
            throw new DidException("did-jwk-malformed", "the did:jwk holds no key that is taken: " + e.getMessage());
        }
    }
}
