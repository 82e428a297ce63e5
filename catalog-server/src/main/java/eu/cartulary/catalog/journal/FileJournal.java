package eu.cartulary.catalog.journal;

import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.kernel.Refusal;
import eu.cartulary.catalog.register.Register;
import eu.cartulary.journal.BackupFile;
import eu.cartulary.journal.Frame;
import eu.cartulary.log.Checkpoint;
import eu.cartulary.wire.ProblemType;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The journal in the folder {@code log/} of the data folder: segments, the mark of what is durable, the newest signed
 * checkpoint, and a lock. Appends go through one thread ({@link WriterThread}); reads through files of their own.
 */
public final class FileJournal implements Journal {
    private final Closeable lock;
    private final Identity identity;
    private final Ledger ledger;
    private final Segments segments;
    private final RecordReader reader;
    private final Checkpoints checkpoints;
    private final TiledLog log;
    private final Tail tail;
    private final Mark mark;
    private final Blanking blanking;
    private final WriterThread writer;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final long cutAtStart;
    private final Path data;
    private final Path folder;

    private FileJournal(Opening opening, Closeable lock, Identity identity) throws IOException {
        Disk disk = opening.disk();
        this.lock = lock;
        this.identity = identity;
        this.data = opening.data();
        this.folder = data.resolve("log");
        this.ledger = new Ledger(opening.register());
        this.segments = new Segments(disk);
        this.reader = new RecordReader(ledger, segments);
        this.checkpoints = new Checkpoints(disk, folder, identity.log(), ledger);
        this.log = new TiledLog(ledger, reader, checkpoints, identity.log().verifier());
        this.tail = new Tail(disk, folder, segments, opening.settings());
        this.mark = new Mark(disk, folder);
        this.blanking = new Blanking(ledger, segments);
        this.cutAtStart = recover(disk, Checkpoints.kept(disk, folder, identity.log()));
        this.writer = new WriterThread(
                new Writer(ledger, tail, mark, blanking, reader, opening.clock()),
                checkpoints,
                opening.settings(),
                opening.onPoison(),
                this::tellListeners);
    }

    /** A listener that breaks must not stop the writer. */
    private void tellListeners() {
        for (Runnable listener : listeners) {
            try {
                listener.run();
            } catch (RuntimeException e) {
                System.getLogger(FileJournal.class.getName())
                        .log(System.Logger.Level.ERROR, "a listener of the journal failed", e);
            }
        }
    }

