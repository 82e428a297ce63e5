package eu.cartulary.catalog.journal;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The journal does not hold what it must. Nothing was changed: the catalog does not start (or does not give this record) until
 * somebody has decided.
 */
public final class JournalDamagedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final long offset;

    JournalDamagedException(Path file, long offset, String what, String remedy) {
        super(file + ", byte " + offset + ": " + what + ". " + remedy);
        this.file = file;
        this.offset = offset;
    }

    /** Which file. */
    public Path file() {
        return file;
    }

    /** From which byte on. */
    public long offset() {
        return offset;
    }
}
