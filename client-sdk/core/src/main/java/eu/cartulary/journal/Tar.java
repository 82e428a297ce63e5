package eu.cartulary.journal;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * As much of the tar format (POSIX ustar) as a backup needs: regular files with names below 100 bytes. Any tar unpacks it.
 */
public final class Tar {
    /** Headers stand on multiples of this, and files fill up to one. */
    public static final int BLOCK = 512;

    private static final int NAME = 100;
    private static final int SIZE_AT = 124;
    private static final int SUM_AT = 148;

    private Tar() {}

    /** The block in front of a file. */
    public static byte[] header(String name, long size) {
        byte[] block = new byte[BLOCK];
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length >= NAME || size > 077777777777L) {
            throw new IllegalArgumentException("a name or a file too long for a backup: " + name);
        }
        System.arraycopy(bytes, 0, block, 0, bytes.length);
        text(block, 100, "0000600");
        text(block, 108, "0000000");
        text(block, 116, "0000000");
        text(block, SIZE_AT, String.format(Locale.ROOT, "%011o", size));
        text(block, 136, "00000000000");
        text(block, 156, "0");
        text(block, 257, "ustar");
        text(block, 263, "00");
        text(block, SUM_AT, String.format(Locale.ROOT, "%06o", sum(block)));
        block[155] = ' ';
        return block;
    }

    /** Sum of the bytes of a header, its own place taken as spaces. */
    private static int sum(byte[] block) {
        int sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= SUM_AT && i < SUM_AT + 8 ? ' ' : block[i] & 0xff;
        }
        return sum;
    }

    private static void text(byte[] block, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, block, at, bytes.length);
    }

    /** How many zeroes stand behind a file of this size. */
    public static int padding(long size) {
        return (int) ((BLOCK - size % BLOCK) % BLOCK);
    }

    /** A file of an archive that is being read. */
    public record Entry(String name, long size) {}

    /** Reads the next header; nothing at the end of the archive. */
    public static Optional<Entry> next(InputStream in) throws IOException {
        byte[] block = in.readNBytes(BLOCK);
        if (block.length < BLOCK) {
            throw new EOFException("the backup ends in the middle");
        }
        if (Arrays.equals(block, new byte[BLOCK])) {
            return Optional.empty();
        }
        try {
            boolean right = Integer.parseInt(string(block, SUM_AT, 7), 8) == sum(block);
            Entry entry = new Entry(string(block, 0, NAME), Long.parseLong(string(block, SIZE_AT, 12), 8));
            if (right && entry.size >= 0 && Arrays.equals(header(entry.name, entry.size), block)) {
                return Optional.of(entry);
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new IOException("this is not a backup, or it is damaged");
    }

    private static String string(byte[] block, int at, int length) {
        int end = at;
        while (end < at + length && block[end] != 0 && block[end] != ' ') {
            end++;
        }
        return new String(block, at, end - at, StandardCharsets.UTF_8);
    }

    /** The bytes of one file; closing it goes to the next header and leaves the archive open. */
    public static final class Content extends FilterInputStream {
        private final long size;
        private long left;

        /** The file that stands at the place the archive has been read to. */
        public Content(InputStream archive, Entry entry) {
            super(archive);
            this.size = entry.size();
            this.left = size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = in.read(target, offset, (int) Math.min(length, left));
            if (read < 0) {
                throw new EOFException("the backup ends in the middle");
            }
            left -= read;
            return read;
        }

        @Override
        public void close() throws IOException {
            in.skipNBytes(left + padding(size));
            left = 0;
        }
    }
}
