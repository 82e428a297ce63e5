package eu.cartulary.shapes.assess;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/** Dates as descriptions write them. */
final class Dates {
    private Dates() {}

    /** The last instant of a date, or the instant of a date and time; null when it is neither. */
    static @Nullable Instant endOf(Node node) {
        String text = node.isLiteral() ? node.getLiteralLexicalForm() : "";
        try {
            if (text.length() > 11 && text.charAt(10) == 'T') {
                return instant(text);
            }
            return text.length() < 10
                    ? null
                    : LocalDate.parse(text.substring(0, 10))
                            .plusDays(1)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                            .minusMillis(1);
        } catch (DateTimeException noDate) {
            return null;
        }
    }

    /** Without an offset it is meant in UTC. */
    private static Instant instant(String text) {
        TemporalAccessor read =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return read instanceof OffsetDateTime with
                ? with.toInstant()
                : LocalDateTime.from(read).toInstant(ZoneOffset.UTC);
    }
}
