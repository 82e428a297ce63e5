package eu.cartulary.jose;

import java.util.Base64;

/**
 * base64url without padding (RFC 4648, section 5; RFC 7515, appendix C), read strictly: one byte string has exactly one text.
 */
public final class Base64Url {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private Base64Url() {}

    /** The text of these bytes. */
    public static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    /**
     * The bytes of this text.
     *
     * @throws JoseException where the text has padding, foreign characters, or left-over bits that are not zero
     */
    public static byte[] decode(String text) throws JoseException {
        int rest = text.length() % 4;
        if (rest == 1 || text.indexOf('=') >= 0 || !leftOverBitsAreZero(text, rest)) {
            throw notCanonical();
        }
        try {
            return DECODER.decode(text);
        } catch (IllegalArgumentException e) {
            throw notCanonical();
        }
    }

    /** The last character of an incomplete group carries 4 (of 2) or 2 (of 3) bits that no byte holds. */
    private static boolean leftOverBitsAreZero(String text, int rest) {
        if (rest == 0) {
            return true;
        }
        int last = ALPHABET.indexOf(text.charAt(text.length() - 1));
        return last >= 0 && (last & (rest == 2 ? 0b1111 : 0b11)) == 0;
    }

    private static JoseException notCanonical() {
        return new JoseException("base64url-not-canonical", "not base64url in its one canonical form");
    }
}
