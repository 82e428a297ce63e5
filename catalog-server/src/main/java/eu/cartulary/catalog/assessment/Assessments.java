package eu.cartulary.catalog.assessment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eu.cartulary.catalog.assessment.OfferingState.Pending;
import eu.cartulary.catalog.kernel.CredentialHead;
import eu.cartulary.catalog.kernel.CredentialStatus;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.supplychain.SupplyChain;
import eu.cartulary.shapes.assess.Assessment;
import eu.cartulary.shapes.assess.Assessor;
import eu.cartulary.shapes.closure.Closure;
import eu.cartulary.shapes.closure.ClosureNode;
import eu.cartulary.shapes.facts.OfferingFacts;
import eu.cartulary.shapes.rulebook.Parameters;
import eu.cartulary.shapes.rulebook.Rulebook;
import eu.cartulary.shapes.rulebook.Rulebooks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Judges offerings over their closures. Any number of threads. */
public final class Assessments {
    private static final int REMEMBERED = 500;

    private final SupplyChain supplyChain;
    private final Assessor assessor;
    private final Cache<Asked, Assessment> remembered =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    private record Asked(String offering, String rulebook, Parameters parameters, int closure, Instant until) {}

    public Assessments(SupplyChain supplyChain, Assessor assessor) {
        this.supplyChain = supplyChain;
        this.assessor = assessor;
    }

    /** The rulebooks it judges by. */
    public Rulebooks rulebooks() {
        return assessor.rulebooks();
    }

    /** The offering with all its assessments. */
    public OfferingState judge(String offering, Instant now) {
        Closure closure = supplyChain.closure(offering);
        return state(closure, CredentialStatus.ACTIVE, assessor.assessAll(closure, now), Pending.NO);
    }

    /** The offering without its assessments, which wait: quick, for the many that one change can touch. */
    public OfferingState describe(String offering) {
        return state(supplyChain.closure(offering), CredentialStatus.ACTIVE, Map.of(), Pending.YES);
    }

    /** What an offering said at another time, over the closure of then; without its assessments. */
    public OfferingState describe(Closure closure, CredentialStatus status) {
        return state(closure, status, Map.of(), Pending.NO);
    }

    /** What an offering said whose description is no longer in force. */
    public OfferingState describeEnded(String offering, CredentialStatus status, Digest last) {
        return state(supplyChain.closureOfEnded(offering, last), status, Map.of(), Pending.NO);
    }

    /**
     * One assessment of an offering, with parameters of the reader's choice.
     *
     * @throws IllegalArgumentException when there is no such rulebook
     */
    public Assessment assess(String offering, Rulebook rulebook, Parameters parameters, Instant now) {
        Closure closure = supplyChain.closure(offering);
        // What time alone changes is part of the key by the second: an answer is never older than that.
        Instant second = Instant.ofEpochSecond(now.getEpochSecond());
        Asked asked = new Asked(offering, rulebook.id(), parameters, fingerprint(closure), second);
        return Objects.requireNonNull(
                remembered.get(asked, a -> assessor.assess(closure, rulebook.id(), now, parameters)));
    }

    /** The closure of an offering, for those who show it. */
    public Closure closure(String offering) {
        return supplyChain.closure(offering);
    }

    private static int fingerprint(Closure closure) {
        List<String> accredited = closure.facts().stream()
                .flatMap(fact -> fact.sources().stream())
                .filter(source -> !source.accreditedSchemes().isEmpty())
                .map(source -> source.digest() + source.accreditedSchemes())
                .distinct()
                .sorted()
                .toList();
        return Objects.hash(closure.digests(), accredited);
    }

    private OfferingState state(
            Closure closure, CredentialStatus status, Map<String, Assessment> assessments, Pending pending) {
        OfferingFacts facts = OfferingFacts.of(closure);
        List<Digest> sources =
                closure.digests().stream().sorted().map(Digest::new).toList();
        return new OfferingState(
                closure.offering(),
                status,
                facts,
                assessments,
                notListedBecause(closure, facts),
                sources,
                closure.visited(),
                endsAt(closure.offering()),
                earliest(assessments.values().stream().map(Assessment::changesAt)),
                pending);
    }

    private static List<String> notListedBecause(Closure closure, OfferingFacts facts) {
        List<String> reasons = new ArrayList<>();
        OfferingFacts.Participant provider = facts.provider();
        if (provider == null) {
            reasons.add("provider-not-stated");
        } else {
            ClosureNode node = closure.node(provider.iri());
            if (node == null || !node.declared()) {
                reasons.add("provider-unknown");
            }
        }
        return reasons;
    }

    /** The end of the description that holds longest. */
    private @Nullable Instant endsAt(String offering) {
        Instant latest = null;
        for (Digest source : supplyChain.sourcesOf(offering)) {
            CredentialHead head = supplyChain.head(source);
            if (head == null || head.validUntil() == null) {
                return null;
            }
            latest = latest == null || head.validUntil().isAfter(latest) ? head.validUntil() : latest;
        }
        return latest;
    }

    private static @Nullable Instant earliest(Stream<@Nullable Instant> instants) {
        return instants.filter(Objects::nonNull).min(Instant::compareTo).orElse(null);
    }
}
