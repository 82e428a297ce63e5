package eu.cartulary.report;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is missing for one higher level: the smallest set of criteria, each with its advice. The set is smallest because a
 * level is a minimum: each criterion named here must move, no other has to.
 *
 * @param level the level that would be reached
 * @param effort the greatest effort among the steps
 * @param steps one per criterion that stands in the way
 */
public record GapReport(String level, Effort effort, List<GapStep> steps) {
    public GapReport {
        steps = List.copyOf(steps);
    }

    /**
     * One criterion that stands in the way.
     *
     * @param criterion its id
     * @param title the question
     * @param rung the lowest rung that opens the level
     * @param rungLabel what that rung means
     * @param grade the grade its facts must have
     * @param at the nodes of the supply chain that must move (the offering itself, parties, blocks)
     * @param advice how
     * @param effort what it takes
     * @param template JSON-LD of the missing facts
     */
    public record GapStep(
            String criterion,
            String title,
            int rung,
            String rungLabel,
            Grade grade,
            List<CriterionReport.NodeReport> at,
            String advice,
            Effort effort,
            @Nullable Map<String, Object> template) {
        public GapStep {
            at = List.copyOf(at);
        }
    }
}
