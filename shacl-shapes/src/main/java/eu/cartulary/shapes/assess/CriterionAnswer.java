package eu.cartulary.shapes.assess;

import eu.cartulary.report.Grade;
import eu.cartulary.report.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one criterion says of one offering: the worst of the answers of all nodes it is asked of.
 *
 * @param criterion its id
 * @param verdict the answer in one word
 * @param grade of the facts that carry the rung; null where nothing is reached
 * @param rung reached, 1 being the bottom
 * @param atMost the rung when everything unknown turned out to be good
 * @param points of the rung; with blocks outside the floor counted in
 * @param gating whether the level depends on it
 * @param worst the node that decides; null when the criterion is not asked
 * @param others the other nodes that stand below the top, at most 16
 */
public record CriterionAnswer(
        String criterion,
        Verdict verdict,
        @Nullable Grade grade,
        int rung,
        int atMost,
        double points,
        boolean gating,
        @Nullable NodeAnswer worst,
        List<NodeAnswer> others) {
    public CriterionAnswer {
        others = List.copyOf(others);
    }

    /** Whether it has an answer, good or bad. */
    public boolean known() {
        return verdict != Verdict.NOT_DECLARED;
    }

    /** Whether it is asked at all. */
    public boolean asked() {
        return verdict != Verdict.NOT_APPLICABLE;
    }
}