    /**
     * Opens the journal of a data folder, or begins one.
     *
     * @throws JournalDamagedException when something is not as it was written, or not all of it yet: nothing was changed
     * @throws IdentityException when the folder is another catalog's
     */
    public static FileJournal open(Opening opening) throws IOException {
        Disk disk = opening.disk();
        Path unfinished = opening.data().resolve(BackupFile.UNFINISHED);
        if (disk.exists(unfinished)) {
            throw new JournalDamagedException(unfinished, 0, "a restore into this folder broke off", Remedy.AGAIN);
        }
        Path folder = opening.data().resolve("log");
        disk.createFolders(folder);
        Closeable lock = disk.lock(folder.resolve("LOCK"));
        try {
            Identity identity = opening.identity() != null
                    ? opening.identity()
                    : Identity.openOrCreate(
                            opening.data(), opening.wish(), opening.clock().instant());
            FileJournal journal = new FileJournal(opening, lock, identity);
            journal.writer.start();
            return journal;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private long recover(Disk disk, Optional<Checkpoint> kept) throws IOException {
        Recovery.Found found = new Recovery(disk, folder, ledger, segments).run(kept, mark.read());
        Segment last = found.last();
        if (last == null) {
            tail.begin(0, ledger.tree().root(0));
        } else {
            tail.continueAt(last, found.end());
            // Whole records of a batch that was never acknowledged are kept: from here on they are durable.
            tail.sync();
        }
        if (last != null && found.cut() > 0) {
            System.getLogger(FileJournal.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "{0}: {1} bytes from byte {2} on are the beginning of a record that was never acknowledged,"
                                    + " and were cut",
                            last.file(),
                            Long.toString(found.cut()),
                            Long.toString(found.end()));
        }
        mark.write(ledger.size());
        ledger.redacted().forEach(blanking::add);
        blanking.run();
        return found.cut();
    }

    @Override
    public CompletableFuture<Outcome<Appended>> appendOrFind(Draft draft) {
        return writer.offer(draft)
                .orElseGet(() -> CompletableFuture.completedFuture(Outcome.refused(
                        Refusal.of(ProblemType.UNAVAILABLE, Finding.violation("journal-busy", null, null))
                                .with("retryAfter", 1))));
    }

    @Override
    public long size() {
        return ledger.size();
    }

    @Override
    public List<JournalRecord> read(long from, int limit) throws IOException {
        List<JournalRecord> records = new ArrayList<>(Math.min(limit, 1_024));
        // Not all that is readable: whoever reads on asks the register, which knows as far as the size says.
        long end = Math.min(ledger.size(), from + limit);
        for (long index = Math.max(0, from); index < end; index++) {
            reader.record(index).ifPresent(records::add);
        }
        return records;
    }

    @Override
    public Optional<JournalRecord> read(long index) throws IOException {
        return reader.record(index);
    }

    @Override
    public Optional<RecordHeader> header(long index) throws IOException {
        return reader.header(index);
    }

    /**
     * A durable record with the bytes of its header, whose hash is the leaf.
     *
     * @throws IOException also when there is no such record
     */
    public Written written(long index) throws IOException {
        JournalRecord record = reader.record(index).orElseThrow(() -> new IOException("there is no record " + index));
        return new Written(reader.headerBytes(index), record);
    }

    /** A record and the bytes of its header. */
    public record Written(byte[] headerBytes, JournalRecord record) {}

    @Override
    public TransparencyLog log() {
        return log;
    }

    @Override
    public Register register() {
        return ledger.register();
    }

    @Override
    public void onDurable(Runnable listener) {
        listeners.add(listener);
    }

    /** Who this catalog is. */
    public Identity identity() {
        return identity;
    }

    /** Bytes of a torn tail that were cut when it was opened; 0 when there was none. */
    public long cutAtStart() {
        return cutAtStart;
    }

    /** Begins a backup up to the newest checkpoint; who closes it lets erasures go on. */
    public Backup backup(Backup.Keys keys) throws IOException {
        return Backup.open(this, data, keys);
    }

    /** How long syncs take. */
    public SyncTimes syncTimes() {
        return tail.times();
    }

    /** Drafts that wait for the writer. */
    public int waiting() {
        return writer.waiting();
    }

    Segments segments() {
        return segments;
    }

    Blanking blanking() {
        return blanking;
    }

    /** Erases what a backup had put off. */
    void blankSoon() {
        writer.blankSoon();
    }

    Checkpoint checkpointNow() {
        return checkpoints.newest();
    }

    /** Where the first {@code size} records end, the last of which is in this segment (or none is). */
    long endOf(long size, Segment last) throws IOException {
        if (size == last.first()) {
            return Segment.LENGTH;
        }
        long offset = ledger.offset(size - 1);
        return segments.read(last, file -> {
            byte[] fixed = new byte[Frame.LENGTH];
            file.read(offset, fixed, 0, fixed.length);
            Frame frame = Frame.read(fixed, 0);
            if (frame == null) {
                throw new JournalDamagedException(
                        last.file(), offset, "there is no record " + (size - 1), Remedy.RESTORE);
            }
            return offset + frame.recordLength();
        });
    }

    Ledger ledger() {
        return ledger;
    }

    /** Writes what waits, keeps a last checkpoint, and lets go of the folder. */
    @Override
    public void close() throws IOException {
        writer.stop();
        try (lock;
                segments;
                tail;
                mark) {
            checkpoints.keep();
        }
    }
}
