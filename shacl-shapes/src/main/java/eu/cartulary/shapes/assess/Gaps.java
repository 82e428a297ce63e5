package eu.cartulary.shapes.assess;

import eu.cartulary.report.CriterionReport.NodeReport;
import eu.cartulary.report.Effort;
import eu.cartulary.report.GapReport;
import eu.cartulary.report.GapReport.GapStep;
import eu.cartulary.report.Language;
import eu.cartulary.shapes.rulebook.Criterion;
import eu.cartulary.shapes.rulebook.Level;
import eu.cartulary.shapes.rulebook.Rulebook;
import eu.cartulary.shapes.rulebook.Rung;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is missing for each higher level. A level is a minimum over criteria, so the smallest set is unique: every gating
 * criterion that stands too low, and no other; on each ladder the lowest rung that is high enough. What is not asked any
 * more once another one is lifted is not in it.
 */
final class Gaps {
    private final Assessment assessment;
    private final Rulebook rulebook;
    private final Language language;

    Gaps(Assessment assessment, Rulebook rulebook, Language language) {
        this.assessment = assessment;
        this.rulebook = rulebook;
        this.language = language;
    }

    List<GapReport> all() {
        List<GapReport> gaps = new ArrayList<>();
        for (Level level : rulebook.levels()) {
            if (level.rank() > assessment.reached().overall().rank()) {
                gaps.add(gap(level));
            }
        }
        return gaps;
    }

    private GapReport gap(Level level) {
        List<GapStep> steps = new ArrayList<>();
        for (CriterionAnswer answer : assessment.criteria()) {
            Criterion criterion = rulebook.criterion(answer.criterion()).orElseThrow();
            if (answer.asked() && answer.gating() && !fallsAway(criterion, level)) {
                wanted(criterion, level)
                        .filter(rung -> rung.number() > answer.rung())
                        .ifPresent(rung -> steps.add(step(answer, criterion, rung)));
            }
        }
        Effort most = steps.stream()
                .map(GapStep::effort)
                .max(Comparator.naturalOrder())
                .orElse(Effort.DECLARE);
        return new GapReport(level.code(), most, steps);
    }

    /** Whether it is not asked any more once the criterion that decides so is lifted as high as this level wants it. */
    private boolean fallsAway(Criterion criterion, Level level) {
        return rulebook.criteria().stream()
                .filter(decides -> decides.id().equals(criterion.notAskedWhenMet()))
                .filter(decides -> assessment.criteria().stream()
                        .anyMatch(a -> a.criterion().equals(decides.id()) && a.asked() && a.gating()))
                .anyMatch(decides -> wanted(decides, level)
                        .filter(rung -> rung.number() == decides.ladder().size())
                        .isPresent());
    }

    /** The lowest rung from which on upwards the level stays open. */
    private Optional<Rung> wanted(Criterion criterion, Level level) {
        return criterion.ladder().stream()
                .filter(rung -> rung.level(assessment.parameters()).rank() >= level.rank())
                .findFirst();
    }

    private GapStep step(CriterionAnswer answer, Criterion criterion, Rung rung) {
        String role = criterion.askedOf().code();
        List<NodeReport> at = new ArrayList<>();
        NodeAnswer worst = answer.worst();
        if (worst != null) {
            at.add(Reports.node(assessment, worst, role));
        }
        for (NodeAnswer other : answer.others()) {
            if (other.rung() < rung.number()) {
                at.add(Reports.node(assessment, other, role));
            }
        }
        return new GapStep(
                criterion.id(),
                criterion.title().in(language),
                rung.number(),
                rung.label().in(language),
                rung.grade(),
                at,
                rung.advice().in(language),
                Reports.effort(answer, rung),
                Templates.of(assessment, criterion, rung, worst));
    }
}
