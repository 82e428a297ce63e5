package eu.cartulary.benchmarks.population;

import eu.cartulary.jose.Algorithm;
import eu.cartulary.jose.JoseException;
import eu.cartulary.jose.SigningKey;
import java.io.Serial;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.random.RandomGenerator;

/** Keys that are the same at every run. They protect nothing. */
final class Keys {
    private Keys() {}

    /** A P-256 key. */
    static SigningKey of(long number) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), new Same(Population.random(~number)));
            KeyPair pair = generator.generateKeyPair();
            return SigningKey.of(pair.getPrivate(), pair.getPublic(), Algorithm.ES256);
        } catch (GeneralSecurityException | JoseException e) {
            throw new IllegalStateException("P-256 is missing", e);
        }
    }

    /** Anything but random. */
    private static final class Same extends SecureRandom {
        @Serial
        private static final long serialVersionUID = 1;

        private final transient RandomGenerator source;

        Same(RandomGenerator source) {
            this.source = source;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            source.nextBytes(bytes);
        }
    }
}
