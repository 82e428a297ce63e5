package eu.cartulary.catalog.kernel;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of a credential without opening it: it travels in the header of its journal record and fills the
 * register at start.
 *
 * @param digest its identity
 * @param id the {@code id} its issuer gave it; unique per issuer only
 * @param issuer who signed
 * @param types full IRIs of the credential's types but {@code VerifiableCredential}, most specific as stated, sorted
 * @param subjects IRIs it speaks of with right, sorted; empty until the claims are read
 * @param validFrom from when
 * @param validUntil until when; none means without end
 * @param issuedAt {@code iat} of the signature, or {@code validFrom} where there is none
 * @param statuses where its status is looked up, again and again; most have none
 */
public record CredentialHead(
        Digest digest,
        @Nullable String id,
        Did issuer,
        List<String> types,
        List<String> subjects,
        Instant validFrom,
        @Nullable Instant validUntil,
        Instant issuedAt,
        List<StatusEntry> statuses) {

    public CredentialHead {
        types = types.stream().sorted().toList();
        subjects = subjects.stream().sorted().toList();
        statuses = List.copyOf(statuses);
    }

    /** A head without a status to look up. */
    public CredentialHead(
            Digest digest,
            @Nullable String id,
            Did issuer,
            List<String> types,
            List<String> subjects,
            Instant validFrom,
            @Nullable Instant validUntil,
            Instant issuedAt) {
        this(digest, id, issuer, types, subjects, validFrom, validUntil, issuedAt, List.of());
    }

    /** The same head, now that its subjects are known. */
    public CredentialHead about(List<String> knownSubjects) {
        return new CredentialHead(digest, id, issuer, types, knownSubjects, validFrom, validUntil, issuedAt, statuses);
    }

    /** Whether the credential is within its dates at this instant. */
    public boolean validAt(Instant now) {
        return !now.isBefore(validFrom) && (validUntil == null || now.isBefore(validUntil));
    }
}
