package eu.cartulary.sign;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** PEM (RFC 7468) to a pair of JDK keys; the public half is found beside the private one, inside it, or computed from it. */
final class PemKeys {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
    private static final int MAX_LENGTH = 64 * 1024;
    private static final byte[] RSA_ENCRYPTION = {
        Der.OBJECT_ID, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 1, 1, 5, 0
    };
    private static final byte[] EC_PUBLIC_KEY = {Der.OBJECT_ID, 7, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 2, 1};
    private static final byte[] VERSION_0 = {Der.INTEGER, 1, 0};

    private PemKeys() {}

    record Pair(PrivateKey privateKey, PublicKey publicKey) {}

    static Pair read(String pem) {
        if (pem.length() > MAX_LENGTH) {
            throw new SigningException("key-malformed", "longer than any key file");
        }
        byte[] pkcs8 = null;
        PublicKey beside = null;
        Matcher blocks = BLOCK.matcher(pem);
        try {
            while (blocks.find()) {
                byte[] der = Base64.getMimeDecoder().decode(blocks.group(2));
                switch (blocks.group(1)) {
                    case "PRIVATE KEY" -> pkcs8 = der;
                    case "EC PRIVATE KEY" -> pkcs8 = ofSec1(der);
                    case "RSA PRIVATE KEY" ->
                        pkcs8 = Der.write(
                                Der.SEQUENCE,
                                VERSION_0,
                                Der.write(Der.SEQUENCE, RSA_ENCRYPTION),
                                Der.write(Der.OCTET_STRING, der));
                    case "PUBLIC KEY" -> beside = publicKey(der);
                    case "CERTIFICATE" -> beside = beside == null ? certified(der) : beside;
                    case "ENCRYPTED PRIVATE KEY" ->
                        throw new SigningException(
                                "key-encrypted",
                                "the key has a password: write it without one, or use a PKCS #12 file");
                    default -> {} // EC PARAMETERS and the like.
                }
            }
            return pair(pkcs8, beside);
        } catch (GeneralSecurityException | RuntimeException unreadable) {
            if (unreadable instanceof SigningException said) {
                throw said;
            }
            throw new SigningException("key-malformed", "the PEM file cannot be read as a key", unreadable);
        }
    }

    private static Pair pair(byte @Nullable [] pkcs8, @Nullable PublicKey beside) throws GeneralSecurityException {
        if (pkcs8 == null) {
            throw new SigningException("key-missing", "the PEM file holds no private key");
        }
        PrivateKey privateKey = privateKey(pkcs8);
        PublicKey publicKey = beside != null ? beside : publicHalf(privateKey, pkcs8);
        return new Pair(privateKey, publicKey);
    }

    private static PrivateKey privateKey(byte[] pkcs8) throws GeneralSecurityException {
        GeneralSecurityException last = new GeneralSecurityException("no kind of key fits");
        for (String kind : List.of("EC", "Ed25519", "RSA")) {
            try {
                return KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            } catch (GeneralSecurityException anotherKind) {
                last = anotherKind;
            }
        }
        throw last;
    }

    private static PublicKey publicKey(byte[] spki) throws GeneralSecurityException {
        GeneralSecurityException last = new GeneralSecurityException("no kind of key fits");
        for (String kind : List.of("EC", "Ed25519", "RSA")) {
            try {
                return KeyFactory.getInstance(kind).generatePublic(new X509EncodedKeySpec(spki));
            } catch (GeneralSecurityException anotherKind) {
                last = anotherKind;
            }
        }
        throw last;
    }

    private static PublicKey certified(byte[] der) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(der))
                .getPublicKey();
    }

    private static PublicKey publicHalf(PrivateKey privateKey, byte[] pkcs8) throws GeneralSecurityException {
        if (privateKey instanceof RSAPrivateCrtKey rsa) {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent()));
        }
        if (privateKey instanceof EdECPrivateKey ed) {
            return ofSeed(ed.getBytes().orElseThrow());
        }
        if (privateKey instanceof ECPrivateKey ec) {
            return ofPoint(ec, pkcs8);
        }
        throw new SigningException("key-type-not-allowed", "this kind of key signs nothing here");
    }

    /** The JDK computes the public half of an Ed25519 key only when it makes a pair: it is made to "draw" this very seed. */
    private static PublicKey ofSeed(byte[] seed) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(seed, 0, bytes, 0, bytes.length);
            }
        });
        return generator.generateKeyPair().getPublic();
    }

    /** An ECPrivateKey (RFC 5915) usually carries its public point in {@code [1]}, uncompressed. */
    private static PublicKey ofPoint(ECPrivateKey privateKey, byte[] pkcs8) throws GeneralSecurityException {
        byte[] inner = Der.read(pkcs8).get(0).inside().get(2).content();
        Optional<Der.Value> tagged = Der.read(inner).get(0).inside().stream()
                .filter(value -> value.tag() == Der.CONTEXT_1)
                .findFirst();
        byte[] bits =
                tagged.isEmpty() ? new byte[0] : tagged.get().inside().get(0).content();
        if (bits.length < 4 || bits[1] != 4) {
            throw new SigningException(
                    "key-without-public-half", "put the PUBLIC KEY or the CERTIFICATE into the same PEM file");
        }
        int half = (bits.length - 2) / 2;
        ECPoint point = new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(bits, 2, 2 + half)),
                new BigInteger(1, Arrays.copyOfRange(bits, 2 + half, 2 + 2 * half)));
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, privateKey.getParams()));
    }

    /** SEC 1 names its curve inside ({@code [0]}), PKCS #8 outside. */
    private static byte[] ofSec1(byte[] sec1) {
        byte[] curve = Der.read(sec1).get(0).inside().stream()
                .filter(value -> value.tag() == Der.CONTEXT_0)
                .findFirst()
                .orElseThrow(() -> new SigningException("key-malformed", "the EC key does not name its curve"))
                .content();
        return Der.write(
                Der.SEQUENCE,
                VERSION_0,
                Der.write(Der.SEQUENCE, EC_PUBLIC_KEY, curve),
                Der.write(Der.OCTET_STRING, sec1));
    }
}
