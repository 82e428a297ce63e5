package eu.cartulary.catalog.journal;

import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.journal.Frame;
import eu.cartulary.journal.Inspection;
import eu.cartulary.json.CanonicalJson;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps what can be kept of a damaged journal, when there is no backup to put back: {@code journal repair}. The records before
 * the damage stay; everything from it on is moved aside, never deleted; and since the log has signed more than is left, it goes
 * on under a new name and key. Whoever followed the old one sees that it ended.
 */
public final class JournalRepair {
    /** Digests in one record: far below what a header holds. */
    private static final int MAX_AT_ONCE = 500;

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
     * Cuts the journal before the first damage; one that is whole, and shorter or another than was signed, goes on as it is. May be
     * run again when it was broken off. A journal that is whole and what was signed is left alone.
     *
     * @throws IOException when the folder is in use, or the journal is whole
     */
    public static Report cut(Path data, Clock clock) throws IOException {
        Disk disk = new OsDisk();
        Path log = data.resolve("log");
        try (Closeable lock = disk.lock(log.resolve("LOCK"))) {
            Inspection inspection = new Inspection();
            List<JournalCheck.Found> found = JournalCheck.inspect(disk, log, inspection);
            Promised promised = Promised.read(disk, data);
            Optional<String> tail = JournalCheck.tornTail(disk, found, inspection, promised);
            if (tail.isPresent()) {
                throw new IOException("there is nothing to repair: " + tail.get());
            }
            Cut cut = Cut.of(found, inspection);
            boolean breaksPromise = !inspection.damagesBesideBlanks().isEmpty()
                    || promised.whyBroken(inspection).isPresent();
            if (!breaksPromise
                    && promised.unreadable() == null
                    && inspection.damages().isEmpty()) {
                throw new IOException("every record is whole and there that was signed: there is nothing to repair");
            }
            // First: whoever dies from here on leaves a checkpoint that is not of this log, which refuses every start
            // until
            // this has come to its end. The other way round a start could go on under a name that has signed more.
            Identity identity =
                    breaksPromise ? Identity.renewLog(data, clock.instant()) : Identity.read(data.resolve("keys"));
            Path aside = data.resolve("cut-" + clock.instant().toString().replace(':', '-'));
            disk.createFolders(aside);
            moveAside(disk, log, aside, cut);
            explainBlanks(disk, cut, inspection, clock);
            for (String old : List.of(Mark.FILE, Checkpoints.FILE)) {
                if (Files.exists(log.resolve(old))) {
                    Files.move(log.resolve(old), aside.resolve(old), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            disk.syncFolder(aside);
            disk.syncFolder(log);
            return new Report(cut.records(), aside, identity.origin());
        }
    }

    private static void moveAside(Disk disk, Path log, Path aside, Cut cut) throws IOException {
        for (Segment segment : Segment.all(disk, log)) {
            Path target = aside.resolve(segment.file().getFileName());
            boolean goesWhole =
                    segment.first() > cut.segment().first() || segment.equals(cut.segment()) && cut.end() == 0;
            if (goesWhole) {
                Files.move(segment.file(), target);
            } else if (segment.equals(cut.segment()) && cut.end() < Files.size(segment.file())) {
                copy(segment.file(), target);
                try (DiskFile file = disk.open(segment.file())) {
                    file.truncate(cut.end());
                    file.sync();
                }
            }
        }
    }

    /**
     * The records that said that payloads before the cut were erased may be behind it. Records of our own say it again, for the
     * bytes are blank and must not look damaged.
     */
    private static void explainBlanks(Disk disk, Cut cut, Inspection inspection, Clock clock) throws IOException {
        List<Digest> erased =
                inspection.blankBefore(cut.records()).stream().map(Digest::new).toList();
        if (erased.isEmpty() || cut.end() == 0) {
            return;
        }
        byte[] payload = CanonicalJson.write(Map.of(
                "by", "journal repair", "reason", "erased by a record that was lost with the end of the journal"));
        try (DiskFile file = disk.open(cut.segment().file())) {
            long end = cut.end();
            long index = cut.records();
            for (int from = 0; from < erased.size(); from += MAX_AT_ONCE) {
                List<Digest> some = erased.subList(from, Math.min(erased.size(), from + MAX_AT_ONCE));
                byte[] record = explanation(index, some, payload, clock);
                file.write(end, record, 0, record.length);
                end += record.length;
                index++;
            }
            file.sync();
        }
    }

    private static byte[] explanation(long index, List<Digest> erased, byte[] payload, Clock clock) throws IOException {
        RecordHeader header = new RecordHeader(
                index,
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
        Frame frame = Frame.of(index, index, bytes, payload, new byte[0]);
        ByteBuffer record = ByteBuffer.allocate((int) frame.recordLength());
        frame.put(record, bytes, payload, new byte[0]);
        return record.array();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (InputStream in = Files.newInputStream(from);
                OutputStream out = Files.newOutputStream(to)) {
            in.transferTo(out);
        }
    }
}
