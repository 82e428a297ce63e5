package eu.cartulary.shapes.rulebook;

import eu.cartulary.report.Effort;
import eu.cartulary.report.Grade;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One rung of a ladder.
 *
 * @param number 1 is the bottom
 * @param level the highest level that an answer on this rung leaves open
 * @param levelWhen other levels under a setting ({@code sc=engine})
 * @param points that it is worth; 0 where the rulebook has no points
 * @param label what standing here means
 * @param condition what reaches it; null on the bottom, which asks for nothing
 * @param grade how its facts must be shown
 * @param advice how to get here
 * @param effort what that takes
 */
public record Rung(
        int number,
        Level level,
        Map<String, Level> levelWhen,
        double points,
        Texts label,
        @Nullable Condition condition,
        Grade grade,
        Texts advice,
        Effort effort) {
    public Rung {
        levelWhen = Map.copyOf(levelWhen);
    }

    /** The highest level that it leaves open under these settings. */
    public Level level(Parameters parameters) {
        for (Map.Entry<String, Level> other : levelWhen.entrySet()) {
            if (parameters.has(other.getKey())) {
                return other.getValue();
            }
        }
        return level;
    }
}
