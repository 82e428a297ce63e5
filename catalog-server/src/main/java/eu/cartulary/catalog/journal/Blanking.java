package eu.cartulary.catalog.journal;

import eu.cartulary.journal.Frame;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Overwrites the payloads of redacted records with zeroes, after the record that says so is on the disk; after a crash between
 * the two, the next start does it. A backup that is being read puts it off until the backup is through: what it copies must fit
 * together. One thread blanks; any thread may hold it off.
 */
final class Blanking {
    private static final int BLOCK = 64 * 1024;

    private final Ledger ledger;
    private final Segments segments;
    private final Queue<Long> waiting = new ArrayDeque<>();
    private final AtomicInteger held = new AtomicInteger();

    Blanking(Ledger ledger, Segments segments) {
        this.ledger = ledger;
        this.segments = segments;
    }

    /** Puts blanking off until {@link #release}. */
    synchronized void hold() {
        held.incrementAndGet();
    }

    synchronized void release() {
        held.decrementAndGet();
    }

    synchronized void add(long index) {
        waiting.add(index);
    }

    /** Does what waits and may be done. */
    synchronized void run() throws IOException {
        while (held.get() == 0 && !waiting.isEmpty()) {
            blank(waiting.peek());
            waiting.remove();
        }
    }

    private void blank(long index) throws IOException {
        Segment segment = segments.of(index);
        long offset = ledger.offset(index);
        segments.read(segment, file -> {
            byte[] fixed = new byte[Frame.LENGTH];
            file.read(offset, fixed, 0, fixed.length);
            Frame frame = Frame.read(fixed, 0);
            if (frame == null || frame.index() != index) {
                throw new JournalDamagedException(
                        segment.file(), offset, "there is no record " + index, Remedy.RESTORE);
            }
            if (!isBlank(file, offset + frame.payloadOffset(), frame.payloadLength())) {
                byte[] zeroes = new byte[frame.payloadLength()];
                file.write(offset + frame.payloadOffset(), zeroes, 0, zeroes.length);
                sync(file);
            }
            return true;
        });
    }

    /** What was not synced for sure cannot be told from what was: a second attempt would find zeroes in memory, and believe them. */
    private static void sync(DiskFile file) throws UnsyncedException {
        try {
            file.sync();
        } catch (IOException e) {
            throw new UnsyncedException(e);
        }
    }

    /** Nobody knows whether an erasure is on the disk. */
    static final class UnsyncedException extends IOException {
        private static final long serialVersionUID = 1L;

        UnsyncedException(IOException cause) {
            super("the blanks of an erased payload could not be synced", cause);
        }
    }

    static boolean isBlank(DiskFile file, long from, int length) throws IOException {
        byte[] block = new byte[Math.min(BLOCK, Math.max(1, length))];
        for (int done = 0; done < length; done += block.length) {
            int read = file.read(from + done, block, 0, Math.min(block.length, length - done));
            for (int i = 0; i < read; i++) {
                if (block[i] != 0) {
                    return false;
                }
            }
        }
        return true;
    }
}
