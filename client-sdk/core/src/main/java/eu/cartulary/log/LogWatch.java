package eu.cartulary.log;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the last checkpoint it saw of one log, and believes a later one only when the log proves that the old tree is the
 * beginning of the new one. Two signed notes that cannot both be true are a fork: the log has told two stories, and the notes
 * prove it to anybody. Not safe for several threads at once.
 */
public final class LogWatch {
    private final NoteVerifier log;
    private @Nullable Checkpoint last;

    /** Watches the log of this key from its next checkpoint on. */
    public LogWatch(NoteVerifier log) {
        this.log = log;
    }

    /** Watches on from the checkpoint that was kept from last time. */
    public LogWatch(NoteVerifier log, String lastNote) throws LogFormatException {
        this.log = log;
        this.last = Checkpoint.verify(lastNote, log);
    }

    /** The last checkpoint that was believed; its note is what to keep until next time. */
    public Optional<Checkpoint> last() {
        return Optional.ofNullable(last);
    }

    /**
     * Looks at the checkpoint that the log shows now.
     *
     * @param note as fetched
     * @param proofs fetches a consistency proof from the log; asked only when both sizes differ
     * @return what it means; the checkpoint is remembered when it went on from the last one
     * @throws LogFormatException when it is not a checkpoint that this log signed: no evidence against anybody
     * @throws IOException when the proof cannot be fetched; nothing is remembered
     */
    public Seen see(String note, ProofSource proofs) throws LogFormatException, IOException {
        Checkpoint now = Checkpoint.verify(note, log);
        Checkpoint before = last;
        if (before == null) {
            last = now;
            return new Seen.First(now);
        }
        boolean forward = now.size() >= before.size();
        Checkpoint shorter = forward ? before : now;
        Checkpoint longer = forward ? now : before;
        Optional<String> why = why(shorter, longer, proofs);
        if (why.isPresent()) {
            return new Seen.Fork(before, now, why.get());
        }
        if (!forward) {
            return new Seen.Behind(now);
        }
        last = now;
        return new Seen.Grown(now);
    }

    private static Optional<String> why(Checkpoint shorter, Checkpoint longer, ProofSource proofs) throws IOException {
        if (shorter.size() == longer.size() && !shorter.root().equals(longer.root())) {
            return Optional.of("two roots at size " + shorter.size());
        }
        if (shorter.size() == longer.size() || shorter.size() == 0) {
            return Optional.empty();
        }
        return whyFork(shorter, longer, proofs.consistency(shorter.size(), longer.size()));
    }

    /**
     * Whether a proof shows that the log at one checkpoint is the beginning of the log at a longer one.
     *
     * @return why it does not; empty when it does
     */
    public static Optional<String> whyFork(Checkpoint shorter, Checkpoint longer, Consistency proof) {
        if (proof.from() != shorter.size() || proof.to() != longer.size()) {
            return Optional.of("the log gave a proof for other sizes");
        }
        return Merkle.whyNotConsistent(proof, shorter.root(), longer.root());
    }

    /** Where consistency proofs come from. */
    @FunctionalInterface
    public interface ProofSource {
        /** The proof that the log at size {@code from} is the beginning of the log at size {@code to}. */
        Consistency consistency(long from, long to) throws IOException;
    }

    /** What a checkpoint means beside the one before. */
    public sealed interface Seen {
        /** The first one; from here on the log is held to it. */
        record First(Checkpoint checkpoint) implements Seen {}

        /** The log went on from where it was, or stands where it stood. */
        record Grown(Checkpoint checkpoint) implements Seen {}

        /** True, but older than what was seen: a slow copy answered. The newer one is still remembered. */
        record Behind(Checkpoint checkpoint) implements Seen {}

        /**
         * The log has shown two histories, or will not prove that it has not. Keep both notes: each is signed by the log, and no
         * honest log can explain the two.
         */
        record Fork(Checkpoint before, Checkpoint now, String why) implements Seen {}
    }
}
