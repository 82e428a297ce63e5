package eu.cartulary.report;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All verdicts of one rulebook on one offering, in one language, with the level and the gap to every higher one. It says
 * what was computed here from signed facts; it is never a label or a certificate.
 *
 * @param rulebook its id
 * @param title its name
 * @param version of the rules as data
 * @param edition of the standard
 * @param offering IRI
 * @param at the instant it was judged for
 * @param language of the texts, as a BCP 47 tag
 * @param level where the offering stands
 * @param byProof the level when every fact must have at least that grade
 * @param criteria one per criterion, in the order of the rulebook
 * @param gaps one per level above the one reached, nearest first
 * @param changesAt the earliest instant at which time alone can change the result (a certificate runs out, a duty begins)
 * @param complete false when the supply chain was too large to be walked to its end: nothing beyond the cut counts as good
 * @param notes readings and known defects of the source that a reader should know
 */
public record AssessmentReport(
        String rulebook,
        String title,
        String version,
        String edition,
        String offering,
        Instant at,
        String language,
        LevelDetails level,
        Map<Grade, String> byProof,
        List<CriterionReport> criteria,
        List<GapReport> gaps,
        @Nullable Instant changesAt,
        boolean complete,
        List<String> notes) {
    public AssessmentReport {
        byProof = Collections.unmodifiableMap(new LinkedHashMap<>(byProof)); // In the order in which they came.
        criteria = List.copyOf(criteria);
        gaps = List.copyOf(gaps);
        notes = List.copyOf(notes);
    }
}
