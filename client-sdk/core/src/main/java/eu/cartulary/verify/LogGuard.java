package eu.cartulary.verify;

import eu.cartulary.client.AnswerCheck;
import eu.cartulary.client.AsyncCatalog;
import eu.cartulary.log.Checkpoint;
import eu.cartulary.log.LogFormatException;
import eu.cartulary.log.NoteVerifier;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds a catalog to its own log. With one of these a client believes a receipt only when it names what was sent and the log
 * proves that it holds it, and a checkpoint only when it goes on from the last one that was seen:
 *
 * <pre>{@code
 * LogGuard guard = LogGuard.of("catalog.example/log+1f2e3d4c+AbC…").rememberingIn(CheckpointStore.file(path));
 * CatalogClient catalog = CatalogClient.builder(uri).check(guard).build();
 * }</pre>
 *
 * <p>The verifier key has to come from elsewhere than the catalog: from its operator, or from the first visit, written down. What
 * does not hold is an {@link AnswerNotVerifiedException}; two histories are a {@link LogForkException}, an older one is a
 * {@link StaleCheckpointException}, each with both signed notes. Immutable; safe for any number of threads and clients of one
 * catalog.
 */
public final class LogGuard implements AnswerCheck {
    private final NoteVerifier log;
    private final CheckpointStore store;

    private LogGuard(NoteVerifier log, CheckpointStore store) {
        this.log = log;
        this.store = store;
    }

    /**
     * A guard for the log of this key, which remembers for as long as the program runs.
     *
     * @param verifierKey {@code <origin>+<id>+<key>} (C2SP signed-note)
     * @throws IllegalArgumentException when it is none
     */
    public static LogGuard of(String verifierKey) {
        try {
            return new LogGuard(NoteVerifier.parse(verifierKey), CheckpointStore.inMemory());
        } catch (LogFormatException malformed) {
            throw new IllegalArgumentException("no verifier key: " + malformed.getMessage(), malformed);
        }
    }

    /** The same with another memory. */
    public LogGuard rememberingIn(CheckpointStore other) {
        return new LogGuard(log, other);
    }

    /** The last checkpoint that was believed. */
    public Optional<Checkpoint> last() {
        return Optional.ofNullable(remembered());
    }

    @Override
    public GuardedCall asking(AsyncCatalog catalog) {
        return new GuardedCall(this, catalog, remembered());
    }

    NoteVerifier log() {
        return log;
    }

    boolean remember(@Nullable Checkpoint before, Checkpoint now) {
        return store.replace(
                before == null ? null : before.note().note(), now.note().note());
    }

    /** A memory that does not hold is not overwritten: somebody has to look why. */
    @Nullable
    Checkpoint remembered() {
        Optional<String> note = store.last();
        try {
            return note.isEmpty() ? null : Checkpoint.verify(note.get(), log);
        } catch (LogFormatException damaged) {
            throw new AnswerNotVerifiedException(
                    "remembered-checkpoint-invalid",
                    "the checkpoint that was kept is not one of this log: " + damaged.getMessage(),
                    damaged);
        }
    }
}
