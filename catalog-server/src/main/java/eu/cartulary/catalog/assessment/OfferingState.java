package eu.cartulary.catalog.assessment;

import eu.cartulary.catalog.kernel.CredentialStatus;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.Key;
import eu.cartulary.shapes.assess.Assessment;
import eu.cartulary.shapes.facts.OfferingFacts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known and judged of one offering at one moment.
 *
 * @param offering IRI
 * @param status active while a credential in force describes it, else what became of the last one
 * @param facts what it states
 * @param assessments rulebook → assessment; empty while they are still to be made, and once the offering has ended
 * @param notListedBecause rule ids; empty when it is listed: offering and provider are admitted and in force
 * @param sources credentials it rests on, sorted
 * @param visited every IRI its closure asked for
 * @param endsAt when the description itself ends, if it says so
 * @param changesAt earliest instant at which time alone can change an assessment
 * @param pending whether the assessments are still to be made
 */
public record OfferingState(
        String offering,
        CredentialStatus status,
        OfferingFacts facts,
        Map<String, Assessment> assessments,
        List<String> notListedBecause,
        List<Digest> sources,
        Set<String> visited,
        @Nullable Instant endsAt,
        @Nullable Instant changesAt,
        Pending pending) {

    /** Whether the assessments are made. */
    public enum Pending {
        /** They are. */
        NO,
        /** They wait in the background. */
        YES
    }

    public OfferingState {
        assessments = Map.copyOf(assessments);
        notListedBecause = List.copyOf(notListedBecause);
        sources = List.copyOf(sources);
    }

    /** Its short name. */
    public Key key() {
        return Key.of(offering);
    }

    /** Whether buyers find it. */
    public boolean listed() {
        return status == CredentialStatus.ACTIVE && notListedBecause.isEmpty();
    }

    /** Rulebook → level reached. */
    public Map<String, String> levels() {
        Map<String, String> levels = new TreeMap<>();
        assessments.forEach((id, assessment) ->
                levels.put(id, assessment.reached().overall().code()));
        return levels;
    }
}
