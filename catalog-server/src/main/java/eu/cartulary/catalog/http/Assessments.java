package eu.cartulary.catalog.http;

import eu.cartulary.catalog.kernel.Key;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.report.AssessmentReport;
import eu.cartulary.report.Language;
import java.util.Map;
import java.util.Optional;

/** What the rulebooks say of an offering, in words: what the rim asks of those who judge. Both calls block. */
public interface Assessments {
    /** Every rulebook's report, by its id, in the order of the rulebooks; empty where there is no such offering. */
    Optional<Map<String, AssessmentReport>> all(Key offering, Language language);

    /**
     * One rulebook's report, under other readings than the default where they are given.
     *
     * @return a refusal: {@code not-found} for the offering or the rulebook, {@code unknown-parameter} for a reading that the
     *     rulebook does not have
     */
    Outcome<AssessmentReport> one(Key offering, String rulebook, Map<String, String> readings, Language language);
}
