package eu.cartulary.journal;

import eu.cartulary.json.Json;
import eu.cartulary.log.Checkpoint;
import eu.cartulary.log.LogFormatException;
import eu.cartulary.log.NoteVerifier;
import eu.cartulary.log.SignedNote;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * A backup: a tar with {@code keys/}, {@code trust/}, {@code tenders/}, the segments of the journal up to a checkpoint, that
 * checkpoint, and {@value #TRAILER}, a signed note (C2SP signed-note) whose lines are {@value #FIRST_LINE}, the origin of the log,
 * its size and root, and the SHA-256 in hex and the number of all bytes before the note's file.
 *
 * <p>It is proved while it streams by, without unpacking it: its signed sum, every byte of every record, the root, and that the
 * checkpoint in it is that of the records in it.
 */
public final class BackupFile {
    /** Name of the last file. */
    public static final String TRAILER = "backup.note";
    /** In a folder into which a backup is being unpacked, or was when that broke off. */
    public static final String UNFINISHED = "RESTORE-UNFINISHED";
    /** First line of the note in it. */
    public static final String FIRST_LINE = "cartulary-backup/1";

    private static final List<String> FOLDERS = List.of("keys/", "trust/", "tenders/", "log/");
    private static final int MAX_SMALL = 1 << 20;

    private final Inspection inspection = new Inspection();
    private final List<String> damages = new ArrayList<>();
    private final MessageDigest sum = RecordHead.sha256();
    private final Summed in;
    private @Nullable NoteVerifier key;
    private @Nullable Checkpoint checkpoint;
    private boolean trailed;

    private BackupFile(InputStream stream, @Nullable NoteVerifier expected) {
        this.in = new Summed(new BufferedInputStream(stream, 1 << 16), sum);
        this.key = expected;
    }

    /**
     * Checks a backup.
     *
     * @param expected the key of the catalog it must be of; without one, that of the identity in it, which proves that it is whole
     *     and not whose it is
     */
    public static JournalReport verify(InputStream stream, Optional<NoteVerifier> expected) throws IOException {
        BackupFile check = new BackupFile(stream, expected.orElse(null));
        try {
            check.read();
        } catch (IOException e) {
            check.damages.add(String.valueOf(e.getMessage()));
        }
        return check.report();
    }

    /**
     * Unpacks a backup into a folder that is empty or absent, after which the catalog can be started on it. Does not prove it: see
     * {@link #verify}. Until all of it is on the disk the folder holds {@value #UNFINISHED}, on which no catalog starts.
     */
    public static void unpack(InputStream in, Path folder) throws IOException {
        Path root = Files.createDirectories(folder.toAbsolutePath().normalize());
        Path unfinished = root.resolve(UNFINISHED);
        if (Files.exists(unfinished)) {
            throw new IOException(folder + " holds a restore that broke off: delete the folder and restore again");
        }
        try (Stream<Path> there = Files.list(root)) {
            if (there.findAny().isPresent()) {
                throw new IOException(folder + " is not empty");
            }
        }
        OwnerOnly.copy(InputStream.nullInputStream(), unfinished);
        unpackInto(root, in);
        Files.delete(unfinished);
    }

    private static void unpackInto(Path root, InputStream in) throws IOException {
        for (var entry = Tar.next(in); entry.isPresent(); entry = Tar.next(in)) {
            Path file = root.resolve(entry.get().name()).normalize();
            if (!isOurs(entry.get().name()) || !file.startsWith(root) || file.equals(root)) {
                throw new IOException("no catalog writes this file into a backup: "
                        + entry.get().name());
            }
            Files.createDirectories(file.getParent());
            try (Tar.Content content = new Tar.Content(in, entry.get())) {
                OwnerOnly.copy(content, file);
            }
        }
    }

    private static boolean isOurs(String name) {
        return name.equals(TRAILER) || FOLDERS.stream().anyMatch(name::startsWith);
    }

    private void read() throws IOException {
        byte[] before = in.sumSoFar();
        for (var entry = Tar.next(in); entry.isPresent(); entry = Tar.next(in)) {
            try (Tar.Content content = new Tar.Content(in, entry.get())) {
                take(entry.get(), content, before);
            }
            before = in.sumSoFar();
        }
    }

    private void take(Tar.Entry entry, Tar.Content content, byte[] sumBefore) throws IOException {
        if (trailed) {
            throw new IOException(entry.name() + " stands behind the signed note, which says nothing of it");
        }
        if (entry.name().startsWith("log/segment-")) {
            inspection.segment(entry.name(), content, Inspection.Place.LAST);
        } else if (entry.name().equals("keys/catalog.json") && key == null) {
            key = key(content.readNBytes(MAX_SMALL));
        } else if (entry.name().equals("log/" + Inspection.CHECKPOINT)) {
            checkpoint = checkpoint(new String(content.readNBytes(MAX_SMALL), StandardCharsets.UTF_8));
            inspection.compare(checkpoint);
        } else if (entry.name().equals(TRAILER)) {
            trailer(new String(content.readNBytes(MAX_SMALL), StandardCharsets.UTF_8), sumBefore);
        }
    }

    private static NoteVerifier key(byte[] catalog) throws IOException {
        try {
            return NoteVerifier.parse(
                    Json.read(catalog).required("log").required("key").stringValue());
        } catch (LogFormatException | JacksonException e) {
            throw new IOException("keys/catalog.json in the backup cannot be read: " + e.getMessage());
        }
    }

    private NoteVerifier key() throws IOException {
        NoteVerifier known = key;
        if (known == null) {
            throw new IOException("the backup has no identity");
        }
        return known;
    }

    private Checkpoint checkpoint(String note) throws IOException {
        try {
            return Checkpoint.verify(note, key());
        } catch (LogFormatException e) {
            throw new IOException("the checkpoint in the backup: " + e.getMessage());
        }
    }

    private void trailer(String text, byte[] sumBefore) throws IOException {
        trailed = true;
        try {
            SignedNote note = SignedNote.parse(text);
            List<String> lines = note.text().lines().toList();
            Checkpoint covered = checkpoint;
            boolean right = note.isSignedBy(key())
                    && lines.size() >= 6
                    && lines.get(0).equals(FIRST_LINE)
                    && lines.get(4).equals(HexFormat.of().formatHex(sumBefore))
                    && covered != null
                    && lines.get(1).equals(covered.origin())
                    && lines.get(2).equals(Long.toString(covered.size()))
                    && lines.get(3).equals(covered.root().base64());
            if (!right) {
                damages.add("the signed note at its end does not fit the backup");
            }
        } catch (LogFormatException e) {
            damages.add("the note at its end cannot be read: " + e.getMessage());
        }
    }

    private JournalReport report() {
        inspection.damages().forEach(one -> damages.add(one.file() + ", byte " + one.offset() + ": " + one.what()));
        if (!trailed) {
            damages.add("the signed note at its end is missing: the backup was broken off");
        }
        return new JournalReport(
                inspection.count(), inspection.segments(), inspection.root().base64(), damages);
    }

    /** Sums what is read. */
    private static final class Summed extends java.io.FilterInputStream {
        private final MessageDigest sum;

        Summed(InputStream in, MessageDigest sum) {
            super(in);
            this.sum = sum;
        }

        @Override
        public int read() throws IOException {
            int one = in.read();
            if (one >= 0) {
                sum.update((byte) one);
            }
            return one;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = in.read(target, offset, length);
            if (read > 0) {
                sum.update(target, offset, read);
            }
            return read;
        }

        @Override
        public long skip(long n) throws IOException {
            return read(new byte[(int) Math.min(n, 8_192)]);
        }

        byte[] sumSoFar() {
            try {
                return ((MessageDigest) sum.clone()).digest();
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException("the platform's SHA-256 can be cloned", e);
            }
        }
    }
}
