package eu.cartulary.did;

import eu.cartulary.jose.JoseException;
import eu.cartulary.jose.VerificationKey;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Public keys as multibase text (<a href="https://www.w3.org/TR/cid-1.0/#multikey">Controlled Identifiers 1.0, Multikey</a>):
 * {@code z}, then base58btc of a multicodec prefix and the raw key. Ed25519, P-256 and P-384.
 */
public final class Multikey {
    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(58);
    /** Longer than any key taken here; decoding takes time with the square of the length. */
    private static final int MAX_LENGTH = 128;

    private static final byte[] ED25519 = {(byte) 0xed, 0x01};
    private static final byte[] P256 = {(byte) 0x80, 0x24};
    private static final byte[] P384 = {(byte) 0x81, 0x24};

    private Multikey() {}

    /** Writes a key; RSA has no place here. */
    public static String encode(VerificationKey key) {
        byte[] raw = key.raw();
        byte[] prefix =
                switch (raw.length) {
                    case 32 -> ED25519;
                    case 33 -> P256;
                    case 49 -> P384;
                    default ->
                        throw new IllegalArgumentException("only Ed25519, P-256 and P-384 keys are multikeys here");
                };
        byte[] all = Arrays.copyOf(prefix, prefix.length + raw.length);
        System.arraycopy(raw, 0, all, prefix.length, raw.length);
        return "z" + base58(all);
    }

    /**
     * Reads a key.
     *
     * @throws JoseException with a rule {@code key-…}
     */
    public static VerificationKey decode(String multibase) throws JoseException {
        byte[] all = multibaseBytes(multibase, MAX_LENGTH);
        if (all.length == 34 && startsWith(all, ED25519)) {
            return VerificationKey.ofEd25519(raw(all));
        }
        if (all.length == 35 && startsWith(all, P256) || all.length == 51 && startsWith(all, P384)) {
            return VerificationKey.ofCompressedPoint(raw(all));
        }
        throw new JoseException("key-type-refused", "the multikey is neither Ed25519, P-256 nor P-384");
    }

    /**
     * The bytes of a multibase text in base58btc, of a key or of a proof value.
     *
     * @throws JoseException with the rule {@code key-malformed}
     */
    public static byte[] multibaseBytes(String multibase, int maxLength) throws JoseException {
        if (!multibase.startsWith("z") || multibase.length() > maxLength) {
            throw new JoseException("key-malformed", "not base58btc multibase (it starts with z)");
        }
        return unbase58(multibase.substring(1));
    }

    /** Multibase text of these bytes in base58btc. */
    public static String multibase(byte[] bytes) {
        return "z" + base58(bytes);
    }

    private static byte[] raw(byte[] all) {
        return Arrays.copyOfRange(all, 2, all.length);
    }

    private static boolean startsWith(byte[] all, byte[] prefix) {
        return all[0] == prefix[0] && all[1] == prefix[1];
    }

    private static String base58(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        BigInteger rest = new BigInteger(1, bytes);
        while (rest.signum() > 0) {
            BigInteger[] parts = rest.divideAndRemainder(BASE);
            text.append(ALPHABET.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
            text.append(ALPHABET.charAt(0));
        }
        return text.reverse().toString();
    }

    private static byte[] unbase58(String text) throws JoseException {
        BigInteger number = BigInteger.ZERO;
        for (int i = 0; i < text.length(); i++) {
            int digit = ALPHABET.indexOf(text.charAt(i));
            if (digit < 0) {
                throw new JoseException("key-malformed", "not base58btc");
            }
            number = number.multiply(BASE).add(BigInteger.valueOf(digit));
        }
        int zeros = 0;
        while (zeros < text.length() && text.charAt(zeros) == ALPHABET.charAt(0)) {
            zeros++;
        }
        byte[] signed = number.toByteArray();
        int sign = signed[0] == 0 ? 1 : 0;
        byte[] bytes = new byte[zeros + signed.length - sign];
        System.arraycopy(signed, sign, bytes, zeros, signed.length - sign);
        return bytes;
    }
}
