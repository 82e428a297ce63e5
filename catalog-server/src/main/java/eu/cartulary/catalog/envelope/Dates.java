package eu.cartulary.catalog.envelope;

import eu.cartulary.catalog.kernel.Finding;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * From when and until when a credential is valid: {@code validFrom} and {@code validUntil} of the data model 2.0, {@code
 * issuanceDate} and {@code expirationDate} of 1.1.
 *
 * @param from absent where the document does not say
 * @param until absent where it has no end
 */
public record Dates(@Nullable Instant from, @Nullable Instant until, List<Finding> accepted, List<Finding> refused) {

    /** Reads the dates of a credential. */
    public static Dates of(ObjectNode document) {
        List<Finding> accepted = new ArrayList<>();
        List<Finding> refused = new ArrayList<>();
        String fromMember = document.has("validFrom") ? "validFrom" : "issuanceDate";
        String untilMember = document.has("validUntil") ? "validUntil" : "expirationDate";
        Instant from = read(document, fromMember, accepted, refused);
        Instant until = read(document, untilMember, accepted, refused);
        if (from == null && refused.isEmpty()) {
            accepted.add(Finding.info("valid-from-missing", "/validFrom", null));
        }
        if (from != null && until != null && until.isBefore(from)) {
            refused.add(Finding.violation("dates-reversed", "/" + untilMember, until.toString(), from.toString()));
        }
        return new Dates(from, until, List.copyOf(accepted), List.copyOf(refused));
    }

    private static @Nullable Instant read(
            ObjectNode document, String member, List<Finding> accepted, List<Finding> refused) {
        JsonNode value = document.get(member);
        if (value == null) {
            return null;
        }
        String text = value.isString() ? value.stringValue() : value.toString();
        try {
            return OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                    .toInstant();
        } catch (DateTimeParseException withoutZone) {
            return local(text, member, accepted, refused);
        }
    }

    /** Real issuers leave the zone out; taken as UTC, and said. */
    private static @Nullable Instant local(String text, String member, List<Finding> accepted, List<Finding> refused) {
        try {
            Instant instant = LocalDateTime.parse(text, DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                    .toInstant(ZoneOffset.UTC);
            accepted.add(Finding.warning("date-without-zone", "/" + member, text));
            return instant;
        } catch (DateTimeParseException e) {
            refused.add(Finding.violation("date-unreadable", "/" + member, text));
            return null;
        }
    }
}
