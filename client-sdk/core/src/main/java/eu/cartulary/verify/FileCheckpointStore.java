package eu.cartulary.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that is always whole: a new note is written beside it and moved over it. Other programs are kept out by a lock on
 * {@code <file>.lock}, other threads by the monitor of this class, since a file lock belongs to the whole JVM.
 */
final class FileCheckpointStore implements CheckpointStore {
    private final Path file;

    FileCheckpointStore(Path file) {
        this.file = file.toAbsolutePath();
    }

    @Override
    public Optional<String> last() {
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public boolean replace(@Nullable String expected, String note) {
        synchronized (FileCheckpointStore.class) {
            try {
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                try (FileChannel lock =
                        FileChannel.open(sibling(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                    lock.lock(); // Given back when the channel is closed.
                    return Objects.equals(last().orElse(null), expected) && write(note);
                }
            } catch (IOException notWritten) {
                throw new UncheckedIOException(notWritten);
            }
        }
    }

    private boolean write(String note) throws IOException {
        Path next = sibling(".next");
        Files.writeString(next, note);
        try (FileChannel written = FileChannel.open(next, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return true;
    }

    private Path sibling(String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }
}
