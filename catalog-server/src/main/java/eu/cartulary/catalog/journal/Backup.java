package eu.cartulary.catalog.journal;

import eu.cartulary.journal.BackupFile;
import eu.cartulary.journal.Tar;
import eu.cartulary.log.Checkpoint;
import eu.cartulary.log.LogFormatException;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A tar of everything that cannot be derived: the journal up to a checkpoint, the checkpoint, {@code keys/}, {@code trust/} and
 * {@code tenders/}. Its last file is a signed note that names the sum of all bytes before. Made piece by piece, each when it is
 * asked for, so that nothing gathers where a reader is slow; publishing goes on meanwhile, erasures wait with their blanking until
 * this is closed. Restore: unpack into an empty folder, and start.
 */
public final class Backup implements Closeable {
    private static final int PIECE = 256 * 1024;
    private static final byte[] END = new byte[2 * Tar.BLOCK];

    /** What becomes of the private keys: whoever holds them can sign as this catalog. */
    public enum Keys {
        /** They are in it: unpacked, it can be started as it is. */
        INCLUDE,
        /** Only {@code keys/catalog.json}, which says who the catalog is: a restore needs the keys from elsewhere. */
        OMIT
    }

    private final FileJournal journal;
    private final Path data;
    private final Checkpoint checkpoint;
    private final Deque<Part> parts = new ArrayDeque<>();
    private final MessageDigest sum = sha256();
    private @Nullable InputStream current;
    private long written;
    private boolean closed;

    /** A file of the archive; opened when its turn comes. */
    private interface Part {
        InputStream open() throws IOException;
    }

    private Backup(FileJournal journal, Path data, Keys keys) throws IOException {
        this.journal = journal;
        this.data = data;
        this.checkpoint = journal.checkpointNow();
        if (keys == Keys.INCLUDE) {
            folder("keys");
        } else {
            parts.add(() -> small("keys/catalog.json", Files.readAllBytes(data.resolve("keys/catalog.json"))));
        }
        folder("trust");
        folder("tenders");
        segments();
        parts.add(
                () -> small("log/" + Checkpoints.FILE, checkpoint.note().note().getBytes(StandardCharsets.UTF_8)));
        parts.add(this::trailer);
        parts.add(() -> new ByteArrayInputStream(END));
    }

    /**
     * Begins a backup that goes to the newest checkpoint.
     *
     * @param data the data folder of the journal
     */
    public static Backup open(FileJournal journal, Path data, Keys keys) throws IOException {
        journal.blanking().hold();
        try {
            return new Backup(journal, data, keys);
        } catch (IOException | RuntimeException e) {
            journal.blanking().release();
            throw e;
        }
    }

    /** Writes a whole backup, with its keys; gives the checkpoint up to which it goes. */
    static Checkpoint write(FileJournal journal, Path data, OutputStream out) throws IOException {
        try (Backup backup = open(journal, data, Keys.INCLUDE)) {
            for (byte[] piece = backup.next(); piece.length > 0; piece = backup.next()) {
                out.write(piece);
            }
            return backup.checkpoint();
        }
    }

    /** The checkpoint up to which it goes. */
    public Checkpoint checkpoint() {
        return checkpoint;
    }

    /** The next bytes; none at the end. One thread at a time. */
    public byte[] next() throws IOException {
        byte[] piece = new byte[PIECE];
        int filled = 0;
        while (filled < PIECE) {
            InputStream from = current;
            if (from == null) {
                Part part = parts.poll();
                if (part == null) {
                    break;
                }
                current = part.open();
                continue;
            }
            int read = from.read(piece, filled, PIECE - filled);
            if (read < 0) {
                current = null;
            } else {
                // The trailer is opened once all before it has gone through here.
                sum.update(piece, filled, read);
                written += read;
                filled += read;
            }
        }
        return Arrays.copyOf(piece, filled);
    }

    /** Lets erasures go on; does not wait for them. */
    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            current = null;
            parts.clear();
            journal.blanking().release();
            journal.blankSoon();
        }
    }

    private void folder(String name) throws IOException {
        Path folder = data.resolve(name);
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (!file.toString().endsWith(".new")) {
                    parts.add(() -> small(data.relativize(file).toString(), Files.readAllBytes(file)));
                }
            }
        }
    }

    private void segments() throws IOException {
        Segment[] segments = journal.segments().all();
        for (int i = 0; i < segments.length && (i == 0 || segments[i].first() < checkpoint.size()); i++) {
            Segment segment = segments[i];
            boolean next = i + 1 < segments.length && segments[i + 1].first() < checkpoint.size();
            long length = next
                    ? journal.segments().read(segment, DiskFile::length)
                    : journal.endOf(checkpoint.size(), segment);
            parts.add(() -> inTar("log/" + segment.file().getFileName(), length, new SegmentBytes(segment, length)));
        }
    }

    private InputStream trailer() {
        String text = BackupFile.FIRST_LINE + "\n" + checkpoint.origin() + "\n" + checkpoint.size() + "\n"
                + checkpoint.root().base64() + "\n" + HexFormat.of().formatHex(sum.digest()) + "\n" + written + "\n";
        try {
            String note = journal.identity().log().sign(text).note();
            return small(BackupFile.TRAILER, note.getBytes(StandardCharsets.UTF_8));
        } catch (LogFormatException e) {
            throw new IllegalStateException("lines of text are a note", e);
        }
    }

    private static InputStream small(String name, byte[] bytes) {
        return inTar(name, bytes.length, new ByteArrayInputStream(bytes));
    }

    private static InputStream inTar(String name, long size, InputStream content) {
        List<InputStream> inOrder = List.of(
                new ByteArrayInputStream(Tar.header(name, size)),
                content,
                new ByteArrayInputStream(new byte[Tar.padding(size)]));
        return new java.io.SequenceInputStream(java.util.Collections.enumeration(inOrder));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The first bytes of a segment; holds no file between two reads. */
    private final class SegmentBytes extends InputStream {
        private final Segment segment;
        private final long length;
        private long at;

        SegmentBytes(Segment segment, long length) {
            this.segment = segment;
            this.length = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int wanted) throws IOException {
            if (at == length) {
                return -1;
            }
            int most = (int) Math.min(wanted, length - at);
            int read = journal.segments().read(segment, file -> file.read(at, target, offset, most));
            if (read <= 0) {
                throw new IOException(segment.file() + " became shorter while it was read");
            }
            at += read;
            return read;
        }
    }
}
