package eu.cartulary.log;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** An Ed25519 key that signs notes. Safe for several threads. */
public final class NoteSigner {
    private final PrivateKey key;
    private final NoteVerifier verifier;

    private NoteSigner(PrivateKey key, NoteVerifier verifier) {
        this.key = key;
        this.verifier = verifier;
    }

    /** A new key. */
    public static NoteSigner generate(String name) throws LogFormatException {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] spki = pair.getPublic().getEncoded();
            return new NoteSigner(
                    pair.getPrivate(), NoteVerifier.of(name, Arrays.copyOfRange(spki, spki.length - 32, spki.length)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform since 15 has Ed25519", e);
        }
    }

    /**
     * The key as it was kept.
     *
     * @param verifier its public half
     * @param pkcs8 its private half (RFC 5958)
     * @throws LogFormatException when the halves do not fit
     */
    public static NoteSigner of(NoteVerifier verifier, byte[] pkcs8) throws LogFormatException {
        try {
            PrivateKey key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            NoteSigner signer = new NoteSigner(key, verifier);
            byte[] probe = "probe".getBytes(StandardCharsets.UTF_8);
            if (!verifier.verifies(probe, signer.ed25519(probe))) {
                throw new LogFormatException("the private key is not that of " + verifier.vkey());
            }
            return signer;
        } catch (GeneralSecurityException e) {
            throw new LogFormatException("not a private Ed25519 key: " + e.getMessage());
        }
    }

    /** The public half. */
    public NoteVerifier verifier() {
        return verifier;
    }

    /** The private half, to be kept (PKCS #8). */
    public byte[] pkcs8() {
        return key.getEncoded();
    }

    /** Signs a text, which ends with a newline. */
    public SignedNote sign(String text) throws LogFormatException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return SignedNote.of(
                text, List.of(new SignedNote.NoteSignature(verifier.name(), verifier.id(), ed25519(bytes))));
    }

    private byte[] ed25519(byte[] text) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that signed a moment ago does not sign", e);
        }
    }

    /** The private half as PEM, for a file that only its owner reads. */
    public String pem() {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(pkcs8())
                + "\n-----END PRIVATE KEY-----\n";
    }

    /** Reads {@link #pem()}. */
    public static NoteSigner ofPem(NoteVerifier verifier, String pem) throws LogFormatException {
        String body = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        return of(verifier, NoteVerifier.base64(body));
    }
}
