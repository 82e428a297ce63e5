package eu.cartulary.catalog.graph;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An answer on its way: kept until the transaction has ended, so that no slow client holds one open. Small ones stay in memory,
 * larger ones go to a temporary file, too large ones are given up. Written by one thread, then read by one.
 */
final class Spool extends OutputStream {
    private static final int FIRST = 8 << 10;

    private final int inMemory;
    private final long most;
    private byte[] memory = new byte[FIRST];
    private int used;
    private @Nullable RandomAccessFile file;
    private @Nullable Path path;
    private long read;
    private boolean released;

    /** The answer is larger than the limit. */
    static final class Full extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * An empty one.
     *
     * @param inMemory bytes that stay in memory
     * @param most bytes in all
     */
    Spool(int inMemory, long most) {
        this.inMemory = inMemory;
        this.most = most;
    }

    /** What was written, in bytes. */
    long size() throws IOException {
        return (file == null ? 0 : file.length()) + used;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (size() + length > most) {
            throw new Full();
        }
        if (used + length > inMemory) {
            spill();
            open().write(bytes, offset, length);
            return;
        }
        if (used + length > memory.length) {
            memory = Arrays.copyOf(memory, Math.max(used + length, memory.length * 2));
        }
        System.arraycopy(bytes, offset, memory, used, length);
        used += length;
    }

    /** Puts a text in front of the last occurrence of another one in the last 64 bytes; at the end where there is none. */
    void insertBefore(String last, String text) throws IOException {
        spill();
        RandomAccessFile all = open();
        int length = (int) Math.min(64, all.length());
        byte[] tail = new byte[length];
        all.seek(all.length() - length);
        all.readFully(tail);
        String end = new String(tail, StandardCharsets.ISO_8859_1);
        int at = end.lastIndexOf(last);
        String rest = at < 0 ? "" : end.substring(at);
        all.setLength(all.length() - rest.length());
        all.seek(all.length());
        all.write(text.getBytes(StandardCharsets.UTF_8));
        all.write(rest.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The next bytes to send; -1 at the end. */
    int next(byte[] into) throws IOException {
        if (file == null) {
            int length = (int) Math.min(into.length, used - read);
            if (length <= 0) {
                return -1;
            }
            System.arraycopy(memory, (int) read, into, 0, length);
            read += length;
            return length;
        }
        spill();
        open().seek(read);
        int length = open().read(into);
        read += Math.max(0, length);
        return length;
    }

    /** Gives back memory and file; may be called twice. */
    void release() {
        if (released) {
            return;
        }
        released = true;
        memory = new byte[0];
        used = 0;
        try {
            if (file != null) {
                file.close();
            }
            if (path != null) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            // A temporary file that stays is the worst that can come of it.
            org.slf4j.LoggerFactory.getLogger(Spool.class).warn("an answer's temporary file stays: {}", e.toString());
        }
    }

    private void spill() throws IOException {
        if (used > 0) {
            open().seek(open().length());
            open().write(memory, 0, used);
            used = 0;
        }
        if (file != null) {
            open().seek(open().length());
        }
    }

    private RandomAccessFile open() throws IOException {
        RandomAccessFile opened = file;
        if (opened == null) {
            path = Files.createTempFile("cartulary-answer", ".tmp");
            opened = new RandomAccessFile(path.toFile(), "rw");
            file = opened;
        }
        return opened;
    }
}
