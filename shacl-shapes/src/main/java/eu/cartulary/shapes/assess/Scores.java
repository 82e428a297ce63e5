package eu.cartulary.shapes.assess;

import eu.cartulary.shapes.rulebook.Criterion;
import eu.cartulary.shapes.rulebook.Objective;
import eu.cartulary.shapes.rulebook.Parameters;
import eu.cartulary.shapes.rulebook.Points;
import eu.cartulary.shapes.rulebook.Rulebook;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The arithmetic of points: {@code Σ Score(o) / Max(o) × Weight(o)}. {@code Max} is what the objective is worth on paper
 * (1000) or what its ladders really add up to, as the parameter {@code divisor} says; a criterion that is not asked is
 * taken out of both sides.
 */
final class Scores {
    private Scores() {}

    /** A score of 0 to about 100, and one for each objective. */
    record Score(double total, Map<String, Double> byObjective) {}

    /**
     * @param points criterion id → points reached; what is not there has none
     * @param notAsked criteria that are out of the reckoning
     */
    static @Nullable Score of(
            Rulebook rulebook, Parameters parameters, Map<String, Double> points, Set<String> notAsked) {
        Points rules = rulebook.points();
        if (rules == null) {
            return null;
        }
        Map<String, Double> weights = rules.weights().getOrDefault(parameters.get("weights"), Map.of());
        boolean nominal = parameters.has("divisor=nominal");
        double total = 0;
        Map<String, Double> byObjective = new LinkedHashMap<>();
        for (Objective objective : rulebook.objectives()) {
            double reached = 0;
            double most = 0;
            double out = 0;
            for (Criterion criterion : rulebook.criteria()) {
                if (criterion.objective().equals(objective)) {
                    boolean asked = !notAsked.contains(criterion.id());
                    most += asked ? criterion.top().points() : 0;
                    out += asked ? 0 : criterion.top().points();
                    reached += asked ? points.getOrDefault(criterion.id(), 0.0) : 0;
                }
            }
            double divisor = nominal ? rules.nominal() - out : most;
            double share = divisor <= 0 ? 0 : reached / divisor;
            byObjective.put(objective.code(), share * 100);
            total += share * weights.getOrDefault(objective.code(), 0.0);
        }
        return new Score(total, byObjective);
    }
}
