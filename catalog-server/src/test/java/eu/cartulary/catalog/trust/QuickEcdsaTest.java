package eu.cartulary.catalog.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What verifies here and what the platform has say the same of every signature. */
class QuickEcdsaTest {
    private static final byte[] TEXT = "header.payload".getBytes(StandardCharsets.US_ASCII);

    @BeforeAll
    static void installed() {
        QuickEcdsa.install();
    }

    @ParameterizedTest
    @CsvSource({"secp256r1, SHA256withECDSAinP1363Format, 32", "secp384r1, SHA384withECDSAinP1363Format, 48"})
    void a_signature_is_good_or_bad_by_both(String curve, String algorithm, int bytes) throws GeneralSecurityException {
        Random random = new Random(11);
        for (int round = 0; round < 20; round++) {
            KeyPair pair = pair(curve);
            byte[] good = signature(algorithm, pair);
            assertThat(verified(quick(algorithm), pair.getPublic(), good)).isTrue();
            assertThat(verified(quick(algorithm), pair(curve).getPublic(), good))
                    .isFalse();
            for (byte[] each : changed(
                    good, bytes, ((ECPublicKey) pair.getPublic()).getParams().getOrder(), random)) {
                assertThat(verified(quick(algorithm), pair.getPublic(), each))
                        .as("%s", Arrays.toString(each))
                        .isEqualTo(verified(Signature.getInstance(algorithm, "SunEC"), pair.getPublic(), each));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"secp256r1, SHA256withECDSAinP1363Format", "secp384r1, SHA384withECDSAinP1363Format"})
    void signing_stays_with_the_platform(String curve, String algorithm) throws GeneralSecurityException {
        Signature signer = Signature.getInstance(algorithm);
        signer.initSign(pair(curve).getPrivate());
        assertThat(signer.getProvider().getName()).isEqualTo("SunEC");
        assertThat(Signature.getInstance("SHA256withECDSA").getProvider().getName())
                .isEqualTo("SunEC");
    }

    /** The two numbers at their bounds and beyond, the other of the two signatures that are one, flipped bits, wrong lengths. */
    private static List<byte[]> changed(byte[] good, int bytes, BigInteger order, Random random) {
        BigInteger r = new BigInteger(1, Arrays.copyOf(good, bytes));
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(good, bytes, 2 * bytes));
        List<byte[]> all = new ArrayList<>();
        List<BigInteger> odd = List.of(
                BigInteger.ZERO, BigInteger.ONE, order, order.subtract(BigInteger.ONE), order.add(BigInteger.ONE));
        odd.forEach(number -> all.add(joined(number, s, bytes)));
        odd.forEach(number -> all.add(joined(r, number, bytes)));
        odd.forEach(number -> all.add(joined(number, number, bytes)));
        all.add(joined(r, order.subtract(s), bytes));
        all.add(joined(s, r, bytes));
        for (int i = 0; i < 10; i++) {
            byte[] flipped = good.clone();
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
            all.add(flipped);
        }
        all.add(new byte[0]);
        all.add(new byte[2 * bytes]);
        all.add(Arrays.copyOf(good, 2 * bytes - 1));
        return all;
    }

    private static byte[] joined(BigInteger r, BigInteger s, int bytes) {
        byte[] both = new byte[2 * bytes];
        put(r, both, 0, bytes);
        put(s, both, bytes, bytes);
        return both;
    }

    private static void put(BigInteger number, byte[] into, int from, int bytes) {
        byte[] raw = number.toByteArray();
        int length = Math.min(raw.length, bytes);
        System.arraycopy(raw, raw.length - length, into, from + bytes - length, length);
    }

    private static Signature quick(String algorithm) throws GeneralSecurityException {
        return Signature.getInstance(algorithm, "CartularyVerification");
    }

    private static boolean verified(Signature by, PublicKey key, byte[] signature) throws GeneralSecurityException {
        by.initVerify(key);
        by.update(TEXT);
        try {
            return by.verify(signature);
        } catch (SignatureException malformed) {
            return false;
        }
    }

    private static byte[] signature(String algorithm, KeyPair pair) throws GeneralSecurityException {
        Signature signer = Signature.getInstance(algorithm);
        signer.initSign(pair.getPrivate());
        signer.update(TEXT);
        return signer.sign();
    }

    private static KeyPair pair(String curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }
}
