package eu.cartulary.catalog.query;

import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.kernel.Refusal;
import eu.cartulary.wire.ProblemType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * {@code ?after=<journal index>}: a read waits until its view has applied that index, so that a client sees what it wrote. The
 * future completes after {@link #LONGEST} at the latest, applied or not: the answer says its index ({@code Cartulary-Index}).
 */
public final class Waiting {
    /** How long a read waits. */
    public static final Duration LONGEST = Duration.ofSeconds(5);

    private final Visibility visibility;

    /** Waits for these views. */
    public Waiting(Visibility visibility) {
        this.visibility = visibility;
    }

    /** Reads the parameter; empty when it is not given, {@code unknown-parameter} when it is not an index. */
    public static Outcome<OptionalLong> parse(Map<String, List<String>> parameters) {
        List<String> given = parameters.getOrDefault("after", List.of());
        if (given.isEmpty() || given.getFirst().isEmpty()) {
            return Outcome.done(OptionalLong.empty());
        }
        String text = given.getFirst();
        if (given.size() > 1 || !text.matches("\\d{1,18}")) {
            return Outcome.refused(
                    Refusal.of(ProblemType.UNKNOWN_PARAMETER, Finding.violation("after-unknown", null, text, "after")));
        }
        return Outcome.done(OptionalLong.of(Long.parseLong(text)));
    }

    /** Nothing, or why the views of buyers cannot be asked yet: {@code unavailable}. */
    public Optional<Refusal> offeringsMissing() {
        return visibility.hasOfferings() ? Optional.empty() : Optional.of(notThereYet());
    }

    /** The same of the graph. */
    public Optional<Refusal> graphMissing() {
        return visibility.hasGraph() ? Optional.empty() : Optional.of(notThereYet());
    }

    private static Refusal notThereYet() {
        return Refusal.of(ProblemType.UNAVAILABLE, Finding.violation("view-not-there", null, null));
    }

    /** Waits for the views of buyers. */
    public CompletableFuture<Void> forOfferings(long journalIndex) {
        return bounded(visibility.visible(journalIndex));
    }

    /** Waits for the graph. */
    public CompletableFuture<Void> forGraph(long journalIndex) {
        return bounded(visibility.inGraph(journalIndex));
    }

    // A copy, so that giving up here neither cancels nor completes what others wait for.
    private static CompletableFuture<Void> bounded(CompletableFuture<?> seen) {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        seen.whenComplete((done, failure) -> answer.complete(null));
        answer.completeOnTimeout(null, LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        return answer;
    }
}
