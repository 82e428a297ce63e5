package eu.cartulary.catalog.trust;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.InvalidParameterException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.security.interfaces.ECPublicKey;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;

/** Verifies one signature by Bouncy Castle; one thread. */
final class QuickEcdsaSignature extends SignatureSpi {
    private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

    /**
     * Keys as Bouncy Castle has them: it keeps multiples of the point beside each, which makes the next signature cheaper by half.
     * Some 10 kB each; a key lives as long as the DID document it was read from.
     */
    private static final Cache<ECPublicKey, PublicKey> TRANSLATED =
            Caffeine.newBuilder().maximumSize(1_000).weakKeys().build();

    private final Signature inside;

    QuickEcdsaSignature(String algorithm) {
        try {
            inside = Signature.getInstance(algorithm, BOUNCY_CASTLE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Bouncy Castle has " + algorithm, e);
        }
    }

    static boolean takes(PublicKey key) {
        return key instanceof ECPublicKey;
    }

    @Override
    protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
        if (!(key instanceof ECPublicKey ec)) {
            throw new InvalidKeyException("not a key of an elliptic curve");
        }
        PublicKey known = TRANSLATED.getIfPresent(ec);
        if (known == null) {
            known = translated(ec);
            TRANSLATED.put(ec, known);
        }
        inside.initVerify(known);
    }

    private static PublicKey translated(ECPublicKey key) throws InvalidKeyException {
        try {
            return (PublicKey) KeyFactory.getInstance("EC", BOUNCY_CASTLE).translateKey(key);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new InvalidKeyException("not a key that Bouncy Castle reads", e);
        }
    }

    @Override
    protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
        throw new InvalidKeyException("verifies only");
    }

    @Override
    protected void engineUpdate(byte b) throws SignatureException {
        inside.update(b);
    }

    @Override
    protected void engineUpdate(byte[] bytes, int from, int length) throws SignatureException {
        inside.update(bytes, from, length);
    }

    @Override
    protected byte[] engineSign() throws SignatureException {
        throw new SignatureException("verifies only");
    }

    @Override
    protected boolean engineVerify(byte[] signature) throws SignatureException {
        return inside.verify(signature);
    }

    @Override
    @Deprecated
    protected void engineSetParameter(String name, Object value) {
        throw new InvalidParameterException(name);
    }

    @Override
    @Deprecated
    protected @Nullable Object engineGetParameter(String name) {
        throw new InvalidParameterException(name);
    }
}
