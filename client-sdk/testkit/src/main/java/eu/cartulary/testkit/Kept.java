package eu.cartulary.testkit;

import eu.cartulary.client.Envelope;
import eu.cartulary.shapes.closure.SourcedClaims;
import eu.cartulary.wire.CredentialRecord;
import java.util.List;
import java.util.Objects;

/**
 * One credential that was admitted.
 *
 * @param record what is said of it; replaced when its status changes
 * @param envelope as it came, or as it stood in its presentation
 * @param document its JSON
 * @param claims what it states
 */
record Kept(CredentialRecord record, Envelope envelope, byte[] document, SourcedClaims claims) {

    boolean isActive() {
        return record.status().equals("active");
    }

    /** The subjects it speaks of. */
    List<String> subjects() {
        return record.subjects();
    }

    Kept with(String status) {
        CredentialRecord r = record;
        return new Kept(
                new CredentialRecord(
                        r.digest(),
                        r.id(),
                        r.issuer(),
                        r.types(),
                        r.subjects(),
                        r.validFrom(),
                        r.validUntil(),
                        status,
                        r.mediaType(),
                        r.admitted(),
                        Objects.requireNonNull(r.journal()),
                        r.evidence(),
                        r.findings(),
                        r.more()),
                envelope,
                document,
                claims);
    }
}
