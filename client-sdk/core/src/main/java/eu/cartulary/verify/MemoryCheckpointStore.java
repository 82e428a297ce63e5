package eu.cartulary.verify;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Guarded by itself. */
final class MemoryCheckpointStore implements CheckpointStore {
    private @Nullable String note;

    @Override
    public synchronized Optional<String> last() {
        return Optional.ofNullable(note);
    }

    @Override
    public synchronized boolean replace(@Nullable String expected, String next) {
        if (!Objects.equals(note, expected)) {
            return false;
        }
        note = next;
        return true;
    }
}
