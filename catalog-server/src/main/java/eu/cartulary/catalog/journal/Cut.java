package eu.cartulary.catalog.journal;

import eu.cartulary.journal.Inspection;
import java.io.IOException;
import java.util.List;

/**
 * Where a damaged journal is cut.
 *
 * @param segment the file
 * @param end its length afterwards; 0: it goes as a whole
 * @param records how many are before
 */
record Cut(Segment segment, long end, long records) {

    /** Before the first damage; behind the last record where there is none. */
    static Cut of(List<JournalCheck.Found> found, Inspection inspection) throws IOException {
        List<Inspection.Damage> damages = inspection.damagesBesideBlanks();
        for (JournalCheck.Found one : found) {
            String name = String.valueOf(one.segment().file().getFileName());
            long first = damages.stream()
                    .filter(damage -> damage.file().equals(name))
                    .mapToLong(Inspection.Damage::offset)
                    .min()
                    .orElse(Long.MAX_VALUE);
            if (first < Long.MAX_VALUE) {
                return before(one.segment(), first);
            }
        }
        if (found.isEmpty()) {
            throw new IOException("there is not one segment: nothing is left that could be kept");
        }
        JournalCheck.Found last = found.get(found.size() - 1);
        return new Cut(last.segment(), last.end(), inspection.count());
    }

    /** The record that holds the damaged byte goes, and all behind it. */
    static Cut before(Segment segment, long offset) throws IOException {
        if (offset < Segment.LENGTH) {
            return new Cut(segment, 0, segment.first());
        }
        try (DiskFile file = new OsDisk().open(segment.file())) {
            SegmentScan scan = new SegmentScan(file, Segment.LENGTH);
            long end = Segment.LENGTH;
            long records = segment.first();
            for (SegmentScan.Found one = scan.next(); one != null && scan.position() <= offset; one = scan.next()) {
                end = scan.position();
                records++;
            }
            return new Cut(segment, end, records);
        }
    }
}
