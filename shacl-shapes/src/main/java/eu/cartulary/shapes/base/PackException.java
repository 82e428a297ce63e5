package eu.cartulary.shapes.base;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A pack that is not mounted: which file, which line, and why. The message is for an operator's log, in English. */
public final class PackException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final long line;
    private final String reason;

    PackException(String file, long line, String reason, @Nullable Throwable cause) {
        super(file + (line > 0 ? ":" + line : "") + ": " + reason, cause);
        this.file = file;
        this.line = line;
        this.reason = reason;
    }

    /** The file, as named in the pack's folder. */
    public String file() {
        return file;
    }

    /** The line, from 1; 0 where the reason is not at one line. */
    public long line() {
        return line;
    }

    /** What is wrong, one sentence. */
    public String reason() {
        return reason;
    }
}
