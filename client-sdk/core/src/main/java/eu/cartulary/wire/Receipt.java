package eu.cartulary.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a publication (201, or 200 when it was known): what was kept, where it stands in the journal, and what it
 * did to the offerings.
 */
public record Receipt(List<PublishedCredential> credentials, JournalPlace journal, List<ListedOffering> offerings) {

    public Receipt {
        credentials = Members.list(credentials);
        offerings = Members.list(offerings);
    }

    /**
     * One credential that was kept.
     *
     * @param status {@code active}, {@code superseded}, {@code expired}, {@code revoked}, {@code withdrawn},
     *     {@code untrusted} or {@code erased}
     */
    public record PublishedCredential(
            String digest,
            @Nullable String id,
            String issuer,
            List<String> types,
            List<String> subjects,
            String status) {

        public PublishedCredential {
            types = Members.list(types);
            subjects = Members.list(subjects);
        }
    }

    /**
     * Where the envelope stands in the log.
     *
     * @param index journal index of its record
     * @param leafHash lower-case hex of SHA-256(0x00 ‖ header), the Merkle leaf (RFC 6962)
     * @param checkpoint the newest signed note (C2SP checkpoint), which covers the record unless it is still being synced
     */
    public record JournalPlace(
            long index, String leafHash, @Nullable String checkpoint) {}

    /**
     * An offering that the publication touched.
     *
     * @param listed offering and provider are admitted and active
     * @param notListedBecause rule ids, when it is not listed
     * @param levels rulebook → level reached
     * @param pending how many assessments still run in the background
     */
    public record ListedOffering(
            String key,
            String id,
            boolean listed,
            List<String> notListedBecause,
            Map<String, String> levels,
            int pending) {

        public ListedOffering {
            notListedBecause = Members.list(notListedBecause);
            levels = Members.map(levels);
        }
    }
}
