package eu.cartulary.jose;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A private key with the one algorithm that it signs with. Immutable, safe for all threads. It never prints itself.
 */
public final class SigningKey {
    private static final int RSA_BITS = 3_072;

    private final PrivateKey privateKey;
    private final VerificationKey verificationKey;
    private final Algorithm algorithm;

    private SigningKey(PrivateKey privateKey, VerificationKey verificationKey, Algorithm algorithm) {
        this.privateKey = privateKey;
        this.verificationKey = verificationKey;
        this.algorithm = algorithm;
    }

    /** A new key for this algorithm. */
    public static SigningKey generate(Algorithm algorithm) {
        try {
            KeyPair pair = pair(algorithm);
            return new SigningKey(pair.getPrivate(), VerificationKey.of(pair.getPublic()), algorithm);
        } catch (GeneralSecurityException | JoseException e) {
            throw new IllegalStateException("the platform cannot make a key for " + algorithm, e);
        }
    }

    /**
     * A key of the JDK, such as one that stays inside a token of PKCS #11.
     *
     * @throws JoseException where the two do not belong together or do not fit the algorithm
     */
    public static SigningKey of(PrivateKey privateKey, PublicKey publicKey, Algorithm algorithm) throws JoseException {
        VerificationKey verificationKey = VerificationKey.of(publicKey);
        SigningKey key = new SigningKey(privateKey, verificationKey, algorithm);
        byte[] probe = "do the two halves belong together".getBytes(StandardCharsets.US_ASCII);
        try {
            if (verificationKey.verify(algorithm, probe, key.sign(probe))) {
                return key;
            }
        } catch (IllegalStateException doesNotSign) {
            // Answered below: a key that cannot sign with this algorithm does not fit it.
        }
        throw new JoseException("key-halves-differ", "private and public part do not belong together");
    }

    /**
     * Reads a private JWK; {@code alg} decides the algorithm, without it the type does (PS256 for RSA).
     *
     * @throws JoseException with a rule {@code key-…}
     */
    public static SigningKey parse(JsonNode jwk) throws JoseException {
        PublicKey publicKey = Jwk.publicKey(jwk);
        Set<Algorithm> allowed = Jwk.allowed(jwk, Jwk.algorithms(publicKey), "sign");
        Algorithm algorithm = allowed.contains(Algorithm.PS256)
                ? Algorithm.PS256
                : allowed.iterator().next();
        return of(privateKey(jwk), publicKey, algorithm);
    }

    /** Signs; the form of the signature is the one of JWS (r ‖ s for ECDSA). */
    public byte[] sign(byte[] data) {
        try {
            Signature signer = algorithm.newSignature();
            signer.initSign(privateKey);
            signer.update(data);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key cannot sign with " + algorithm, e);
        }
    }

    /** What it signs with. */
    public Algorithm algorithm() {
        return algorithm;
    }

    /** Its public half. */
    public VerificationKey verificationKey() {
        return verificationKey;
    }

    /** The whole key as a JWK, private part and {@code alg} included: for the key file and nowhere else. */
    public ObjectNode toPrivateJwk() {
        ObjectNode jwk = verificationKey.toJwk();
        jwk.put("alg", algorithm.headerName());
        if (privateKey instanceof ECPrivateKey ec) {
            EllipticCurve curve = EllipticCurve.of(ec.getParams()).orElseThrow();
            return jwk.put("d", Base64Url.encode(curve.fixedLength(ec.getS())));
        }
        if (privateKey instanceof RSAPrivateCrtKey rsa) {
            jwk.put("d", number(rsa.getPrivateExponent()));
            jwk.put("p", number(rsa.getPrimeP())).put("q", number(rsa.getPrimeQ()));
            jwk.put("dp", number(rsa.getPrimeExponentP())).put("dq", number(rsa.getPrimeExponentQ()));
            return jwk.put("qi", number(rsa.getCrtCoefficient()));
        }
        byte @Nullable [] encoded = privateKey.getEncoded();
        if (encoded == null) {
            throw new IllegalStateException("the private key does not leave its token");
        }
        return jwk.put("d", Base64Url.encode(Ed25519.raw(privateKey)));
    }

    @Override
    public String toString() {
        return "SigningKey[" + verificationKey.thumbprint() + ", " + algorithm + "]";
    }

    private static PrivateKey privateKey(JsonNode jwk) throws JoseException {
        try {
            return switch (jwk.path("kty").asString("")) {
                case "EC" -> {
                    EllipticCurve curve = Jwk.curve(jwk);
                    yield KeyFactory.getInstance("EC")
                            .generatePrivate(
                                    new ECPrivateKeySpec(curve.number(Jwk.bytes(jwk, "d")), curve.parameters()));
                }
                case "OKP" -> Ed25519.privateKey(Jwk.bytes(jwk, "d"));
                default ->
                    KeyFactory.getInstance("RSA")
                            .generatePrivate(new RSAPrivateCrtKeySpec(
                                    Jwk.number(jwk, "n"),
                                    Jwk.number(jwk, "e"),
                                    Jwk.number(jwk, "d"),
                                    Jwk.number(jwk, "p"),
                                    Jwk.number(jwk, "q"),
                                    Jwk.number(jwk, "dp"),
                                    Jwk.number(jwk, "dq"),
                                    Jwk.number(jwk, "qi")));
            };
        } catch (GeneralSecurityException e) {
            throw new JoseException("key-malformed", "the private part of the key cannot be read");
        }
    }

    private static KeyPair pair(Algorithm algorithm) throws GeneralSecurityException {
        return switch (algorithm) {
            case ES256 -> pair("EC", new ECGenParameterSpec("secp256r1"));
            case ES384 -> pair("EC", new ECGenParameterSpec("secp384r1"));
            case EDDSA -> pair("Ed25519", NamedParameterSpec.ED25519);
            default -> pair("RSA", new RSAKeyGenParameterSpec(RSA_BITS, RSAKeyGenParameterSpec.F4));
        };
    }

    private static KeyPair pair(String kind, AlgorithmParameterSpec parameters) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
        generator.initialize(parameters);
        return generator.generateKeyPair();
    }

    private static String number(BigInteger number) {
        return Base64Url.encode(Rsa.unsigned(number));
    }
}
