package eu.cartulary.shapes.assess;

import eu.cartulary.report.Grade;
import eu.cartulary.report.Verdict;
import eu.cartulary.shapes.rulebook.AskedOf;
import eu.cartulary.shapes.rulebook.Criterion;
import eu.cartulary.shapes.rulebook.Parameters;
import eu.cartulary.shapes.rulebook.Rulebook;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Asks the criteria of one rulebook and puts the answers of several nodes together: the worst one counts. */
final class Judge {
    /** Most nodes named beside the worst one. */
    static final int MOST_OTHERS = 16;

    private final Rulebook rulebook;
    private final Parameters parameters;
    private final Facts facts;
    private final Topology topology;
    private final Changes changes;
    private final Looks looks;
    private final Set<String> kinds;
    private final Set<String> namedBlocks;

    /** An answer, and the rungs it has in the other ways of counting. */
    record Judged(Criterion criterion, CriterionAnswer answer, int ifDeclared, int ifEvidenced, int ifCertified) {}

    Judge(Rulebook rulebook, Parameters parameters, Facts facts, Topology topology, Changes changes, Looks looks) {
        this.rulebook = rulebook;
        this.parameters = parameters;
        this.facts = facts;
        this.topology = topology;
        this.changes = changes;
        this.looks = looks;
        this.kinds = topology.kinds();
        this.namedBlocks = topology.namedBlocks();
    }

    List<Judged> all() {
        List<Judged> all = new ArrayList<>(rulebook.criteria().size());
        Map<String, Judged> first = first();
        for (Criterion criterion : rulebook.criteria()) {
            Judged early = first.get(criterion.id());
            all.add(early != null ? early : isAsked(criterion, first) ? judge(criterion) : notAsked(criterion));
        }
        return all;
    }

    /** The criteria that decide whether others are asked. */
    private Map<String, Judged> first() {
        Map<String, Judged> first = new HashMap<>();
        for (Criterion criterion : rulebook.criteria()) {
            String other = criterion.notAskedWhenMet();
            if (other != null && !first.containsKey(other)) {
                Criterion decides = rulebook.criterion(other).orElseThrow();
                first.put(other, isAsked(decides, Map.of()) ? judge(decides) : notAsked(decides));
            }
        }
        return first;
    }

    private boolean isAsked(Criterion criterion, Map<String, Judged> first) {
        Judged decides = criterion.notAskedWhenMet() == null ? null : first.get(criterion.notAskedWhenMet());
        if (decides != null && decides.answer().verdict() == Verdict.MET) {
            return false;
        }
        if (!criterion.isAskedOf(kinds) || !inForce(criterion.from(), criterion.until())) {
            return false;
        }
        if (criterion.notApplicable() == null) {
            return true;
        }
        Focus service = topology.service();
        return !criterion.notApplicable().holds(service.nodes(), new View(facts, service, looks, Set.of()))
                || looks.spent();
    }

    private boolean inForce(@Nullable LocalDate from, @Nullable LocalDate until) {
        changes.on(from);
        changes.on(until);
        return (from == null || !facts.today.isBefore(from)) && (until == null || facts.today.isBefore(until));
    }

    private static Judged notAsked(Criterion criterion) {
        int top = criterion.ladder().size();
        CriterionAnswer answer =
                new CriterionAnswer(criterion.id(), Verdict.NOT_APPLICABLE, null, top, top, 0, false, null, List.of());
        return new Judged(criterion, answer, top, top, top);
    }

    private Judged judge(Criterion criterion) {
        List<NodeAnswer> gating = new ArrayList<>();
        List<NodeAnswer> beside = new ArrayList<>();
        if (criterion.askedOf() == AskedOf.BLOCK) {
            blocks(criterion, gating, beside);
        } else {
            List<Focus> foci = topology.foci(criterion.askedOf());
            foci.forEach(focus -> gating.add(ask(criterion, focus)));
            if (gating.stream().anyMatch(NodeAnswer::unknown)) {
                inherit(criterion, gating);
            }
        }
        if (gating.isEmpty()) {
            return notAsked(criterion);
        }
        return together(criterion, gating, beside);
    }

    private NodeAnswer ask(Criterion criterion, Focus focus) {
        return Asking.ask(criterion, focus, facts, changes, looks);
    }

