package eu.cartulary.catalog.journal;

import eu.cartulary.log.Checkpoint;
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
     * What was found.
     *
     * @param records whole records from the first on
     * @param segments files they are in
     * @param root root of their tree, base64
     * @param damages what is wrong, in order; empty when nothing is
     */
    public record Report(long records, long segments, String root, List<String> damages) {
        public Report {
            damages = List.copyOf(damages);
        }

        /** Whether every byte is as it was written. */
        public boolean isWhole() {
            return damages.isEmpty();
        }
    }

    /**
     * Checks the journal of a data folder.
     *
     * @throws Disk.FolderInUseException when a catalog runs on it
     */
    public static Report run(Path data) throws IOException {
        Disk disk = new OsDisk();
        try (Closeable lock = disk.lock(data.resolve("log").resolve("LOCK"))) {
            List<String> damages = new ArrayList<>();
            Inspection inspection = new Inspection();
            inspect(disk, data.resolve("log"), inspection);
            compare(disk, data, inspection).ifPresent(damages::add);
            inspection.damages().forEach(one -> damages.add(one.file() + ", byte " + one.offset() + ": " + one.what()));
            return new Report(
                    inspection.count(), inspection.segments(), inspection.root().base64(), damages);
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

    private static Optional<String> compare(Disk disk, Path data, Inspection inspection) throws IOException {
        try {
            Identity identity = Identity.read(data.resolve("keys"));
            Optional<Checkpoint> kept = Checkpoints.kept(disk, data.resolve("log"), identity.log());
            kept.ifPresent(inspection::compare);
            return Optional.empty();
        } catch (IdentityException | JournalDamagedException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
