package eu.cartulary.jose;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;

/** RSA keys within measure: long enough to be safe, short enough to be checked in a moment. */
final class Rsa {
    /** RFC 7518, section 3.3 asks for 2048 bits at least. */
    static final int MIN_BITS = 2_048;
    /** Verification time grows with the square of the length. */
    static final int MAX_BITS = 8_192;
    /** Nobody has a longer public exponent in good faith; time grows with it. */
    static final int MAX_EXPONENT_BITS = 64;

    /** The primes of M, the product in which the fingerprint of ROCA shows, for moduli from 2048 bits on. */
    private static final int[] ROCA_PRIMES = {
        3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103, 107, 109,
        113, 127, 131, 137, 139, 149, 151, 157, 163, 167
    };

    private Rsa() {}

    static RSAPublicKey publicKey(BigInteger modulus, BigInteger exponent) throws JoseException {
        int bits = modulus.bitLength();
        if (bits < MIN_BITS || bits > MAX_BITS) {
            throw new JoseException("key-size-refused", "an RSA key has 2048 to 8192 bits here, this one " + bits);
        }
        if (exponent.bitLength() > MAX_EXPONENT_BITS
                || exponent.compareTo(BigInteger.valueOf(3)) < 0
                || !exponent.testBit(0)
                || !modulus.testBit(0)) {
            throw new JoseException("key-malformed", "not the modulus and exponent of an RSA key");
        }
        if (hasRocaFingerprint(modulus)) {
            throw new JoseException(
                    "key-weak", "the RSA key was made by a generator whose keys can be factored (ROCA)");
        }
        try {
            return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
        } catch (GeneralSecurityException e) {
            throw new JoseException("key-malformed", "not a public RSA key");
        }
    }

    /**
     * CVE-2017-15361: the primes of a broken generator are powers of 65537 modulo every small prime, and so is their product.
     * An honest modulus passes all of these tests with a probability of about 2^-100.
     */
    static boolean hasRocaFingerprint(BigInteger modulus) {
        for (int prime : ROCA_PRIMES) {
            int residue = modulus.mod(BigInteger.valueOf(prime)).intValue();
            int power = 1;
            boolean reached = false;
            for (int i = 0; i < prime && !reached; i++) {
                reached = power == residue;
                power = (int) ((long) power * 65_537 % prime);
            }
            if (!reached) {
                return false;
            }
        }
        return true;
    }

    /** The shortest big-endian form, without a sign byte (RFC 7518, section 6.3.1.1). */
    static byte[] unsigned(BigInteger number) {
        byte[] raw = number.toByteArray();
        return raw.length > 1 && raw[0] == 0 ? Arrays.copyOfRange(raw, 1, raw.length) : raw;
    }
}
