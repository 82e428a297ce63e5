package eu.cartulary.verify;

import eu.cartulary.log.Checkpoint;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that holds: its signatures, its place in the log, or both. Only the verifiers of this package make one.
 *
 * @param <T> what was verified
 */
public final class Verified<T> {
    private final T value;
    private final List<Signature> signatures;
    private final @Nullable Checkpoint checkpoint;

    Verified(T value, List<Signature> signatures) {
        this(value, signatures, null);
    }

    Verified(T value, List<Signature> signatures, @Nullable Checkpoint checkpoint) {
        this.value = value;
        this.signatures = List.copyOf(signatures);
        this.checkpoint = checkpoint;
    }

    /** What was verified. */
    public T value() {
        return value;
    }

    /** Every signature that was checked, that of the envelope first. */
    public List<Signature> signatures() {
        return signatures;
    }

    /** The signed state of the log that holds it; absent where no log was asked. */
    public Optional<Checkpoint> checkpoint() {
        return Optional.ofNullable(checkpoint);
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
