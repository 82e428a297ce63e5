package eu.cartulary.catalog.journal;

import eu.cartulary.log.Hash;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The end of the last segment, where records are appended. Room is reserved as zeroes that are synced ahead: an append then
 * finds its blocks there, and a full disk is met while nothing is at stake. The writer's thread only.
 */
final class Tail implements Closeable {
    private final Disk disk;
    private final Path folder;
    private final Segments segments;
    private final SyncTimes times = new SyncTimes();
    private final JournalSettings settings;
    private @Nullable DiskFile file;
    private long end;
    private long reserved;

    Tail(Disk disk, Path folder, Segments segments, JournalSettings settings) {
        this.disk = disk;
        this.folder = folder;
        this.segments = segments;
        this.settings = settings;
    }

    /** Goes on in this segment, which holds records up to {@code end}. */
    void continueAt(Segment segment, long endOfRecords) throws IOException {
        file = disk.open(segment.file());
        end = endOfRecords;
        reserved = file.length();
    }

    /** Begins a segment. */
    void begin(long first, Hash root) throws IOException {
        Segment segment = Segment.create(disk, folder, first, root);
        segments.add(segment);
        continueAt(segment, Segment.LENGTH);
    }

    /**
     * Makes room for so many bytes in one piece.
     *
     * @param root root of the tree of so many records, for a new segment
     * @throws Disk.FullException when there is none; nothing has changed then
     */
    void makeRoom(long bytes, long size, Function<Long, Hash> root) throws IOException {
        DiskFile open = file;
        if (open != null && end > Segment.LENGTH && end + bytes > settings.segmentBytes()) {
            open.truncate(end);
            // At once: should the sync fail, nothing is reserved any more that is not there.
            reserved = end;
            open.sync();
            begin(size, root.apply(size));
            open.close();
        }
        reserve(bytes);
    }

    private void reserve(long bytes) throws IOException {
        DiskFile open = open();
        while (reserved < end + bytes) {
            long before = reserved;
            int step = (int) Math.max(settings.reserveBytes(), Math.min(end + bytes - reserved, 64 << 20));
            try {
                open.write(before, new byte[step], 0, step);
                open.sync();
            } catch (Disk.FullException full) {
                // Zeroes only: what was there is untouched, and the attempt is taken back.
                open.truncate(before);
                throw full;
            }
            reserved = before + step;
        }
    }

    /** Appends and syncs. After an exception nobody knows what is on the disk. */
    void append(byte[] bytes, int length) throws IOException {
        DiskFile open = open();
        open.write(end, bytes, 0, length);
        long begin = System.nanoTime();
        open.sync();
        times.took(System.nanoTime() - begin);
        end += length;
    }

    /** Makes sure of what was found at the start. */
    void sync() throws IOException {
        open().sync();
    }

    SyncTimes times() {
        return times;
    }

    /** Where the next record will start. */
    long end() {
        return end;
    }

    private DiskFile open() throws IOException {
        DiskFile open = file;
        if (open == null) {
            throw new IOException("the journal is closed");
        }
        return open;
    }

    @Override
    public void close() throws IOException {
        DiskFile open = file;
        file = null;
        if (open != null) {
            open.close();
        }
    }
}
