package eu.cartulary.catalog.query;

import eu.cartulary.catalog.assessment.Assessments;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Key;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.kernel.Refusal;
import eu.cartulary.catalog.projection.BuyerViews;
import eu.cartulary.catalog.projection.Projector;
import eu.cartulary.report.AssessmentReport;
import eu.cartulary.report.Language;
import eu.cartulary.shapes.assess.Assessment;
import eu.cartulary.shapes.assess.Reports;
import eu.cartulary.shapes.rulebook.Parameters;
import eu.cartulary.shapes.rulebook.Rulebook;
import eu.cartulary.wire.ProblemType;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the rulebooks say of one offering, in words. Every call blocks for the time of a judgement, some milliseconds. */
public final class Judgements {
    private final Projector<BuyerViews> views;
    private final Clock clock;

    public Judgements(Projector<BuyerViews> views, Clock clock) {
        this.views = views;
        this.clock = clock;
    }

    /** Every rulebook's report, by its id, in the order of the rulebooks; empty where there is no such offering. */
    public Optional<Map<String, AssessmentReport>> all(Key key, Language language) {
        return offering(key).map(offering -> {
            Map<String, AssessmentReport> reports = new LinkedHashMap<>();
            for (Rulebook rulebook : assessments().rulebooks().all()) {
                reports.put(rulebook.id(), report(offering, rulebook, Parameters.defaults(rulebook), language));
            }
            return reports;
        });
    }

    /**
     * One rulebook's report, under other readings than the default where they are given.
     *
     * @return a refusal: {@code not-found} for the offering or the rulebook, {@code unknown-parameter} for a reading that the
     *     rulebook does not have
     */
    public Outcome<AssessmentReport> one(Key key, String id, Map<String, String> readings, Language language) {
        Optional<String> offering = offering(key);
        if (offering.isEmpty()) {
            return Outcome.refused(
                    Refusal.of(ProblemType.NOT_FOUND, Finding.violation("offering-unknown", null, key.value())));
        }
        Optional<Rulebook> rulebook = assessments().rulebooks().byId(id);
        if (rulebook.isEmpty()) {
            String known = String.join(
                    ", ",
                    assessments().rulebooks().all().stream().map(Rulebook::id).toList());
            return Outcome.refused(
                    Refusal.of(ProblemType.NOT_FOUND, Finding.violation("rulebook-unknown", null, id, known)));
        }
        List<String> problems = Parameters.problems(rulebook.get(), readings);
        if (!problems.isEmpty()) {
            return Outcome.refused(Refusal.of(
                    ProblemType.UNKNOWN_PARAMETER,
                    problems.stream()
                            .map(problem -> Finding.violation("reading-unknown", null, null, problem))
                            .toList()));
        }
        Parameters parameters = Parameters.with(rulebook.get(), readings);
        return Outcome.done(report(offering.get(), rulebook.get(), parameters, language));
    }

    private AssessmentReport report(String offering, Rulebook rulebook, Parameters parameters, Language language) {
        Assessment assessment = assessments().assess(offering, rulebook, parameters, clock.instant());
        return Reports.of(assessment, rulebook, language);
    }

    private Optional<String> offering(Key key) {
        return views.live().index().byKey(key).map(stored -> stored.iri());
    }

    private Assessments assessments() {
        return views.live().assessments();
    }
}
