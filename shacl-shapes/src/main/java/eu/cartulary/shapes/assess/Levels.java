package eu.cartulary.shapes.assess;

import eu.cartulary.shapes.assess.Judge.Judged;
import eu.cartulary.shapes.rulebook.Level;
import eu.cartulary.shapes.rulebook.Objective;
import eu.cartulary.shapes.rulebook.Parameters;
import eu.cartulary.shapes.rulebook.Rulebook;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** Levels are minima: the level of an objective is the lowest that any of its gating criteria leaves open. */
final class Levels {
    private Levels() {}

    static LevelSet of(Rulebook rulebook, Parameters parameters, List<Judged> judged, ToIntFunction<Judged> rung) {
        Level top = rulebook.levels().get(rulebook.levels().size() - 1);
        Map<String, Level> objectives = new LinkedHashMap<>();
        for (Objective objective : rulebook.objectives()) {
            objectives.put(objective.code(), top);
        }
        Level overall = top;
        for (Judged one : judged) {
            if (one.answer().asked() && one.answer().gating()) {
                Level level = one.criterion().rung(rung.applyAsInt(one)).level(parameters);
                overall = lower(overall, level);
                objectives.merge(one.criterion().objective().code(), level, Levels::lower);
            }
        }
        return new LevelSet(overall, objectives);
    }

    private static Level lower(Level a, Level b) {
        return a.rank() <= b.rank() ? a : b;
    }
}
