package eu.cartulary.log;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A SHA-256 in the tree: of a leaf, of a node or of the root. Never changes. */
public final class Hash {
    /** Bytes of a hash. */
    public static final int LENGTH = 32;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The hash that these 32 bytes are.
     *
     * @throws IllegalArgumentException when they are not 32
     */
    public static Hash of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a hash has 32 bytes, not " + bytes.length);
        }
        return new Hash(bytes.clone());
    }

    /** The hash that stands at this place of a tile or a table. */
    public static Hash at(byte[] table, int offset) {
        return new Hash(Arrays.copyOfRange(table, offset, offset + LENGTH));
    }

    /**
     * Reads the base64 (RFC 4648, section 4) of checkpoints and proofs.
     *
     * @throws IllegalArgumentException when it is not the one base64 of 32 bytes
     */
    public static Hash ofBase64(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new IllegalArgumentException("not canonical base64: " + text);
        }
        return of(bytes);
    }

    /** Reads lower-case hex. */
    public static Hash ofHex(String text) {
        return of(HexFormat.of().parseHex(text));
    }

    /** SHA-256 of the parts, one after the other. */
    static Hash sha256(byte prefix, byte[]... parts) {
        MessageDigest digest = digest();
        digest.update(prefix);
        for (byte[] part : parts) {
            digest.update(part);
        }
        return new Hash(digest.digest());
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The 32 bytes, a copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Writes the 32 bytes to this place. */
    public void copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, LENGTH);
    }

    byte[] raw() {
        return bytes;
    }

    /** As in checkpoints and proofs. */
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** As in receipts: lower-case hex. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash && Arrays.equals(bytes, ((Hash) other).bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
