package eu.cartulary.catalog.journal;

import eu.cartulary.journal.Frame;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Walks over the records of a segment by their frames and headers, without reading payloads. */
final class SegmentScan {
    /** A frame, a usual header and some more, in one read. */
    private static final int WINDOW = 8 * 1024;

    private final DiskFile file;
    private final long length;
    private final byte[] window = new byte[WINDOW];
    private long windowStart;
    private int windowLength;
    private long position;

    SegmentScan(DiskFile file, long start) throws IOException {
        this.file = file;
        this.length = file.length();
        this.position = start;
    }

    /** A record whose frame and header hold. */
    record Found(long position, Frame frame, byte[] header) {}

    /** The next record; nothing where none stands whole (by frame, header and length), and the scan stays there. */
    @Nullable
    Found next() throws IOException {
        Frame frame = Frame.read(bytes(position, Frame.LENGTH), 0);
        if (frame == null || position + frame.recordLength() > length) {
            return null;
        }
        byte[] header = bytes(position + Frame.LENGTH, frame.headerLength());
        if (header.length < frame.headerLength() || Frame.sum(header, 0, header.length) != frame.headerSum()) {
            return null;
        }
        Found found = new Found(position, frame, header);
        position += frame.recordLength();
        return found;
    }

    /** Where the next record would start. */
    long position() {
        return position;
    }

    boolean atEnd() {
        return position >= length;
    }

    /** Whether there are only zeroes from here on. */
    boolean onlyZeroesFollow() throws IOException {
        byte[] block = new byte[64 * 1024];
        for (long at = position; at < length; at += block.length) {
            int read = file.read(at, block, 0, block.length);
            for (int i = 0; i < read; i++) {
                if (block[i] != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * Looks for whole records behind a place where none stands.
     *
     * @return the largest {@link Frame#durable} that any of them states; 0 when there is none
     */
    long durableSaidAfter(long from) throws IOException {
        long said = 0;
        byte[] block = new byte[64 * 1024 + Frame.LENGTH];
        for (long at = Frame.aligned(from); at < length; at += block.length - Frame.LENGTH) {
            int read = file.read(at, block, 0, block.length);
            for (int i = 0; i + Frame.LENGTH <= read; i += Frame.ALIGNMENT) {
                Frame frame = Frame.read(block, i);
                said = frame == null ? said : Math.max(said, frame.durable());
            }
        }
        return said;
    }

    private byte[] bytes(long from, int wanted) throws IOException {
        if (wanted > WINDOW) {
            byte[] own = new byte[wanted];
            return Arrays.copyOf(own, file.read(from, own, 0, wanted));
        }
        if (from < windowStart || from + wanted > windowStart + windowLength) {
            windowStart = from;
            windowLength = file.read(from, window, 0, WINDOW);
        }
        int start = (int) (from - windowStart);
        return Arrays.copyOfRange(window, start, Math.min(start + wanted, Math.max(start, windowLength)));
    }
}
