package eu.cartulary.verify;

import java.util.List;

/**
 * Something whose signatures hold. Only the verifiers of this package make one.
 *
 * @param <T> what was verified
 */
public final class Verified<T> {
    private final T value;
    private final List<Signature> signatures;

    Verified(T value, List<Signature> signatures) {
        this.value = value;
        this.signatures = List.copyOf(signatures);
    }

    /** What was verified. */
    public T value() {
        return value;
    }

    /** Every signature that was checked, that of the envelope first. */
    public List<Signature> signatures() {
        return signatures;
    }

    /**
     * One signature that holds.
     *
     * @param issuer DID that signed
     * @param keyId verification method
     * @param algorithm JWS name
     * @param digest lower-case hex SHA-256 of what was signed: the identity of a credential in the catalog
     */
    public record Signature(String issuer, String keyId, String algorithm, String digest) {}
}