    /** Where a node says nothing, the suppliers of a block answer, the worst of them; they are asked once for all nodes. */
    private void inherit(Criterion criterion, List<NodeAnswer> answers) {
        for (String block : criterion.inheritedFrom()) {
            List<NodeAnswer> inherited = new ArrayList<>();
            for (Focus supplier : topology.suppliers(block)) {
                inherited.add(ask(criterion, supplier));
            }
            if (!inherited.isEmpty() && inherited.stream().noneMatch(NodeAnswer::unknown)) {
                NodeAnswer worst = Collections.min(
                        inherited, Comparator.comparingInt(NodeAnswer::rung).thenComparingInt(NodeAnswer::ifShown));
                answers.replaceAll(answer -> answer.unknown() ? worst : answer);
                return;
            }
        }
    }

    /**
     * Blocks of the floor gate, the platform only when the service uses one; the others count for points where the service
     * names them, and gate under {@code blocks=all} (CSF guidance, p. 12 and 13).
     */
    private void blocks(Criterion criterion, List<NodeAnswer> gating, List<NodeAnswer> beside) {
        boolean all = parameters.has("blocks=all");
        for (String block : criterion.blocks().stream().sorted().toList()) {
            boolean named = namedBlocks.contains(block);
            boolean floor =
                    rulebook.floorBlocks().contains(block) && (!block.equals("platform") || named || isPlatform());
            if (floor || (all && (named || !block.equals("platform")))) {
                topology.block(block).forEach(focus -> gating.add(ask(criterion, focus)));
            } else if (named) {
                topology.block(block).forEach(focus -> beside.add(ask(criterion, focus)));
            }
        }
    }

    private boolean isPlatform() {
        return kinds.contains("platform") || kinds.contains("compute/container");
    }

    private Judged together(Criterion criterion, List<NodeAnswer> gating, List<NodeAnswer> beside) {
        int rung = least(gating, NodeAnswer::rung);
        int answered = least(gating, NodeAnswer::answered);
        NodeAnswer worst = worst(gating, rung, answered);
        int pointsRung =
                Math.min(rung, beside.stream().mapToInt(NodeAnswer::rung).min().orElse(rung));
        Grade grade = gating.stream()
                .map(NodeAnswer::grade)
                .filter(g -> g != null)
                .min(Comparator.naturalOrder())
                .orElse(null);
        List<NodeAnswer> others = new ArrayList<>();
        for (NodeAnswer answer : gating) {
            if (answer != worst && answer.rung() < criterion.ladder().size() && others.size() < MOST_OTHERS) {
                others.add(answer);
            }
        }
        CriterionAnswer answer = new CriterionAnswer(
                criterion.id(),
                verdict(criterion, rung, answered, worst),
                rung > 1 ? grade : null,
                rung,
                least(gating, NodeAnswer::atMost),
                criterion.rung(pointsRung).points(),
                criterion.exemptWhen() == null || !parameters.has(criterion.exemptWhen()),
                worst,
                others);
        return new Judged(
                criterion,
                answer,
                least(gating, NodeAnswer::ifDeclared),
                least(gating, NodeAnswer::ifEvidenced),
                least(gating, NodeAnswer::ifCertified));
    }

    private static int least(List<NodeAnswer> answers, ToIntFunction<NodeAnswer> rung) {
        return answers.stream().mapToInt(rung).min().orElse(1);
    }

    /**
     * Of a known answer the node that decides it, of an unknown one the node that does not answer. Among those that stand
     * equally low, one that evidence alone cannot lift: a plain no is not hidden behind proof that is missing.
     */
    private static NodeAnswer worst(List<NodeAnswer> answers, int rung, int answered) {
        return answers.stream()
                .filter(answer ->
                        rung == answered ? answer.answered() == answered : answer.rung() == rung && answer.unknown())
                .min(Comparator.comparingInt(NodeAnswer::ifShown))
                .orElse(answers.get(0));
    }

    private static Verdict verdict(Criterion criterion, int rung, int answered, NodeAnswer worst) {
        if (rung == criterion.ladder().size()) {
            return Verdict.MET;
        }
        if (rung < answered) {
            return Verdict.NOT_DECLARED;
        }
        if (rung > 1) {
            return Verdict.PARTLY_MET;
        }
        if (worst.ifUnexpired() > 1) {
            return Verdict.EVIDENCE_EXPIRED;
        }
        return worst.ifDeclared() > 1 ? Verdict.NOT_EVIDENCED : Verdict.NOT_MET;
    }
}
