package eu.cartulary.jose;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Optional;

/** The two curves of NIST that are taken, with the arithmetic that a key from outside needs: is the point on the curve at all? */
enum EllipticCurve {
    P256("P-256", "secp256r1", 32, Algorithm.ES256),
    P384("P-384", "secp384r1", 48, Algorithm.ES384);

    private final String jwkName;
    private final int bytes;
    private final Algorithm algorithm;
    private final ECParameterSpec parameters;
    private final BigInteger prime;

    EllipticCurve(String jwkName, String jcaName, int bytes, Algorithm algorithm) {
        this.jwkName = jwkName;
        this.bytes = bytes;
        this.algorithm = algorithm;
        this.parameters = parameters(jcaName);
        this.prime = ((ECFieldFp) parameters.getCurve().getField()).getP();
    }

    static Optional<EllipticCurve> ofJwk(String crv) {
        return Arrays.stream(values()).filter(c -> c.jwkName.equals(crv)).findFirst();
    }

    static Optional<EllipticCurve> of(ECParameterSpec spec) {
        return Arrays.stream(values())
                .filter(c -> c.parameters.getCurve().equals(spec.getCurve())
                        && c.parameters.getGenerator().equals(spec.getGenerator()))
                .findFirst();
    }

    String jwkName() {
        return jwkName;
    }

    Algorithm algorithm() {
        return algorithm;
    }

    ECParameterSpec parameters() {
        return parameters;
    }

    /** A coordinate or a private scalar: exactly as long as the field (RFC 7518, section 6.2.1.2). */
    BigInteger number(byte[] fixedLength) throws JoseException {
        if (fixedLength.length != bytes) {
            throw new JoseException("key-malformed", "a coordinate of " + jwkName + " has " + bytes + " bytes");
        }
        return new BigInteger(1, fixedLength);
    }

    byte[] fixedLength(BigInteger number) {
        byte[] raw = number.toByteArray();
        byte[] fixed = new byte[bytes];
        int from = Math.max(0, raw.length - bytes);
        System.arraycopy(raw, from, fixed, bytes - (raw.length - from), raw.length - from);
        return fixed;
    }

    ECPublicKey publicKey(BigInteger x, BigInteger y) throws JoseException {
        if (x.compareTo(prime) >= 0 || y.compareTo(prime) >= 0 || !right(x).equals(y.modPow(BigInteger.TWO, prime))) {
            throw new JoseException("key-malformed", "the point is not on the curve " + jwkName);
        }
        try {
            return (ECPublicKey)
                    KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), parameters));
        } catch (GeneralSecurityException e) {
            throw new JoseException("key-malformed", "not a public key of " + jwkName);
        }
    }

    /** A point in compressed form (SEC 1, section 2.3.4): a sign byte and x. Both primes are 3 modulo 4. */
    ECPublicKey publicKey(byte[] compressed) throws JoseException {
        if (compressed.length != bytes + 1 || compressed[0] != 2 && compressed[0] != 3) {
            throw new JoseException("key-malformed", "not a compressed point of " + jwkName);
        }
        BigInteger x = new BigInteger(1, Arrays.copyOfRange(compressed, 1, compressed.length));
        BigInteger root = right(x).modPow(prime.add(BigInteger.ONE).shiftRight(2), prime);
        boolean odd = compressed[0] == 3;
        return publicKey(x, root.testBit(0) == odd ? root : prime.subtract(root));
    }

    byte[] compressed(ECPublicKey key) {
        byte[] x = fixedLength(key.getW().getAffineX());
        byte[] point = new byte[bytes + 1];
        point[0] = (byte) (key.getW().getAffineY().testBit(0) ? 3 : 2);
        System.arraycopy(x, 0, point, 1, bytes);
        return point;
    }

    /** x³ + ax + b. */
    private BigInteger right(BigInteger x) {
        return x.pow(3)
                .add(parameters.getCurve().getA().multiply(x))
                .add(parameters.getCurve().getB())
                .mod(prime);
    }

    private static ECParameterSpec parameters(String jcaName) {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(jcaName));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every supported Java platform has " + jcaName, e);
        }
    }
}
