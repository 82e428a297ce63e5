package eu.cartulary.catalog.http;

import eu.cartulary.catalog.assessment.Assessments;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Key;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.kernel.Refusal;
import eu.cartulary.catalog.query.Offerings;
import eu.cartulary.catalog.search.StoredOffering;
import eu.cartulary.report.AssessmentReport;
import eu.cartulary.report.Language;
import eu.cartulary.shapes.assess.Assessment;
import eu.cartulary.shapes.assess.Reports;
import eu.cartulary.shapes.rulebook.Parameter;
import eu.cartulary.shapes.rulebook.Parameters;
import eu.cartulary.shapes.rulebook.Rulebook;
import eu.cartulary.wire.ProblemType;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What the rulebooks say of an offering, put into words. Judges when asked; both calls block. */
public final class OfferingReports {
    private final Offerings offerings;
    private final Supplier<Assessments> assessments;
    private final Clock clock;

    /**
     * Reports over these views.
     *
     * @param assessments those of the live views: asked each time, since views are swapped after a rebuild
     */
    public OfferingReports(Offerings offerings, Supplier<Assessments> assessments, Clock clock) {
        this.offerings = offerings;
        this.assessments = assessments;
        this.clock = clock;
    }

    /** Every rulebook's report, by its id, in the order of the rulebooks; empty where there is no such offering. */
    public Optional<Map<String, AssessmentReport>> all(Key offering, Language language) {
        return offerings.one(offering).map(StoredOffering::iri).map(iri -> {
            Assessments judge = assessments.get();
            Map<String, AssessmentReport> reports = new LinkedHashMap<>();
            for (Rulebook rulebook : judge.rulebooks().all()) {
                Parameters parameters = Parameters.defaults(rulebook);
                reports.put(rulebook.id(), report(judge, iri, rulebook, parameters, language));
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
    public Outcome<AssessmentReport> one(
            Key offering, String rulebookId, Map<String, String> readings, Language language) {
        Optional<String> iri = offerings.one(offering).map(StoredOffering::iri);
        if (iri.isEmpty()) {
            return refused(ProblemType.NOT_FOUND, "offering-unknown", offering.value(), "");
        }
        Assessments judge = assessments.get();
        Optional<Rulebook> rulebook = judge.rulebooks().byId(rulebookId);
        if (rulebook.isEmpty()) {
            return refused(ProblemType.NOT_FOUND, "rulebook-unknown", rulebookId, ids(judge));
        }
        Optional<Refusal> problem = problem(rulebook.get(), readings);
        if (problem.isPresent()) {
            return Outcome.refused(problem.get());
        }
        Parameters parameters = Parameters.with(rulebook.get(), readings);
        return Outcome.done(report(judge, iri.get(), rulebook.get(), parameters, language));
    }

    private AssessmentReport report(
            Assessments judge, String iri, Rulebook rulebook, Parameters parameters, Language language) {
        Assessment assessment = judge.assess(iri, rulebook, parameters, clock.instant());
        return Reports.of(assessment, rulebook, language);
    }

    private static String ids(Assessments judge) {
        return String.join(
                ", ", judge.rulebooks().all().stream().map(Rulebook::id).toList());
    }

    /** What is wrong with the readings that were asked for: a finding for each. */
    private static Optional<Refusal> problem(Rulebook rulebook, Map<String, String> readings) {
        List<Finding> findings = readings.entrySet().stream()
                .filter(reading -> !Parameters.problems(rulebook, Map.of(reading.getKey(), reading.getValue()))
                        .isEmpty())
                .map(reading -> Finding.violation(
                        "reading-unknown", null, reading.getKey() + "=" + reading.getValue(), allowed(rulebook)))
                .toList();
        return findings.isEmpty() ? Optional.empty() : Optional.of(Refusal.of(ProblemType.UNKNOWN_PARAMETER, findings));
    }

    private static String allowed(Rulebook rulebook) {
        List<String> all =
                rulebook.parameters().stream().map(OfferingReports::readings).toList();
        return all.isEmpty() ? "–" : String.join("; ", all);
    }

    private static String readings(Parameter parameter) {
        return parameter.name() + "=" + String.join("|", parameter.allowed());
    }

    private static <T> Outcome<T> refused(ProblemType type, String rule, String value, String argument) {
        return Outcome.refused(Refusal.of(type, Finding.violation(rule, null, value, argument)));
    }
}
