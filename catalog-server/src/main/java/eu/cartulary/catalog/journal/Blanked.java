package eu.cartulary.catalog.journal;

import eu.cartulary.catalog.kernel.Digest;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the {@code redacted} records of a segment that is not taken in yet say to be blank. */
record Blanked(Set<Digest> digests) {

    static Blanked by(List<SegmentScan.Found> records) throws IOException {
        Set<Digest> digests = new HashSet<>();
        for (SegmentScan.Found one : records) {
            RecordHeader header = HeaderCodec.read(one.header());
            if (header.kind() == RecordKind.REDACTED) {
                digests.addAll(header.digests());
            }
        }
        return new Blanked(digests);
    }

    /** Any one credential of an envelope is enough: an envelope is blanked as a whole. */
    boolean contains(RecordHeader envelope) {
        return envelope.credentials().stream().anyMatch(head -> digests.contains(head.digest()));
    }
}
