package eu.cartulary.catalog.journal;

import eu.cartulary.journal.Frame;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * How many records have been synced, in a file that is itself not synced: written after each sync, so that it is never too
 * large, and after the death of the process (not of the machine) exact. With it, a record that is damaged after it was
 * acknowledged is told from one that was being written.
 */
final class Mark implements Closeable {
    static final String FILE = "durable";
    private static final int LENGTH = 12;

    private final DiskFile file;

    Mark(Disk disk, Path folder) throws IOException {
        this.file = disk.open(folder.resolve(FILE));
    }

    /** What it says; 0 when it says nothing that can be trusted. */
    long read() throws IOException {
        byte[] bytes = new byte[LENGTH];
        boolean whole = file.read(0, bytes, 0, LENGTH) == LENGTH;
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return whole && buffer.getInt(8) == Frame.sum(bytes, 0, 8) ? Math.max(0, buffer.getLong()) : 0;
    }

    void write(long size) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(LENGTH).putLong(size);
        buffer.putInt(Frame.sum(buffer.array(), 0, 8));
        file.write(0, buffer.array(), 0, LENGTH);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
