package eu.cartulary.jose;

import eu.cartulary.json.Json;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A public key that may verify, and with which algorithms: decided by its type and by its own {@code alg}, {@code use} and
 * {@code key_ops}, never by a token. Immutable, parsed once, safe for all threads.
 */
public final class VerificationKey {
    private final PublicKey key;
    private final Set<Algorithm> algorithms;

    private VerificationKey(PublicKey key, Set<Algorithm> algorithms) {
        this.key = key;
        this.algorithms = Set.copyOf(algorithms);
    }

    /**
     * Reads a public JWK.
     *
     * @throws JoseException with a rule {@code key-…}; {@code key-is-private} where the private part stands there as well, for
     *     such a key belongs to everyone who read it
     */
    public static VerificationKey parse(JsonNode jwk) throws JoseException {
        if (Jwk.isPrivate(jwk)) {
            throw new JoseException("key-is-private", "the private part of the key is published with it");
        }
        PublicKey key = Jwk.publicKey(jwk);
        return new VerificationKey(key, Jwk.allowed(jwk, Jwk.algorithms(key), "verify"));
    }

    /** A key of the JDK, from a certificate for instance. */
    public static VerificationKey of(PublicKey key) throws JoseException {
        Set<Algorithm> byKind = Jwk.algorithms(key);
        return new VerificationKey(Jwk.publicKey(Jwk.canonical(key)), byKind);
    }

    /** A raw Ed25519 key of 32 bytes. */
    public static VerificationKey ofEd25519(byte[] raw) throws JoseException {
        return new VerificationKey(Ed25519.publicKey(raw), Set.of(Algorithm.EDDSA));
    }

    /** A compressed point of P-256 (33 bytes) or P-384 (49 bytes). */
    public static VerificationKey ofCompressedPoint(byte[] point) throws JoseException {
        EllipticCurve curve = point.length == 33 ? EllipticCurve.P256 : EllipticCurve.P384;
        return new VerificationKey(curve.publicKey(point), Set.of(curve.algorithm()));
    }

    /**
     * The same key with every algorithm of its type: for one whose own {@code alg} names another algorithm than its owner signs
     * with. Who uses this says so to the owner.
     */
    public VerificationKey withAllOfItsKind() {
        try {
            return new VerificationKey(key, Jwk.algorithms(key));
        } catch (JoseException e) {
            throw new IllegalStateException("a key that was read has a kind", e);
        }
    }

    /** Whether this key made the signature of the data with this algorithm. */
    public boolean verify(Algorithm algorithm, byte[] data, byte[] signature) {
        if (!algorithms.contains(algorithm) || !algorithm.fits(signature)) {
            return false;
        }
        try {
            Signature verifier = algorithm.newSignature();
            verifier.initVerify(key);
            verifier.update(data);
            return verifier.verify(signature);
        } catch (SignatureException | InvalidKeyException malformed) {
            // Only now the platform looks whether the bytes of an Ed25519 key are a point (RFC 8032, 5.1.3).
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the platform cannot verify " + algorithm, e);
        }
    }

    /** What it may verify. */
    public Set<Algorithm> algorithms() {
        return algorithms;
    }

    /** The key as a JWK: the members that make it, in canonical order, and nothing else. */
    public ObjectNode toJwk() {
        return Jwk.canonical(key);
    }

    /** Its name (RFC 7638): base64url of the SHA-256 of the canonical JWK. */
    public String thumbprint() {
        try {
            return Base64Url.encode(MessageDigest.getInstance("SHA-256").digest(Json.write(toJwk())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** DER of SubjectPublicKeyInfo, to compare with a certificate. */
    public byte[] spki() {
        return key.getEncoded();
    }

    /** The key of the JDK. */
    public PublicKey publicKey() {
        return key;
    }

    /** The raw form in which {@code did:key} and {@code Multikey} carry it: 32 bytes or a compressed point; empty for RSA. */
    public byte[] raw() {
        if (key instanceof ECPublicKey ec) {
            return EllipticCurve.of(ec.getParams()).orElseThrow().compressed(ec);
        }
        return algorithms.contains(Algorithm.EDDSA) ? Ed25519.raw(key) : new byte[0];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerificationKey that && key.equals(that.key) && algorithms.equals(that.algorithms);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return "VerificationKey[" + thumbprint() + ", " + algorithms + "]";
    }
}
