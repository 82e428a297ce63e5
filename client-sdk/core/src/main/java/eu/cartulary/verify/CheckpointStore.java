package eu.cartulary.verify;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the last checkpoint that was seen of one log, so that the log is held to it the next time. Safe for any number of
 * threads. One that forgets lets the log tell another story after every start.
 */
public interface CheckpointStore {

    /** The signed note that was kept last. */
    Optional<String> last();

    /**
     * Puts a note in the place of another.
     *
     * @param expected the note that must be there still, absent for none
     * @param note to be kept
     * @return whether it was there, and now is the new one; otherwise nothing was changed
     */
    boolean replace(@Nullable String expected, String note);

    /** For as long as the program runs. */
    static CheckpointStore inMemory() {
        return new MemoryCheckpointStore();
    }

    /** In a file, which several programs may share; it is made at the first checkpoint. */
    static CheckpointStore file(Path file) {
        return new FileCheckpointStore(file);
    }
}
