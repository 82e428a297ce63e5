package eu.cartulary.catalog.journal;

import java.io.Closeable;
import java.io.IOException;

/** An open file. An interrupted thread neither closes it nor stops (which is why it is not a FileChannel). */
public interface DiskFile extends Closeable {

    long length() throws IOException;

    /**
     * Reads what is there, at most {@code length} bytes.
     *
     * @return how many; fewer only at the end of the file
     */
    int read(long position, byte[] target, int offset, int length) throws IOException;

    /** Writes all of it, growing the file where need be. */
    void write(long position, byte[] source, int offset, int length) throws IOException;

    void truncate(long length) throws IOException;

    /** Returns when everything written to this file is on the disk. After a failure nobody knows what is; never retried. */
    void sync() throws IOException;
}
