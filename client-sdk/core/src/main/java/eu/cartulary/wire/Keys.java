package eu.cartulary.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The short public names that a catalog gives to offerings and participants: anybody can work them out. */
public final class Keys {
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LENGTH = 26;

    private Keys() {}

    /** The first 26 characters of the lower-case base32 (RFC 4648, no padding) of the SHA-256 of an IRI. */
    public static String of(String iri) {
        byte[] hash = sha256(iri);
        StringBuilder key = new StringBuilder(LENGTH);
        int buffer = 0;
        int bits = 0;
        for (int i = 0; key.length() < LENGTH; ) {
            if (bits < 5) {
                buffer = buffer << 8 | hash[i++] & 0xff;
                bits += 8;
            }
            bits -= 5;
            key.append(BASE32.charAt(buffer >> bits & 31));
        }
        return key.toString();
    }

    private static byte[] sha256(String iri) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(iri.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
