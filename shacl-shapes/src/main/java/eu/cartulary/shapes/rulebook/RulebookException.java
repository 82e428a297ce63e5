package eu.cartulary.shapes.rulebook;

/** A rulebook does not hold together. Says file, line (1 is the first; 0 when it is about the whole file) and reason. */
public final class RulebookException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;

    public RulebookException(String file, int line, String reason) {
        super(file + (line > 0 ? ":" + line : "") + ": " + reason);
        this.file = file;
        this.line = line;
    }

    /** The file, relative to the rulebooks' folder. */
    public String file() {
        return file;
    }

    /** The line, 1 being the first; 0 when it is about the whole file. */
    public int line() {
        return line;
    }
}
