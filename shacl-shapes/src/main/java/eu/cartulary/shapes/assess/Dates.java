package eu.cartulary.shapes.assess;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
                return OffsetDateTime.parse(text).toInstant();
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
}
