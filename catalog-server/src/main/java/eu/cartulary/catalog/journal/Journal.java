package eu.cartulary.catalog.journal;

import eu.cartulary.catalog.kernel.Outcome;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The append-only record of everything admitted: the one source of truth. A port: a file by default. */
public interface Journal extends Closeable {

    /**
     * Appends a record. The future completes once the record is on the disk ({@code FD.sync()}); cancelling it does not
     * cancel the write. Supersession and idempotency are checked again by the writer, against the register.
     *
     * @return the header with its place; or a refusal: {@code superseded} (an older one came late), {@code unavailable} (the
     *     queue is full), {@code disk-full}. A credential that is known already gives the header it has
     */
    CompletableFuture<Outcome<RecordHeader>> append(Draft draft);

    /** How many records are durable; the index of the next one. */
    long size();

    /** Reads records {@code from} (inclusive) on, at most {@code limit}, only durable ones; empty at the end. */
    List<JournalRecord> read(long from, int limit) throws IOException;

    /** Calls after each durable batch, on the writer's thread; the listener only takes note and returns. */
    void onDurable(Runnable listener);
}
