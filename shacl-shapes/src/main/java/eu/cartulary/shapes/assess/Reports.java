package eu.cartulary.shapes.assess;

import eu.cartulary.report.AssessmentReport;
import eu.cartulary.report.Language;
import eu.cartulary.shapes.rulebook.Rulebook;

/** Puts an assessment into words. */
public final class Reports {
    private Reports() {}

    /** The report of an assessment by the rulebook that made it, in one language. */
    public static AssessmentReport of(Assessment assessment, Rulebook rulebook, Language language) {
        throw new UnsupportedOperationException(rulebook.id() + " " + language);
    }
}
