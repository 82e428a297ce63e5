package eu.cartulary.catalog.journal;

import eu.cartulary.catalog.journal.Journal.Appended;
import eu.cartulary.catalog.kernel.CredentialHead;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.kernel.Refusal;
import eu.cartulary.journal.Frame;
import eu.cartulary.wire.ProblemType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns what waits into records: one sync for all that waits, then the register, then the answers. Every step of a batch is here,
 * in order. Belongs to one thread.
 */
final class Writer {
    private static final byte[] NOTHING = new byte[0];

    private final Ledger ledger;
    private final Tail tail;
    private final Mark mark;
    private final Blanking blanking;
    private final Recheck recheck;
    private final Clock clock;

    Writer(Ledger ledger, Tail tail, Mark mark, Blanking blanking, RecordReader reader, Clock clock) {
        this.ledger = ledger;
        this.tail = tail;
        this.mark = mark;
        this.blanking = blanking;
        this.recheck = new Recheck(ledger, reader);
        this.clock = clock;
    }

    /** A draft and where its answer goes. */
    interface Waiting {
        Draft draft();

        void answer(Outcome<Appended> outcome);

        void fail(Exception e);
    }

    /** A record that is ready to be written. */
    private record Ready(Waiting waiting, RecordHeader header, byte[] headerBytes, Frame frame, byte[] evidence) {
        byte[] payload() {
            return waiting.draft().payload();
        }
    }

    /**
     * Writes a batch, from the front; what would depend on a record of this very batch stays for the next.
     *
     * @throws IOException when nobody knows what is on the disk: nothing may be written after it
     */
    void write(Deque<Waiting> waiting) throws IOException {
        List<Ready> ready = prepare(waiting);
        if (ready.isEmpty()) {
            return;
        }
        long length = ready.stream().mapToLong(one -> one.frame.recordLength()).sum();
        try {
            tail.makeRoom(length, ledger.size(), ledger.tree()::root);
        } catch (Disk.FullException full) {
            Refusal refusal = Refusal.of(ProblemType.DISK_FULL, Finding.violation("disk-full", null, null));
            ready.forEach(one -> one.waiting.answer(Outcome.refused(refusal)));
            return;
        } catch (IOException e) {
            ready.forEach(one -> one.waiting.fail(e));
            throw e;
        }
        try {
            long start = tail.end();
            tail.append(bytes(ready, (int) length), (int) length);
            take(ready, start);
        } catch (IOException | RuntimeException | Error e) {
            ready.forEach(one -> one.waiting.fail(new IOException("nobody knows whether the record was written", e)));
            throw e;
        }
        note();
        ready.forEach(one -> one.waiting.answer(Outcome.done(new Appended(one.header, true))));
    }

    private List<Ready> prepare(Deque<Waiting> waiting) {
        List<Ready> ready = new ArrayList<>();
        Set<Object> touched = new HashSet<>();
        Map<Digest, Long> evidence = new HashMap<>();
        Deque<Waiting> open = new ArrayDeque<>(waiting);
        while (!open.isEmpty()) {
            Waiting one = open.poll();
            Set<Object> own = Recheck.touched(one.draft());
            boolean alone = Recheck.goesAlone(one.draft());
            if (alone && !ready.isEmpty() || own.stream().anyMatch(touched::contains)) {
                break;
            }
            waiting.poll();
            touched.addAll(own);
            prepare(one, ledger.size() + ready.size(), evidence).ifPresent(ready::add);
            if (alone) {
                break;
            }
        }
        return ready;
    }

    private Optional<Ready> prepare(Waiting one, long index, Map<Digest, Long> evidence) {
        try {
            Optional<Outcome<Appended>> answer = recheck.answer(one.draft());
            if (answer.isPresent()) {
                one.answer(answer.get());
                return Optional.empty();
            }
            Ready ready = ready(one, recheck.completed(one.draft()), index, evidence);
            // What could not be read back must not be written: it would end this process now, and every start after it.
            Effects.of(HeaderCodec.read(ready.headerBytes), ready::payload);
            if (ready.headerBytes.length > HeaderCodec.MAX_BYTES
                    || ready.payload().length > Frame.MAX_PART
                    || ready.evidence.length > Frame.MAX_PART) {
                one.answer(Outcome.refused(Refusal.of(
                        ProblemType.TOO_LARGE,
                        Finding.violation(
                                "record-too-large", null, null, Integer.toString(HeaderCodec.MAX_BYTES / 1_024)))));
                return Optional.empty();
            }
            if (ready.evidence.length > 0) {
                evidence.put(Digest.of(ready.evidence), index);
            }
            return Optional.of(ready);
        } catch (IOException | RuntimeException e) {
            // Of this draft alone: nothing has been written for it.
            one.fail(e);
            return Optional.empty();
        }
    }

    private Ready ready(Waiting one, Draft draft, long index, Map<Digest, Long> evidence) {
        byte[] given = draft.evidence() == null ? NOTHING : draft.evidence();
        Digest hash = given.length == 0 ? null : Digest.of(given);
        boolean isHere = hash == null || evidence.containsKey(hash) || ledger.evidence(hash) >= 0;
        List<CredentialHead> heads =
                draft.credentials().stream().map(HeaderCodec::normal).toList();
        RecordHeader header = new RecordHeader(
                index,
                draft.kind(),
                now(),
                draft.issuer(),
                heads,
                draft.digests(),
                draft.mediaType(),
                Digest.of(draft.payload()),
                draft.payload().length,
                hash,
                given.length);
        byte[] bytes = HeaderCodec.write(header);
        byte[] inline = isHere ? NOTHING : given;
        return new Ready(one, header, bytes, Frame.of(index, ledger.size(), bytes, draft.payload(), inline), inline);
    }

    /** To the millisecond, and never before the record in front: a clock that is set back makes no history run backwards. */
    private Instant now() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return now.isBefore(ledger.lastTime()) ? ledger.lastTime() : now;
    }

    private static byte[] bytes(List<Ready> ready, int length) {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        ready.forEach(one -> one.frame.put(buffer, one.headerBytes, one.payload(), one.evidence));
        return buffer.array();
    }

    private void take(List<Ready> ready, long start) throws IOException {
        long offset = start;
        for (Ready one : ready) {
            ledger.take(one.header, one.headerBytes, offset, one.frame, one::payload);
            offset += one.frame.recordLength();
            if (one.header.kind() == RecordKind.REDACTED) {
                for (Digest digest : one.header.digests()) {
                    ledger.recordsOf(digest).forEach(blanking::add);
                }
            }
        }
    }

    /** After the sync: neither the mark nor a payload that is not blank yet takes anything back from those who wait. */
    private void note() {
        try {
            mark.write(ledger.size());
        } catch (IOException e) {
            System.getLogger(Writer.class.getName())
                    .log(System.Logger.Level.WARNING, "the mark of what is durable could not be written", e);
        }
    }

    /**
     * Blanks what was redacted; its failure does not undo the record, and the next start tries again.
     *
     * @throws Blanking.UnsyncedException after which nobody knows what is on the disk
     */
    void blank() throws Blanking.UnsyncedException {
        try {
            blanking.run();
        } catch (Blanking.UnsyncedException e) {
            throw e;
        } catch (IOException e) {
            System.getLogger(Writer.class.getName())
                    .log(System.Logger.Level.ERROR, "an erased payload could not be blanked yet", e);
        }
    }
}
