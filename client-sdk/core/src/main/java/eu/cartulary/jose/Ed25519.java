package eu.cartulary.jose;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Raw Ed25519 keys (RFC 8032) to and from those of the JDK, through their DER forms (RFC 8410). */
final class Ed25519 {
    static final int KEY_BYTES = 32;
    private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final byte[] PKCS8 = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private Ed25519() {}

    static PublicKey publicKey(byte[] raw) throws JoseException {
        requireLength(raw);
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(join(SPKI, raw)));
        } catch (GeneralSecurityException e) {
            throw new JoseException("key-malformed", "not a public key of Ed25519");
        }
    }

    static PrivateKey privateKey(byte[] raw) throws JoseException {
        requireLength(raw);
        try {
            return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(join(PKCS8, raw)));
        } catch (GeneralSecurityException e) {
            throw new JoseException("key-malformed", "not a private key of Ed25519");
        }
    }

    static byte[] raw(PublicKey key) {
        byte[] der = key.getEncoded();
        return Arrays.copyOfRange(der, der.length - KEY_BYTES, der.length);
    }

    static byte[] raw(PrivateKey key) {
        byte[] der = key.getEncoded();
        return Arrays.copyOfRange(der, PKCS8.length, PKCS8.length + KEY_BYTES);
    }

    private static void requireLength(byte[] raw) throws JoseException {
        if (raw.length != KEY_BYTES) {
            throw new JoseException("key-malformed", "a key of Ed25519 has 32 bytes");
        }
    }

    private static byte[] join(byte[] prefix, byte[] raw) {
        byte[] der = Arrays.copyOf(prefix, prefix.length + raw.length);
        System.arraycopy(raw, 0, der, prefix.length, raw.length);
        return der;
    }
}
