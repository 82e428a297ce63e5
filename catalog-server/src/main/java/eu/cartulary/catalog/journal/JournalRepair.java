package eu.cartulary.catalog.journal;

import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.json.CanonicalJson;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * Keeps what can be kept of a damaged journal, when there is no backup to put back: {@code journal repair}. The records before
 * the damage stay; everything from it on is moved aside, never deleted; and since the log has signed more than is left, it goes
 * on under a new name and key. Whoever followed the old one sees that it ended.
 */
public final class JournalRepair {

    private JournalRepair() {}

    /**
     * What was done.
     *
     * @param kept records that are left
     * @param aside folder with what was cut; absent bytes cannot be moved
     * @param origin name of the log from now on
     */
    public record Report(long kept, Path aside, String origin) {}

    /**
     * Cuts the journal before the first damage. A journal that is whole is left alone.
     *
     * @throws IOException when the folder is in use, or the journal is whole
     */
    public static Report cut(Path data, Clock clock) throws IOException {
        Disk disk = new OsDisk();
        Path log = data.resolve("log");
        try (Closeable lock = disk.lock(log.resolve("LOCK"))) {
            Inspection inspection = new Inspection();
            List<JournalCheck.Found> found = JournalCheck.inspect(disk, log, inspection);
            Cut cut = Cut.of(found, inspection);
            Path aside = Files.createDirectories(
                    data.resolve("cut-" + clock.instant().toString().replace(':', '-')));
            moveAside(disk, log, aside, cut);
            explainBlanks(disk, cut, inspection, clock);
            // From here on a start would refuse for the checkpoint alone: it goes last of the old, first of the new.
            for (String old : List.of(Checkpoints.FILE, "durable")) {
                if (Files.exists(log.resolve(old))) {
                    Files.move(log.resolve(old), aside.resolve(old));
                }
            }
            Identity renewed = Identity.renewLog(data, clock.instant());
            disk.syncFolder(log);
            return new Report(cut.records(), aside, renewed.origin());
        }
    }

    /** Where to cut: the file, its length afterwards, and how many records are before it. */
    private record Cut(Segment segment, long end, long records) {

        static Cut of(List<JournalCheck.Found> found, Inspection inspection) throws IOException {
            List<Inspection.Damage> damages = inspection.damagesBesideBlanks();
            if (damages.isEmpty()) {
                throw new IOException("every record is whole: there is nothing to repair (if the start is refused, the"
                        + " checkpoint or the keys are of another journal)");
            }
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
            throw new IOException("the damage is in no segment");
        }

        /** The record that holds the damaged byte goes, and all behind it. */
        private static Cut before(Segment segment, long offset) throws IOException {
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

    private static void moveAside(Disk disk, Path log, Path aside, Cut cut) throws IOException {
        for (Segment segment : Segment.all(disk, log)) {
            Path target = aside.resolve(segment.file().getFileName());
            boolean goesWhole =
                    segment.first() > cut.segment().first() || segment.equals(cut.segment()) && cut.end() == 0;
            if (goesWhole) {
                Files.move(segment.file(), target);
            } else if (segment.equals(cut.segment())) {
                copy(segment.file(), target);
                try (DiskFile file = disk.open(segment.file())) {
                    file.truncate(cut.end());
                    file.sync();
                }
            }
        }
    }

    /**
     * The records that said that payloads before the cut were erased may be behind it. One record says it again, for the bytes are
     * blank and must not look damaged.
     */
    private static void explainBlanks(Disk disk, Cut cut, Inspection inspection, Clock clock) throws IOException {
        List<Digest> erased = inspection.blankBefore(cut.records());
        if (erased.isEmpty() || cut.end() == 0) {
            return;
        }
        byte[] payload = CanonicalJson.write(Map.of(
                "by", "journal repair", "reason", "erased by a record that was lost with the end of the journal"));
        RecordHeader header = new RecordHeader(
                cut.records(),
                RecordKind.REDACTED,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                null,
                List.of(),
                erased,
                Drafts.JSON,
                Digest.of(payload),
                payload.length,
                null,
                0);
        byte[] bytes = HeaderCodec.write(header);
        Frame frame = Frame.of(cut.records(), cut.records(), bytes, payload, new byte[0]);
        ByteBuffer record = ByteBuffer.allocate((int) frame.recordLength());
        frame.put(record, bytes, payload, new byte[0]);
        try (DiskFile file = disk.open(cut.segment().file())) {
            file.write(cut.end(), record.array(), 0, record.capacity());
            file.sync();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (InputStream in = Files.newInputStream(from);
                OutputStream out = Files.newOutputStream(to)) {
            in.transferTo(out);
        }
    }
}
