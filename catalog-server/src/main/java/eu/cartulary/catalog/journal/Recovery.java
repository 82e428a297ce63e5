package eu.cartulary.catalog.journal;

import eu.cartulary.journal.Frame;
import eu.cartulary.log.Checkpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What happens before a journal is open: the sealed segments are read by frame and header and must have the roots that the
 * segments after them name; the last one is read byte by byte. A tail that was being written when the power went is cut, and
 * that is reported. Anything else that is wrong refuses the start, and nothing is changed.
 */
final class Recovery {
    private final Disk disk;
    private final Path folder;
    private final Ledger ledger;
    private final Segments segments;
    private final RecordReader reader;

    Recovery(Disk disk, Path folder, Ledger ledger, Segments segments) {
        this.disk = disk;
        this.folder = folder;
        this.ledger = ledger;
        this.segments = segments;
        this.reader = new RecordReader(ledger, segments);
    }

    /**
     * What was found.
     *
     * @param last the segment to go on in; nothing when the journal is new
     * @param end where its records end
     * @param cut bytes of a torn tail that were cut; 0 when there was none
     */
    record Found(@Nullable Segment last, long end, long cut) {}

    /**
     * @param kept the checkpoint in the folder
     * @param marked how many records the mark says
     */
    Found run(Optional<Checkpoint> kept, long marked) throws IOException {
        List<Segment> all = Segment.all(disk, folder);
        long durable = Math.max(marked, kept.map(Checkpoint::size).orElse(0L));
        Found found = new Found(null, 0, 0);
        for (int i = 0; i < all.size(); i++) {
            Segment segment = all.get(i);
            segments.add(segment);
            try (DiskFile file = disk.open(segment.file())) {
                segment.check(file, ledger.size(), ledger.tree().root(ledger.size()));
                found = i < all.size() - 1 ? sealed(segment, file) : last(segment, file, durable);
            }
        }
        compare(kept, durable);
        return found;
    }

    private Found sealed(Segment segment, DiskFile file) throws IOException {
        SegmentScan scan = new SegmentScan(file, Segment.LENGTH);
        for (SegmentScan.Found one = scan.next(); one != null; one = scan.next()) {
            take(segment, one);
        }
        if (!scan.atEnd()) {
            throw notWhole(segment, scan.position());
        }
        return new Found(segment, scan.position(), 0);
    }

    private Found last(Segment segment, DiskFile file, long durable) throws IOException {
        List<SegmentScan.Found> records = new ArrayList<>();
        SegmentScan scan = new SegmentScan(file, Segment.LENGTH);
        for (SegmentScan.Found one = scan.next(); one != null; one = scan.next()) {
            records.add(one);
        }
        List<SegmentScan.Found> broken = new ArrayList<>();
        for (SegmentScan.Found one : records) {
            if (!partsHold(file, one)) {
                broken.add(one);
            }
        }
        // A payload that does not hold is right where a later record says that it was blanked: first take in all
        // records.
        long end = scan.position();
        long firstBad = firstBad(records, broken);
        for (SegmentScan.Found one : records) {
            if (one.frame().index() == firstBad) {
                end = one.position();
                break;
            }
            take(segment, one);
        }
        boolean clean = end == scan.position() && scan.onlyZeroesFollow();
        return clean ? new Found(segment, end, 0) : cut(segment, file, scan, end, durable);
    }

    /** Index of the first record with a part that does not hold and is not blanked by one of these records; -1: none. */
    private static long firstBad(List<SegmentScan.Found> records, List<SegmentScan.Found> broken) throws IOException {
        if (broken.isEmpty()) {
            return -1;
        }
        Blanked blanked = Blanked.by(records);
        for (SegmentScan.Found one : broken) {
            if (!blanked.contains(HeaderCodec.read(one.header()))) {
                return one.frame().index();
            }
        }
        return -1;
    }

    private Found cut(Segment segment, DiskFile file, SegmentScan scan, long end, long durable) throws IOException {
        if (ledger.size() < Math.max(durable, scan.durableSaidAfter(end))) {
            throw notWhole(segment, end);
        }
        long cut = file.length() - end;
        file.truncate(end);
        file.sync();
        return new Found(segment, end, cut);
    }

    private boolean partsHold(DiskFile file, SegmentScan.Found one) throws IOException {
        Frame frame = one.frame();
        byte[] parts = new byte[frame.payloadLength() + frame.evidenceLength()];
        int read = file.read(one.position() + frame.payloadOffset(), parts, 0, parts.length);
        return read == parts.length
                && Frame.sum(parts, 0, frame.payloadLength()) == frame.payloadSum()
                && Frame.sum(parts, frame.payloadLength(), frame.evidenceLength()) == frame.evidenceSum();
    }

    private void take(Segment segment, SegmentScan.Found one) throws IOException {
        try {
            RecordHeader header = HeaderCodec.read(one.header());
            ledger.take(header, one.header(), one.position(), one.frame(), () -> payload(segment, one));
        } catch (JournalDamagedException e) {
            throw e;
        } catch (IOException e) {
            throw new JournalDamagedException(
                    segment.file(), one.position(), String.valueOf(e.getMessage()), Remedy.RESTORE);
        }
    }

    /** Of a record that the ledger does not know yet. */
    private byte[] payload(Segment segment, SegmentScan.Found one) throws IOException {
        Frame frame = one.frame();
        byte[] payload = new byte[frame.payloadLength()];
        int read = segments.read(
                segment, file -> file.read(one.position() + frame.payloadOffset(), payload, 0, payload.length));
        if (read < payload.length || Frame.sum(payload, 0, read) != frame.payloadSum()) {
            throw new IOException("the payload of record " + frame.index() + " is not what was written");
        }
        return payload;
    }

    private void compare(Optional<Checkpoint> kept, long durable) throws IOException {
        long size = ledger.size();
        if (size < durable) {
            throw new JournalDamagedException(
                    folder,
                    0,
                    "the journal has " + size + " records, and " + durable + " were there once",
                    Remedy.RESTORE);
        }
        if (kept.isPresent()
                && !ledger.tree().root(kept.get().size()).equals(kept.get().root())) {
            throw new JournalDamagedException(
                    folder.resolve(Checkpoints.FILE),
                    0,
                    "the first " + kept.get().size() + " records have another root than this catalog has signed",
                    Remedy.RESTORE);
        }
    }

    private JournalDamagedException notWhole(Segment segment, long offset) {
        return new JournalDamagedException(
                segment.file(),
                offset,
                "record " + ledger.size() + " was written and is not whole any more",
                Remedy.RESTORE);
    }

    RecordReader reader() {
        return reader;
    }
}
