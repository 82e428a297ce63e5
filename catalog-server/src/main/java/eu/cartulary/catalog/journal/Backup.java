package eu.cartulary.catalog.journal;

import eu.cartulary.log.Checkpoint;
import eu.cartulary.log.LogFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A tar of everything that cannot be derived: the journal up to a checkpoint, the checkpoint, {@code keys/} (private keys
 * included: whoever holds a backup can sign as this catalog), {@code trust/} and {@code tenders/}. Its last file is a signed note
 * that names the sum of all bytes before. Publishing goes on meanwhile; erasures wait with their blanking until it is through.
 * Restore: unpack into an empty folder, and start.
 */
public final class Backup {
    /** Name of the last file. */
    public static final String TRAILER = "backup.note";

    static final String FIRST_LINE = "cartulary-backup/1";
    private static final List<String> FOLDERS = List.of("keys", "trust", "tenders");
    private static final int BUFFER = 256 * 1024;

    private final FileJournal journal;
    private final Path data;
    private final DigestOutputStream out;
    private long written;

    private Backup(FileJournal journal, Path data, OutputStream out) {
        this.journal = journal;
        this.data = data;
        this.out = new DigestOutputStream(out, sha256());
    }

    /**
     * Writes a backup; takes as long as the reader of the stream does.
     *
     * @param data the data folder of the journal
     * @return the checkpoint up to which it goes
     */
    public static Checkpoint write(FileJournal journal, Path data, OutputStream out) throws IOException {
        journal.blanking().hold();
        try {
            return new Backup(journal, data, out).write();
        } finally {
            journal.blanking().release();
            journal.blanking().run();
        }
    }

    private Checkpoint write() throws IOException {
        Checkpoint checkpoint = journal.checkpointNow();
        for (String folder : FOLDERS) {
            folder(data.resolve(folder));
        }
        Segment[] segments = journal.segments().all();
        for (int i = 0; i < segments.length && (i == 0 || segments[i].first() < checkpoint.size()); i++) {
            boolean next = i + 1 < segments.length && segments[i + 1].first() < checkpoint.size();
            long length = next ? Files.size(segments[i].file()) : journal.endOf(checkpoint.size(), segments[i]);
            segment(segments[i], length);
        }
        bytes("log/" + Checkpoints.FILE, checkpoint.note().note().getBytes(StandardCharsets.UTF_8));
        trailer(checkpoint);
        out.write(new byte[2 * Tar.BLOCK]);
        out.flush();
        return checkpoint;
    }

    private void folder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (!file.toString().endsWith(".new")) {
                    bytes(data.relativize(file).toString(), Files.readAllBytes(file));
                }
            }
        }
    }

    private void segment(Segment segment, long length) throws IOException {
        header("log/" + segment.file().getFileName(), length);
        byte[] buffer = new byte[BUFFER];
        journal.segments().read(segment, file -> {
            for (long at = 0; at < length; ) {
                int read = file.read(at, buffer, 0, (int) Math.min(buffer.length, length - at));
                if (read <= 0) {
                    throw new IOException(segment.file() + " became shorter while it was read");
                }
                out.write(buffer, 0, read);
                at += read;
            }
            return length;
        });
        written += length;
        pad(length);
    }

    private void trailer(Checkpoint checkpoint) throws IOException {
        byte[] sum = out.getMessageDigest().digest();
        String text = FIRST_LINE + "\n" + checkpoint.origin() + "\n" + checkpoint.size() + "\n"
                + checkpoint.root().base64() + "\n" + HexFormat.of().formatHex(sum) + "\n" + written + "\n";
        try {
            bytes(TRAILER, journal.identity().log().sign(text).note().getBytes(StandardCharsets.UTF_8));
        } catch (LogFormatException e) {
            throw new IllegalStateException("lines of text are a note", e);
        }
    }

    private void bytes(String name, byte[] bytes) throws IOException {
        header(name, bytes.length);
        out.write(bytes);
        written += bytes.length;
        pad(bytes.length);
    }

    private void header(String name, long size) throws IOException {
        out.write(Tar.header(name, size));
        written += Tar.BLOCK;
    }

    private void pad(long size) throws IOException {
        Tar.pad(out, size);
        written += (Tar.BLOCK - size % Tar.BLOCK) % Tar.BLOCK;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * Unpacks a backup into a folder that is empty or absent, after which the catalog can be started on it. Does not prove it: see
     * {@link BackupCheck}.
     */
    public static void restore(InputStream in, Path folder) throws IOException {
        Path root = Files.createDirectories(folder.toAbsolutePath().normalize());
        try (Stream<Path> there = Files.list(root)) {
            if (there.findAny().isPresent()) {
                throw new IOException(folder + " is not empty");
            }
        }
        for (var entry = Tar.next(in); entry.isPresent(); entry = Tar.next(in)) {
            Path file = root.resolve(entry.get().name()).normalize();
            if (!file.startsWith(root) || file.equals(root)) {
                throw new IOException("a backup with a name that leads out of it: "
                        + entry.get().name());
            }
            Files.createDirectories(file.getParent());
            try (Tar.Content content = new Tar.Content(in, entry.get())) {
                OwnerOnly.copy(content, file);
            }
        }
    }
}
