package eu.cartulary.catalog.journal;

import static eu.cartulary.catalog.journal.Sample.envelope;
import static eu.cartulary.catalog.journal.Sample.head;
import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.kernel.CredentialHead;
import eu.cartulary.catalog.kernel.Outcome;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What waits together is written together, unless one of it depends on what is before it. */
class BatchTest {
    private final Gate gate = new Gate(new SimulatedDisk(new Random(1)));

    private FileJournal open() throws IOException {
        return FileJournal.open(Sample.opening(Path.of("/simulated")).on(gate).as(Sample.identity()));
    }

    @Test
    void an_erasure_blanks_no_credential_that_came_beside_an_old_one_in_the_same_moment() throws Exception {
        CredentialHead first = head("first", null, 0);
        CredentialHead shared = head("shared", null, 0);
        CredentialHead fresh = head("fresh", null, 0);
        try (FileJournal journal = open()) {
            Sample.done(journal, envelope("one", 800, first, shared));
            CompletableFuture<Outcome<RecordHeader>> held = journal.append(gate.closing(envelope("held")));
            CompletableFuture<Outcome<RecordHeader>> again = journal.append(envelope("two", 800, shared, fresh));
            CompletableFuture<Outcome<RecordHeader>> erasure =
                    journal.append(Drafts.redacted(first.digest(), "so", "test"));
            gate.open();
            held.get(60, TimeUnit.SECONDS);
            long index = ((Outcome.Done<RecordHeader>) again.get(60, TimeUnit.SECONDS))
                    .value()
                    .index();
            assertThat(erasure.get(60, TimeUnit.SECONDS)).isInstanceOf(Outcome.Done.class);
            // The next batch: what was to be blanked is blank by now.
            Sample.done(journal, envelope("afterwards"));
            assertThat(journal.read(0).orElseThrow().payload()).isNull();
            assertThat(journal.read(index).orElseThrow().payload()).isEqualTo(Sample.bytes("two", 800));
        }
    }

    /** Holds the next sync until it is opened. */
    private static final class Gate implements Disk {
        private final Disk disk;
        private volatile CountDownLatch latch = new CountDownLatch(0);

        Gate(Disk disk) {
            this.disk = disk;
        }

        Draft closing(Draft draft) {
            latch = new CountDownLatch(1);
            return draft;
        }

        void open() {
            latch.countDown();
        }

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
                    return open.read(position, target, offset, length);
                }

                @Override
                public void write(long position, byte[] source, int offset, int length) throws IOException {
                    open.write(position, source, offset, length);
                }

                @Override
                public void truncate(long length) throws IOException {
                    open.truncate(length);
                }

                @Override
                public void sync() throws IOException {
                    try {
                        latch.await();
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
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
}
