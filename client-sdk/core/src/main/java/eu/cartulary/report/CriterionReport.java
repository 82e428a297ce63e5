package eu.cartulary.report;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one criterion says of one offering, in one language.
 *
 * @param id stable id in its rulebook: {@code SOV-3.4}, {@code IPC-P2}
 * @param title the question
 * @param pillar {@code interoperability}, {@code portability}, {@code confidentiality}, {@code governance},
 *     {@code transparency}, {@code security}, {@code european-control}, {@code sustainability}
 * @param objective the part of the rulebook it belongs to
 * @param verdict the answer
 * @param grade how the facts that carry the rung are shown; absent where nothing is reached
 * @param rung 1 is the bottom; absent where the criterion is not asked
 * @param rungs how many rungs the ladder has
 * @param rungLabel what the rung means
 * @param level the highest level this answer leaves open
 * @param points of this rung, and {@code pointsMax} of the top one; absent where the rulebook has no points
 * @param gating whether the level depends on it, under the parameters used
 * @param facts what the answer rests on
 * @param failing the node of the supply chain that decides it (the worst one), with the way to it
 * @param missing what the next rung asks for and is not there, as property paths
 * @param why one sentence
 * @param advice how to get further
 * @param effort what that takes
 * @param template JSON-LD of the missing facts, to be filled in and merged into the description
 * @param alsoAnswers criteria of other rulebooks that the same facts speak to
 * @param answeredBy criteria of other rulebooks whose facts speak to this one
 * @param source where the standard says so
 */
public record CriterionReport(
        String id,
        String title,
        String pillar,
        String objective,
        Verdict verdict,
        @Nullable Grade grade,
        @Nullable Integer rung,
        int rungs,
        @Nullable String rungLabel,
        @Nullable String level,
        @Nullable Double points,
        @Nullable Double pointsMax,
        boolean gating,
        List<FactReport> facts,
        @Nullable NodeReport failing,
        List<MissingFact> missing,
        String why,
        @Nullable String advice,
        @Nullable Effort effort,
        @Nullable Map<String, Object> template,
        List<RelatedCriterion> alsoAnswers,
        List<RelatedCriterion> answeredBy,
        SourceClause source) {
    public CriterionReport {
        facts = List.copyOf(facts);
        missing = List.copyOf(missing);
        alsoAnswers = alsoAnswers == null ? List.of() : List.copyOf(alsoAnswers);
        answeredBy = answeredBy == null ? List.of() : List.copyOf(answeredBy);
    }

    /**
     * One fact an answer rests on.
     *
     * @param subject whose fact
     * @param path property, as a compact IRI
     * @param value as it was stated
     * @param digest of the credential that states it
     * @param grade how it is shown
     */
    public record FactReport(String subject, String path, String value, String digest, Grade grade) {}

    /**
     * A node of the supply chain.
     *
     * @param iri of the participant, offering, site …; or the name of an undeclared one
     * @param role {@code service}, {@code entity}, {@code block}, {@code site}
     * @param block the technical layer, where one was asked
     * @param declared whether the catalog knows anything of it
     * @param path the nodes from the offering to it
     */
    public record NodeReport(
            String iri, String role, @Nullable String block, boolean declared, List<PathStep> path) {
        public NodeReport {
            path = List.copyOf(path);
        }
    }

    /** One step on the way through a supply chain: by which property, to which node. */
    public record PathStep(String by, String to) {}

    /**
     * A fact that the next rung asks for.
     *
     * @param path property path, in compact IRIs
     * @param reason {@code missing}, {@code not-enough}, {@code too-many}, {@code value-not-accepted}
     * @param value the value that is not accepted
     */
    public record MissingFact(
            String path, String reason, @Nullable String value) {}

    /**
     * A criterion of another rulebook that speaks of the same matter. Meeting one never sets the level of the other.
     *
     * @param rulebook {@code eu-csf-1.2.1}
     * @param criterion {@code SOV-4.2}
     */
    public record RelatedCriterion(String rulebook, String criterion) {}

    /** Where the standard says so: clause and edition. */
    public record SourceClause(
            String clause, String edition, @Nullable String link) {}
}
