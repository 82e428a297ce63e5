package eu.cartulary.catalog.projection;

import eu.cartulary.catalog.assessment.OfferingState;
import eu.cartulary.shapes.rulebook.Level;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What is said of an offering by one rulebook, as one word that can be compared and kept: the level, and that of each objective
 * ({@code SEAL-1 SOV-1=SEAL-2 SOV-2=SEAL-1}). No code of a level or of an objective has a blank in it.
 */
final class SaidLevel {
    private SaidLevel() {}

    /** As one word; empty where nothing is said. */
    static String of(String level, Map<String, String> objectives) {
        StringBuilder word = new StringBuilder(level);
        if (!level.isEmpty()) {
            new TreeMap<>(objectives)
                    .forEach((objective, reached) ->
                            word.append(' ').append(objective).append('=').append(reached));
        }
        return word.toString();
    }

    /** Rulebook → what is said; nothing of an offering that is not listed. */
    static Map<String, String> of(OfferingState state) {
        Map<String, String> words = new TreeMap<>();
        if (!state.listed()) {
            return words;
        }
        state.assessments().forEach((rulebook, assessment) -> {
            Map<String, String> objectives = new TreeMap<>();
            assessment.reached().objectives().forEach((objective, level) -> objectives.put(objective, level.code()));
            Level overall = assessment.reached().overall();
            words.put(rulebook, of(overall.code(), objectives));
        });
        return words;
    }

    /** The same of an offering as the index has written it. */
    static Map<String, String> of(JsonNode detail) {
        Map<String, String> words = new TreeMap<>();
        detail.path("levels").properties().forEach(level -> {
            Map<String, String> objectives = new TreeMap<>();
            detail.path("levelDetails")
                    .path(level.getKey())
                    .path("objectives")
                    .properties()
                    .forEach(objective -> objectives.put(
                            objective.getKey(),
                            objective.getValue().path("reached").asString("")));
            words.put(level.getKey(), of(level.getValue().asString(), objectives));
        });
        return words;
    }

    /** The level of the rulebook. */
    static String level(String word) {
        return word.split(" ", 2)[0];
    }

    /** Objective → level. */
    static Map<String, String> objectives(String word) {
        Map<String, String> objectives = new TreeMap<>();
        String[] parts = word.split(" ");
        for (int i = 1; i < parts.length; i++) {
            int split = parts[i].indexOf('=');
            objectives.put(parts[i].substring(0, split), parts[i].substring(split + 1));
        }
        return objectives;
    }
}
