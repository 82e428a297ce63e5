package eu.cartulary.catalog.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/** A disk of the machine that can be full for a while, slow for as long as a test likes, or broken. */
public final class TroubledDisk {
    /** Small, so that room runs out and queues fill up at once. */
    public static final JournalSettings TINY = new JournalSettings(1 << 20, 4_000, 2, 1, Duration.ofHours(1));

    /** Names of the pools of {@code http.Blocking} in which questions are answered. */
    private static final List<String> REQUESTS = List.of("search-", "stream-", "read-");

    private final Disk disk = new OsDisk();
    private final Semaphore syncs = new Semaphore(Integer.MAX_VALUE);
    private final Semaphore reads = new Semaphore(Integer.MAX_VALUE);
    private final AtomicLong asked = new AtomicLong();
    private volatile boolean full;
    private volatile boolean broken;

    /** From now on nothing can be written, or it can again. */
    public void full(boolean now) {
        full = now;
    }

    /** From now on no sync succeeds. */
    public void breaks() {
        broken = true;
    }

    /** From now on no sync ends. */
    public void holdSyncs() {
        syncs.drainPermits();
    }

    /** From now on the threads of the views read nothing. */
    public void holdViews() {
        reads.drainPermits();
    }

    /** They go on. */
    public void letViews() {
        reads.release(1_000_000);
    }

    /** They end again. */
    public void letSyncs() {
        syncs.release(1_000_000);
    }

    /** How often threads that answer requests have read. */
    public long readByRequests() {
        return asked.get();
    }

    /** The journal on this disk, with little room and a short queue. */
    public Opening under(Opening opening) {
        return opening.with(TINY).on(new Troubled());
    }

    private final class Troubled implements Disk {
        @Override
        public DiskFile open(Path file) throws IOException {
            DiskFile open = disk.open(file);
            return new DiskFile() {
                @Override
                public long length() throws IOException {
                    return open.length();
                }

                @Override
                public int read(long position, byte[] target, int offset, int length) throws IOException {
                    String thread = Thread.currentThread().getName();
                    if (thread.startsWith("views-")) {
                        reads.acquireUninterruptibly();
                    } else if (REQUESTS.stream().anyMatch(thread::startsWith)) {
                        asked.incrementAndGet();
                    }
                    return open.read(position, target, offset, length);
                }

                @Override
                public void write(long position, byte[] source, int offset, int length) throws IOException {
                    if (full) {
                        throw new FullException(new IOException("No space left on device"));
                    }
                    open.write(position, source, offset, length);
                }

                @Override
                public void truncate(long length) throws IOException {
                    open.truncate(length);
                }

                @Override
                public void sync() throws IOException {
                    if (broken) {
                        throw new IOException("Input/output error");
                    }
                    syncs.acquireUninterruptibly();
                    open.sync();
                }

                @Override
                public void close() throws IOException {
                    open.close();
                }
            };
        }

        @Override
        public boolean exists(Path file) throws IOException {
            return disk.exists(file);
        }

        @Override
        public List<Path> list(Path folder) throws IOException {
            return disk.list(folder);
        }

        @Override
        public void createFolders(Path folder) throws IOException {
            disk.createFolders(folder);
        }

        @Override
        public void rename(Path from, Path to) throws IOException {
            disk.rename(from, to);
        }

        @Override
        public void delete(Path file) throws IOException {
            disk.delete(file);
        }

        @Override
        public void syncFolder(Path folder) throws IOException {
            disk.syncFolder(folder);
        }

        @Override
        public Closeable lock(Path file) throws IOException {
            return disk.lock(file);
        }
    }

    /** A process whose journal breaks, as it would in a catalog: {@code <data folder>}. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        TroubledDisk disk = new TroubledDisk();
        FileJournal journal = FileJournal.open(
                disk.under(Opening.of(Path.of(arguments[0]), Sample.WISH, java.time.Clock.systemUTC())));
        journal.append(Drafts.rulesChanged(java.util.Map.of("a", "1"))).join();
        System.out.println("acknowledged " + journal.size());
        disk.breaks();
        journal.append(Drafts.rulesChanged(java.util.Map.of("a", "2"))).thenRun(() -> System.out.println("never said"));
        // As the threads of a server would, this one holds the process until somebody ends it.
        new java.util.concurrent.CountDownLatch(1).await();
    }
}
