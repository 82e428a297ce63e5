package eu.cartulary.shapes.assess;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Remembers the first instant at which time alone can change a result. Used by one thread. */
final class Changes {
    private final Instant now;
    private @Nullable Instant first;

    Changes(Instant now) {
        this.now = now;
    }

    void at(@Nullable Instant instant) {
        if (instant != null && instant.isAfter(now) && (first == null || instant.isBefore(first))) {
            first = instant;
        }
    }

    void on(@Nullable LocalDate day) {
        if (day != null) {
            at(day.atStartOfDay(ZoneOffset.UTC).toInstant());
        }
    }

    @Nullable
    Instant first() {
        return first;
    }
}
