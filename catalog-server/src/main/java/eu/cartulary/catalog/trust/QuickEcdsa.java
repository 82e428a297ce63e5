package eu.cartulary.catalog.trust;

import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.SignatureSpi;
import java.util.List;
import java.util.Map;

/**
 * Has ES256 and ES384 verified by Bouncy Castle, which is in the server anyway: its arithmetic takes a sixth of the time of the
 * platform's on machines without the vector instructions that the platform counts on, and signatures were half of what a
 * presentation costs. Asked for public keys only, so that nothing is ever signed by it, and for the two names that tokens use, so
 * that TLS and everything else stays with the platform. The same signatures are good by both.
 */
final class QuickEcdsa extends Provider {
    private static final long serialVersionUID = 1L;
    private static final String NAME = "CartularyVerification";
    private static final Map<String, String> ALGORITHMS = Map.of(
            "SHA256withECDSAinP1363Format", "SHA256withPLAIN-ECDSA",
            "SHA384withECDSAinP1363Format", "SHA384withPLAIN-ECDSA");

    private QuickEcdsa() {
        super(NAME, "1", "verifies ECDSA in the format of JOSE");
        ALGORITHMS.forEach((jose, inside) -> putService(new PublicKeysOnly(this, jose, inside)));
    }

    /** Puts it before the platform's own; once is enough, again does no harm. */
    static void install() {
        Security.insertProviderAt(new QuickEcdsa(), 1);
    }

    private static final class PublicKeysOnly extends Provider.Service {
        private final String inside;

        PublicKeysOnly(Provider provider, String algorithm, String inside) {
            super(provider, "Signature", algorithm, QuickEcdsaSignature.class.getName(), List.of(), Map.of());
            this.inside = inside;
        }

        @Override
        public SignatureSpi newInstance(Object parameter) {
            return new QuickEcdsaSignature(inside);
        }

        @Override
        public boolean supportsParameter(Object key) {
            return key instanceof PublicKey publicKey && QuickEcdsaSignature.takes(publicKey);
        }
    }
}
