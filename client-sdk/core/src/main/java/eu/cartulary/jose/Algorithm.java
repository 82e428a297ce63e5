package eu.cartulary.jose;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The signature algorithms that are taken (RFC 7518, section 3.1; RFC 8037, section 3.1). What is not here is refused. */
public enum Algorithm {
    ES256("SHA256withECDSAinP1363Format", 64, null),
    ES384("SHA384withECDSAinP1363Format", 96, null),
    /** Ed25519 only; also understood under its newer name {@code Ed25519} (RFC 9864). */
    EDDSA("Ed25519", 64, null),
    PS256("RSASSA-PSS", 0, pss("SHA-256", MGF1ParameterSpec.SHA256, 32)),
    PS384("RSASSA-PSS", 0, pss("SHA-384", MGF1ParameterSpec.SHA384, 48)),
    PS512("RSASSA-PSS", 0, pss("SHA-512", MGF1ParameterSpec.SHA512, 64)),
    RS256("SHA256withRSA", 0, null),
    RS384("SHA384withRSA", 0, null),
    RS512("SHA512withRSA", 0, null);

    private final String jca;
    private final int signatureBytes;
    private final @Nullable PSSParameterSpec parameters;

    Algorithm(String jca, int signatureBytes, @Nullable PSSParameterSpec parameters) {
        this.jca = jca;
        this.signatureBytes = signatureBytes;
        this.parameters = parameters;
    }

    /** The name in a header: {@code ES256}, {@code EdDSA}. */
    public String headerName() {
        return this == EDDSA ? "EdDSA" : name();
    }

    /** The algorithm of this name, exactly as written; empty for all that is not taken here, {@code none} among them. */
    public static Optional<Algorithm> ofHeader(String name) {
        if (name.equals("Ed25519")) {
            return Optional.of(EDDSA);
        }
        for (Algorithm algorithm : values()) {
            if (algorithm.headerName().equals(name)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    /** Whether a signature can have this many bytes; RSA signatures are as long as the modulus, which the JDK checks. */
    boolean fits(byte[] signature) {
        return signatureBytes == 0 ? signature.length > 0 : signature.length == signatureBytes;
    }

    /** A fresh JCA object: they hold state and belong to one thread. */
    Signature newSignature() throws GeneralSecurityException {
        Signature signature = SignatureSource.get(jca);
        if (parameters != null) {
            try {
                signature.setParameter(parameters);
            } catch (InvalidAlgorithmParameterException e) {
                throw new NoSuchAlgorithmException(headerName(), e);
            }
        }
        return signature;
    }

    private static PSSParameterSpec pss(String hash, MGF1ParameterSpec mgf, int salt) {
        return new PSSParameterSpec(hash, "MGF1", mgf, salt, PSSParameterSpec.TRAILER_FIELD_BC);
    }
}
