package eu.cartulary.shapes.assess;

import eu.cartulary.report.Grade;
import eu.cartulary.report.LevelDetails;
import eu.cartulary.shapes.closure.ClosureEdge;
import eu.cartulary.shapes.rulebook.Parameters;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All verdicts of one rulebook on one offering at one instant, without language.
 *
 * @param rulebook its id
 * @param version of its rules
 * @param offering IRI
 * @param profile IRI of its profile, or what it should be called
 * @param profileTypes classes of the profile, most specific ones
 * @param at the instant it was judged for
 * @param parameters the readings used
 * @param criteria in the order of the rulebook
 * @param byProof the levels when every fact must have at least that grade; {@code DECLARED} holds the levels reached
 * @param ifDeclared the levels if declared facts were always enough
 * @param atMost the levels if everything unknown turned out to be good
 * @param score 0 to 100, where the rulebook has points
 * @param objectiveScores objective → 0 to 100
 * @param objectiveKnown objective → how many of its questions have an answer: {@code 5/7}
 * @param paths node → the way to it, for the nodes that answers name
 * @param changesAt earliest instant at which time alone can change the result
 * @param complete false when the closure was cut, or not all of it could be looked at within the limits
 */
public record Assessment(
        String rulebook,
        String version,
        String offering,
        String profile,
        List<String> profileTypes,
        Instant at,
        Parameters parameters,
        List<CriterionAnswer> criteria,
        Map<Grade, LevelSet> byProof,
        LevelSet ifDeclared,
        LevelSet atMost,
        @Nullable Double score,
        Map<String, Double> objectiveScores,
        Map<String, String> objectiveKnown,
        Map<String, List<ClosureEdge>> paths,
        @Nullable Instant changesAt,
        boolean complete) {
    public Assessment {
        profileTypes = List.copyOf(profileTypes);
        criteria = List.copyOf(criteria);
        byProof = Map.copyOf(byProof);
        objectiveScores = Map.copyOf(objectiveScores);
        objectiveKnown = Map.copyOf(objectiveKnown);
        paths = Map.copyOf(paths);
    }

    /** The levels reached, each fact at the grade its criterion asks for. */
    public LevelSet reached() {
        return proof(Grade.DECLARED);
    }

    /** The levels when every fact must have at least a grade, beside what each criterion asks. */
    public LevelSet proof(Grade atLeast) {
        LevelSet levels = byProof.get(atLeast);
        if (levels == null) {
            throw new IllegalStateException("an assessment holds all grades");
        }
        return levels;
    }

    /** The short form for lists and the index. */
    public LevelDetails details() {
        return Details.of(this);
    }
}
