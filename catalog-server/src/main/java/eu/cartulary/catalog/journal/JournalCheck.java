package eu.cartulary.catalog.journal;

import eu.cartulary.journal.Inspection;
import eu.cartulary.journal.JournalReport;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at every byte of a journal that is not open, and changes nothing: {@code journal check}. */
public final class JournalCheck {

    private JournalCheck() {}

    /**
     * Checks the journal of a data folder.
     *
     * @throws Disk.FolderInUseException when a catalog runs on it
     */
    public static JournalReport run(Path data) throws IOException {
        Disk disk = new OsDisk();
        try (Closeable lock = disk.lock(data.resolve("log").resolve("LOCK"))) {
            Inspection inspection = new Inspection();
            List<Found> found = inspect(disk, data.resolve("log"), inspection);
            Promised promised = Promised.read(disk, data);
            List<String> damages = new ArrayList<>();
            if (promised.unreadable() != null) {
                damages.add(promised.unreadable());
            }
            if (tornTail(disk, found, inspection, promised).isEmpty()) {
                promised.whyBroken(inspection).ifPresent(damages::add);
                inspection
                        .damages()
                        .forEach(one -> damages.add(one.file() + ", byte " + one.offset() + ": " + one.what()));
            }
            return new JournalReport(
                    inspection.count(), inspection.segments(), inspection.root().base64(), damages);
        }
    }

    /**
     * Says where a tail begins that was being written when the catalog stopped, where that is all that is wrong: no damage, for
     * nobody was told that it is there, and the next start cuts it.
     */
    static Optional<String> tornTail(Path data) throws IOException {
        Disk disk = new OsDisk();
        try (Closeable lock = disk.lock(data.resolve("log").resolve("LOCK"))) {
            Inspection inspection = new Inspection();
            List<Found> found = inspect(disk, data.resolve("log"), inspection);
            return tornTail(disk, found, inspection, Promised.read(disk, data));
        }
    }

    static Optional<String> tornTail(Disk disk, List<Found> found, Inspection inspection, Promised promised)
            throws IOException {
        List<Inspection.Damage> damages = inspection.damages();
        if (found.isEmpty() || damages.isEmpty()) {
            return Optional.empty();
        }
        Segment last = found.get(found.size() - 1).segment();
        String name = String.valueOf(last.file().getFileName());
        if (!damages.stream().allMatch(one -> one.file().equals(name) && one.offset() >= Segment.LENGTH)) {
            return Optional.empty();
        }
        Cut cut = Cut.before(
                last,
                damages.stream().mapToLong(Inspection.Damage::offset).min().orElse(0));
        try (DiskFile file = disk.open(last.file())) {
            long said = new SegmentScan(file, cut.end()).durableSaidAfter(cut.end());
            return cut.records() < Math.max(promised.durable(), said)
                    ? Optional.empty()
                    : Optional.of(name + ", from byte " + cut.end()
                            + ": was being written when the catalog stopped, and nobody was told that it is there."
                            + " The next start cuts it");
        }
    }

    /** A segment that was looked at, and where its whole records end. */
    record Found(Segment segment, long end) {}

    static List<Found> inspect(Disk disk, Path log, Inspection inspection) throws IOException {
        List<Segment> segments = Segment.all(disk, log);
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < segments.size() && inspection.wentThrough(); i++) {
            Segment segment = segments.get(i);
            Inspection.Place place = i == segments.size() - 1 ? Inspection.Place.LAST : Inspection.Place.SEALED;
            try (InputStream in = new BufferedInputStream(Files.newInputStream(segment.file()), 1 << 16)) {
                String name = String.valueOf(segment.file().getFileName());
                found.add(new Found(segment, inspection.segment(name, in, place)));
            }
        }
        return found;
    }
}
