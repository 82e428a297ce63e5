package eu.cartulary.catalog.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A disk of which one call fails, whichever it is; or at which the process dies, and does nothing more to it. */
public final class FailingDisk implements Disk {
    private final Disk disk;
    private final AtomicInteger calls = new AtomicInteger();
    private volatile int failing;
    private final Fault fault;
    private volatile boolean failed;
    private volatile boolean dead;

    /**
     * @param disk does the work
     * @param failing which call, from 1; 0: none
     */
    public FailingDisk(Disk disk, int failing, Fault fault) {
        this.disk = disk;
        this.failing = failing;
        this.fault = fault;
    }

    /** What goes wrong. */
    public enum Fault {
        /** Input/output error. */
        EIO,
        /** No space left, where something is written. */
        ENOSPC,
        /** The process is gone: neither this call nor any behind it comes to the disk. What was written stays written. */
        KILL
    }

    /** From now on the call that fails is this one, counted from here. */
    void failAfter(int more) {
        failing = calls.get() + more;
    }

    /** Whether it has come to that. */
    public boolean failed() {
        return failed;
    }

    /** How many calls there were that could fail. */
    public int calls() {
        return calls.get();
    }

    private void call(Kind kind) throws IOException {
        if (dead) {
            throw new IOException("the process is dead");
        }
        boolean counts = fault != Fault.ENOSPC || kind == Kind.WRITES;
        if (counts && calls.incrementAndGet() == failing) {
            failed = true;
            dead = fault == Fault.KILL;
            throw fault == Fault.ENOSPC
                    ? new FullException(new IOException("No space left on device"))
                    : new IOException("Input/output error");
        }
    }

    private enum Kind {
        READS,
        WRITES
    }

    @Override
    public DiskFile open(Path file) throws IOException {
        call(disk.exists(file) ? Kind.READS : Kind.WRITES);
        DiskFile open = disk.open(file);
        return new DiskFile() {
            @Override
            public long length() throws IOException {
                call(Kind.READS);
                return open.length();
            }

            @Override
            public int read(long position, byte[] target, int offset, int length) throws IOException {
                call(Kind.READS);
                return open.read(position, target, offset, length);
            }

            @Override
            public void write(long position, byte[] source, int offset, int length) throws IOException {
                boolean already = dead;
                try {
                    call(Kind.WRITES);
                } catch (IOException e) {
                    // A write may fail in the middle; one that comes after the end does nothing.
                    if (!already) {
                        open.write(position, source, offset, length / 2);
                    }
                    throw e;
                }
                open.write(position, source, offset, length);
            }

            @Override
            public void truncate(long length) throws IOException {
                call(Kind.READS);
                open.truncate(length);
            }

            @Override
            public void sync() throws IOException {
                call(Kind.WRITES);
                open.sync();
            }

            @Override
            public void close() throws IOException {
                open.close();
                call(Kind.READS);
            }
        };
    }

    @Override
    public boolean exists(Path file) throws IOException {
        call(Kind.READS);
        return disk.exists(file);
    }

    @Override
    public List<Path> list(Path folder) throws IOException {
        call(Kind.READS);
        return disk.list(folder);
    }

    @Override
    public void createFolders(Path folder) throws IOException {
        call(Kind.WRITES);
        disk.createFolders(folder);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        call(Kind.WRITES);
        disk.rename(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        call(Kind.READS);
        disk.delete(file);
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        call(Kind.WRITES);
        disk.syncFolder(folder);
    }

    @Override
    public Closeable lock(Path file) throws IOException {
        call(Kind.READS);
        return disk.lock(file);
    }
}
