package eu.cartulary.jose;

import java.security.NoSuchAlgorithmException;
import java.security.Signature;

/** Where JCA signature objects come from: the platform's own providers, in their order of preference. */
final class SignatureSource {
    private SignatureSource() {}

    static Signature get(String algorithm) throws NoSuchAlgorithmException {
        return Signature.getInstance(algorithm);
    }
}
