package eu.cartulary.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The time for a call ran out. Whether the catalog carried it out is unknown; publishing again is safe. */
public final class DeadlinePassedException extends CatalogException {
    private static final long serialVersionUID = 1L;

    private final Duration deadline;

    DeadlinePassedException(String operation, Duration deadline, @Nullable Throwable last) {
        super(operation + " took longer than " + deadline.toMillis() + " ms", last);
        this.deadline = deadline;
    }

    /** How long the call was allowed to take. */
    public Duration deadline() {
        return deadline;
    }
}
