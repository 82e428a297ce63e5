package eu.cartulary.shapes.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.json.Json;
import eu.cartulary.shapes.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the rulebooks hold as data is what the references say: points, levels, who is asked, which certificates count. */
class ReferenceDataTest {
    private static final Rulebook CSF = Rulebooks.bundled().byId("eu-csf-1.2.1").orElseThrow();
    private static final Rulebook GAIA_X =
            Rulebooks.bundled().byId("gaia-x-cd25.10").orElseThrow();

    private static final Set<String> ALL = Set.of(
            "compute", "storage", "network", "iam", "platform", "security", "software-supply", "edge", "facilities");
    private static final Set<String> CHIPS = Set.of("compute", "storage", "network");

    /** The words of the reference for a certificate, as each entry begins or contains. */
    private static final Map<String, String> SCHEMES = Map.ofEntries(
            Map.entry("SecNumCloud", "SecNumCloud"),
            Map.entry("C5", "BSI-C5"),
            Map.entry("CISPE", "CISPE-CoC"),
            Map.entry("EU Cloud CoC", "EU-Cloud-CoC"),
            Map.entry("CSA CCM", "CSA-STAR"),
            Map.entry("SWIPO IaaS", "SWIPO-IaaS"),
            Map.entry("ISO 27001", "ISO-27001"),
            Map.entry("TISAX", "TISAX"),
            Map.entry("GDPR", "GDPR-CoC"),
            Map.entry("Climate Neutral Data Centre Pact", "CNDCP"));

    @Test
    @DisplayName("points and SEAL of all 233 rungs")
    void rungs() throws IOException {
        Map<String, String> expected = new TreeMap<>();
        for (String line : reference()) {
            if (line.matches("SOV-\\d\\.\\d: [\\d.,]+ \\| [\\d,]+")) {
                expected.put(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 2));
            }
        }
        Map<String, String> ours = new TreeMap<>();
        for (Criterion criterion : CSF.criteria()) {
            String points = criterion.ladder().stream()
                    .map(rung -> Double.toString(rung.points()).replaceAll("\\.0$", ""))
                    .collect(Collectors.joining(","));
            String seals = criterion.ladder().stream()
                    .map(rung -> rung.level().code().replace("SEAL-", ""))
                    .collect(Collectors.joining(","));
            ours.put(criterion.id(), points + " | " + seals);
        }
        assertThat(ours).hasSize(48).isEqualTo(expected);
        assertThat(CSF.criteria().stream().mapToInt(c -> c.ladder().size()).sum())
                .isEqualTo(233);
    }

    @Test
    @DisplayName("who is asked each of the 48 questions, and for which blocks")
    void asked_of() throws IOException {
        Map<String, String> expected = new TreeMap<>();
        for (String line : reference()) {
            String[] cells = line.split(" \\| ");
            if (line.matches("\\| SOV-\\d\\.\\d \\| \\*\\*.*") && cells.length > 4) {
                expected.put(cells[0].substring(2), cells[4].strip());
            }
        }
        assertThat(expected).hasSize(48);
        assertThat(CSF.criteria()).allSatisfy(criterion -> {
            String asked = expected.get(criterion.id());
            switch (asked.charAt(0)) {
                case 'E' -> assertThat(criterion.askedOf()).isEqualTo(AskedOf.ENTITY);
                // Once per service: of the service, of who provides it, or, where it is about sites, of each of them.
                case 'S' -> assertThat(criterion.askedOf()).isIn(AskedOf.SERVICE, AskedOf.PROVIDER, AskedOf.SITE);
                default -> {
                    assertThat(criterion.askedOf()).isEqualTo(AskedOf.BLOCK);
                    assertThat(criterion.blocks()).as(criterion.id()).isEqualTo(blocks(asked.substring(2)));
                }
            }
        });
    }

    private static Set<String> blocks(String word) {
        return switch (word) {
            case "all" -> ALL;
            case "stack" -> without("facilities");
            case "data" -> without("facilities", "edge", "software-supply");
            case "physical" -> Set.of("compute", "storage", "network", "facilities");
            case "chips" -> CHIPS;
            default -> throw new AssertionError("unknown blocks " + word);
        };
    }

    private static Set<String> without(String... blocks) {
        Set<String> left = new TreeSet<>(ALL);
        Arrays.asList(blocks).forEach(left::remove);
        return left;
    }

    private static List<String> reference() throws IOException {
        return Files.readAllLines(SharedData.path("reference/sovereignty.md"));
    }

    @Test
    @DisplayName("the certificates that each Gaia-X criterion accepts are those of its table")
    void schemes() throws IOException {
        JsonNode table = Json.read(Files.readString(SharedData.path("reference/criteria-cd24.11.json")));
        int compared = 0;
        for (JsonNode row : table.get("criteria")) {
            Set<String> expected = new TreeSet<>();
            for (JsonNode standard : row.get("permissibleStandards")) {
                expected.addAll(schemes(standard.asString()));
            }
            for (Criterion criterion : GAIA_X.criteria()) {
                if (criterion.source().clause().equals(row.get("id").asString())) {
                    assertThat(new TreeSet<>(criterion.schemes()))
                            .as(criterion.id())
                            .isEqualTo(expected);
                    compared++;
                }
            }
        }
        assertThat(compared)
                .as("all but the criterion on participants")
                .isEqualTo(GAIA_X.criteria().size() - 1);
    }

    /** A code of conduct (articles 40 and 41) and a certification (42 and 43) of the GDPR are mostly named in one breath. */
    private static Set<String> schemes(String standard) {
        Set<String> found = new TreeSet<>();
        SCHEMES.forEach((word, scheme) -> {
            if (standard.equals(word) || standard.startsWith(word + " ")) {
                found.add(scheme);
            }
        });
        if (standard.contains("certification")) {
            found.add("GDPR-Certification");
        }
        assertThat(found).as(standard).isNotEmpty();
        return found;
    }
}
