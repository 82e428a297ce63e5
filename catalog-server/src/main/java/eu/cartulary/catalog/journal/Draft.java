package eu.cartulary.catalog.journal;

import eu.cartulary.catalog.kernel.CredentialHead;
import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.kernel.Digest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits to become a record: all of the header but its place and time.
 *
 * @param evidence bytes of the evidence; the journal stores equal bytes once
 */
public record Draft(
        RecordKind kind,
        @Nullable Did issuer,
        List<CredentialHead> credentials,
        List<Digest> digests,
        String mediaType,
        byte[] payload,
        byte @Nullable [] evidence) {
    public Draft {
        credentials = List.copyOf(credentials);
        digests = List.copyOf(digests);
    }
}
