package eu.cartulary.catalog.trust;

import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.kernel.Digest;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * An issuer takes a credential back, verified.
 *
 * @param credential which one
 * @param issuer whose it is
 * @param issuedAt when it was signed
 * @param token as it came; this is what the journal keeps
 * @param evidence the key that verified it, and the DID document it was read from where it was read for this: with them the
 *     token can be verified again without a network
 */
public record Revocation(
        Digest credential, Did issuer, Reason reason, Instant issuedAt, byte[] token, byte[] evidence) {

    /** Why. */
    public enum Reason {
        /** What it describes is no longer offered. */
        CEASED,
        /** Another credential says it now. */
        REPLACED,
        /** It was wrong. */
        ERROR,
        /** The key that signed it is no longer safe. */
        KEY_COMPROMISED;

        /** As it stands in a token. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<Reason> of(String word) {
            if (word.equals("key-compromise")) {
                // The word of RFC 5280, section 5.3.1, which signers know as well.
                return Optional.of(KEY_COMPROMISED);
            }
            for (Reason reason : values()) {
                if (reason.word().equals(word)) {
                    return Optional.of(reason);
                }
            }
            return Optional.empty();
        }
    }
}
