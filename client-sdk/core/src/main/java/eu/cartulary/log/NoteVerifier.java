package eu.cartulary.log;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A key that signs notes, as everybody may know it (C2SP signed-note, "Verifier keys"):
 * {@code <name>+<key id, hex>+<base64 of 0x01 and the 32 bytes of an Ed25519 key>}.
 */
public final class NoteVerifier {
    /** Signature type of plain Ed25519. */
    static final byte ED25519 = 1;

    static final int ID_LENGTH = 4;
    private static final int KEY_LENGTH = 32;
    /** What stands before the 32 bytes in a SubjectPublicKeyInfo of Ed25519 (RFC 8410, section 4). */
    private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String name;
    private final byte[] id;
    private final byte[] raw;
    private final PublicKey key;

    private NoteVerifier(String name, byte[] raw) throws LogFormatException {
        this.name = name;
        this.raw = raw;
        this.id = id(name, raw);
        byte[] spki = Arrays.copyOf(SPKI, SPKI.length + KEY_LENGTH);
        System.arraycopy(raw, 0, spki, SPKI.length, KEY_LENGTH);
        try {
            this.key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
        } catch (GeneralSecurityException e) {
            throw new LogFormatException("not an Ed25519 key: " + e.getMessage());
        }
    }

    /** The key of this name with these 32 bytes (RFC 8032). */
    public static NoteVerifier of(String name, byte[] ed25519) throws LogFormatException {
        if (!isName(name)) {
            throw new LogFormatException("not a key name: " + name);
        }
        if (ed25519.length != KEY_LENGTH) {
            throw new LogFormatException("an Ed25519 key has 32 bytes, not " + ed25519.length);
        }
        return new NoteVerifier(name, ed25519.clone());
    }

    /** Reads a verifier key. */
    public static NoteVerifier parse(String vkey) throws LogFormatException {
        String[] parts = vkey.split("\\+", 3);
        if (parts.length != 3) {
            throw new LogFormatException("a verifier key has a name, an id and a key");
        }
        byte[] typed = base64(parts[2]);
        if (typed.length != 1 + KEY_LENGTH || typed[0] != ED25519) {
            throw new LogFormatException("only Ed25519 keys are known here");
        }
        NoteVerifier verifier = of(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
        if (!HexFormat.of().formatHex(verifier.id).equals(parts[1])) {
            throw new LogFormatException("the key id does not belong to name and key");
        }
        return verifier;
    }

    /** Name of the key; the origin of the log it signs. */
    public String name() {
        return name;
    }

    /** The 32 bytes of the key, a copy. */
    public byte[] ed25519() {
        return raw.clone();
    }

    /** As {@link #parse} reads it. */
    public String vkey() {
        byte[] typed = new byte[1 + KEY_LENGTH];
        typed[0] = ED25519;
        System.arraycopy(raw, 0, typed, 1, KEY_LENGTH);
        return name + "+" + HexFormat.of().formatHex(id) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    byte[] id() {
        return id;
    }

    boolean isFor(SignedNote.NoteSignature signature) {
        return signature.name().equals(name) && Arrays.equals(signature.keyId(), id);
    }

    boolean verifies(byte[] text, byte[] signature) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(key);
            ed25519.update(text);
            return ed25519.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    static byte[] id(String name, byte[] raw) {
        MessageDigest sha256 = Hash.digest();
        sha256.update(name.getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) '\n');
        sha256.update(ED25519);
        sha256.update(raw);
        return Arrays.copyOf(sha256.digest(), ID_LENGTH);
    }

    static boolean isName(String name) {
        return !name.isEmpty()
                && name.codePoints()
                        .noneMatch(c -> c == '+' || Character.isWhitespace(c) || Character.isSpaceChar(c) || c < ' ');
    }

    static byte[] base64(String text) throws LogFormatException {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new LogFormatException("not canonical base64");
    }
}
