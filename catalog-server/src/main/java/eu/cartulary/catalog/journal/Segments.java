package eu.cartulary.catalog.journal;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The segments, and open files for those who read them: each reader has a file to itself while it reads. */
final class Segments implements Closeable {
    /** Files kept open per segment; a reader more opens its own and closes it again. */
    private static final int KEPT = 4;

    private final Disk disk;
    private final Map<Segment, Queue<DiskFile>> idle = new ConcurrentHashMap<>();
    private volatile Segment[] all = new Segment[0];
    private volatile boolean closed;

    Segments(Disk disk) {
        this.disk = disk;
    }

    /** Adds the next one; one thread only. */
    void add(Segment segment) {
        Segment[] more = Arrays.copyOf(all, all.length + 1);
        more[all.length] = segment;
        all = more;
    }

    Segment[] all() {
        return all.clone();
    }

    /** The segment in which this record is. */
    Segment of(long index) {
        Segment[] now = all;
        int low = 0;
        int high = now.length - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (now[middle].first() <= index) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return now[low];
    }

    <R> R read(Segment segment, Reading<R> reading) throws IOException {
        Queue<DiskFile> files = idle.computeIfAbsent(segment, one -> new ConcurrentLinkedQueue<>());
        DiskFile file = files.poll();
        if (file == null) {
            file = disk.open(segment.file());
        }
        try {
            return reading.from(file);
        } finally {
            if (closed || files.size() >= KEPT) {
                file.close();
            } else {
                files.add(file);
            }
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        for (Queue<DiskFile> files : idle.values()) {
            for (DiskFile file = files.poll(); file != null; file = files.poll()) {
                file.close();
            }
        }
    }

    /** What a reader does with its file. */
    @FunctionalInterface
    interface Reading<R> {
        R from(DiskFile file) throws IOException;
    }
}
