package eu.cartulary.catalog.projection;

import eu.cartulary.json.Json;
import eu.cartulary.json.Json.MalformedJsonException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an earlier run wrote of an offering into the index, read back at start so that nothing is judged twice.
 *
 * @param said rulebook → {@link SaidLevel}; of an offering that is not listed, nothing is said
 * @param changesAt when time alone changes its assessment
 */
record WrittenOffering(
        OfferingLives.Standing standing,
        Map<String, String> said,
        @Nullable Instant changesAt) {

    /** Reads the detail of the index; empty when it cannot be read, and is then judged again. */
    static Optional<WrittenOffering> read(byte[] detail) {
        try {
            JsonNode json = Json.read(detail);
            Map<String, String> levels = new TreeMap<>();
            json.path("levels")
                    .properties()
                    .forEach(
                            level -> levels.put(level.getKey(), level.getValue().asString()));
            List<String> reasons = new ArrayList<>();
            json.path("notListedBecause").forEach(reason -> reasons.add(reason.asString()));
            boolean pending = json.path("assessment").asString("").equals("pending");
            String changesAt = json.path("changesAt").asString("");
            boolean listed = json.path("listed").asBoolean(false);
            return Optional.of(new WrittenOffering(
                    new OfferingLives.Standing(listed, reasons, levels, pending),
                    listed ? SaidLevel.of(json) : Map.of(),
                    changesAt.isEmpty() ? null : Instant.parse(changesAt)));
        } catch (MalformedJsonException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }
}
