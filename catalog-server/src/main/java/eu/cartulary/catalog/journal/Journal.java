package eu.cartulary.catalog.journal;

import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.register.Register;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The append-only record of everything admitted: the one source of truth. A port: a file by default. */
public interface Journal extends Closeable {

    /**
     * Appends a record. The future completes once the record is on the disk ({@code FD.sync()}); cancelling it does not
     * cancel the write. Supersession and idempotency are checked again by the writer, against the register. What hangs on the
     * future without an executor of its own runs on one thread that acknowledges, and must be short.
     *
     * @return the header with its place; or a refusal: {@code superseded} (an older one came late), {@code subject-not-owned}
     *     (another was first), {@code not-found} (no such credential), {@code too-large} (the header), {@code unavailable} (the
     *     queue is full, or the journal is closing), {@code disk-full}. An envelope of which all credentials are known gives
     *     the header it has, and what has ended already, that of the record that ended it: whether the record is new is told
     *     by {@link Appended}
     */
    default CompletableFuture<Outcome<RecordHeader>> append(Draft draft) {
        return appendOrFind(draft).thenApply(outcome -> outcome.then(appended -> Outcome.done(appended.header())));
    }

    /** As {@link #append}, and says whether the record is new. */
    CompletableFuture<Outcome<Appended>> appendOrFind(Draft draft);

    /** How many records are durable; the index of the next one. */
    long size();

    /** Reads records {@code from} (inclusive) on, at most {@code limit}, only durable ones; empty at the end. */
    List<JournalRecord> read(long from, int limit) throws IOException;

    /** Reads one durable record; empty where there is none yet. */
    default Optional<JournalRecord> read(long index) throws IOException {
        return index < 0 ? Optional.empty() : read(index, 1).stream().findFirst();
    }

    /** Reads one durable header, without payload and evidence; empty where there is none yet. */
    Optional<RecordHeader> header(long index) throws IOException;

    /** The same records as a Merkle tree, with its checkpoints, tiles and proofs. */
    TransparencyLog log();

    /** Where everything stands; the journal's writer keeps it. */
    Register register();

    /** Calls after each durable batch, on the writer's thread; the listener only takes note and returns. */
    void onDurable(Runnable listener);

    /** A record and whether the draft made it: {@code false} when it was there already. */
    record Appended(RecordHeader header, boolean isNew) {}
}
