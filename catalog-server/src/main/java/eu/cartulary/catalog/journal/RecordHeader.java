package eu.cartulary.catalog.journal;

import eu.cartulary.catalog.kernel.CredentialHead;
import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.kernel.Digest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The header of a journal record. Written as canonical JSON (RFC 8785), at most 64 KiB less one byte; the Merkle leaf is
 * SHA-256(0x00 ‖ those bytes) (RFC 6962, section 2.1), and tile entries are headers (C2SP tlog-tiles). It names payload and
 * evidence by hash, so that an erasure blanks the payload and every proof still holds.
 *
 * @param index place in the journal, from 0
 * @param kind what happened
 * @param time when the writer took it, to the millisecond; never before the record in front of it
 * @param issuer who signed, where somebody did
 * @param credentials of an envelope, in its order; empty for other kinds
 * @param digests credentials that a record of another kind is about
 * @param mediaType of the payload
 * @param payloadHash SHA-256 of the payload as it came
 * @param payloadLength its bytes
 * @param evidence hash of the evidence, which is stored once by content
 * @param evidenceLength its bytes; 0 where there is none
 */
public record RecordHeader(
        long index,
        RecordKind kind,
        Instant time,
        @Nullable Did issuer,
        List<CredentialHead> credentials,
        List<Digest> digests,
        String mediaType,
        Digest payloadHash,
        int payloadLength,
        @Nullable Digest evidence,
        int evidenceLength) {
    public RecordHeader {
        credentials = List.copyOf(credentials);
        digests = List.copyOf(digests);
    }
}
