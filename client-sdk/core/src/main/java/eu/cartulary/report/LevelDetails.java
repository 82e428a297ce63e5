package eu.cartulary.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where an offering stands in one rulebook. Level codes are those of the rulebook ({@code IPC-2}, {@code SEAL-3},
 * {@code L1}); its lowest one ({@code none}, {@code SEAL-0}) is never missed by anyone.
 *
 * @param reached the level whose criteria are all met by known facts, each at the grade the criterion asks for; filters
 *     use this one
 * @param ifDeclaredCounted the level if the provider's signature were always enough
 * @param ifAllCertified the level if nothing but certified facts counted ({@code proof=certified})
 * @param atMost the level if everything that is unknown turned out to be good
 * @param undetermined whether unknown facts stand between {@code reached} and {@code atMost}
 * @param known how many of the criteria that are asked have an answer: {@code 31/48}
 * @param objectives the same for each objective (gates come before scores: never one average alone)
 * @param score the weighted score where the rulebook has one; it ranks, it never decides
 * @param parameters the readings that were used: {@code weights=2026} …
 */
public record LevelDetails(
        String reached,
        String ifDeclaredCounted,
        String ifAllCertified,
        String atMost,
        boolean undetermined,
        String known,
        Map<String, ObjectiveLevel> objectives,
        @Nullable Double score,
        Map<String, String> parameters) {
    public LevelDetails {
        objectives = Collections.unmodifiableMap(new LinkedHashMap<>(objectives)); // In the order in which they came.
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters)); // In the order in which they came.
    }

    /**
     * One objective of a rulebook.
     *
     * @param reached as in {@link LevelDetails#reached}
     * @param atMost as in {@link LevelDetails#atMost}
     * @param undetermined as in {@link LevelDetails#undetermined}
     * @param known as in {@link LevelDetails#known}
     * @param score points reached of the points possible, 0 to 100, where the rulebook has points
     */
    public record ObjectiveLevel(
            String reached,
            String atMost,
            boolean undetermined,
            String known,
            @Nullable Double score) {}
}
