package eu.cartulary.did;

import eu.cartulary.jose.JoseException;
import eu.cartulary.jose.VerificationKey;

/**
 * The method {@code did:key} (<a href="https://w3c-ccg.github.io/did-key-spec/">its specification</a>): the DID is the key.
 * Ed25519, P-256 and P-384.
 */
public final class DidKey {
    private static final String PREFIX = "did:key:";

    private DidKey() {}

    /** The DID of this key. */
    public static String of(VerificationKey key) {
        return PREFIX + Multikey.encode(key);
    }

    /** The DID URL of the one verification method of this key, for a {@code kid}. */
    public static String keyId(VerificationKey key) {
        String multikey = Multikey.encode(key);
        return PREFIX + multikey + "#" + multikey;
    }

    /**
     * The document that the DID stands for.
     *
     * @throws DidException with the rule {@code did-key-malformed}
     */
    public static DidDocument resolve(String did) throws DidException {
        String multikey = did.startsWith(PREFIX) ? did.substring(PREFIX.length()) : "";
        try {
            VerificationKey key = Multikey.decode(multikey);
            if (!Multikey.encode(key).equals(multikey)) {
                throw new DidException("did-key-malformed", "the did:key is not in its one canonical form");
            }
            return DidDocument.ofOneKey(did, did + "#" + multikey, key);
        } catch (JoseException e) {
            throw new DidException("did-key-malformed", "the did:key holds no key that is taken: " + e.getMessage());
        }
    }
}
