package eu.cartulary.shapes.assess;

import eu.cartulary.report.Grade;
import eu.cartulary.shapes.assess.Judge.Judged;
import eu.cartulary.shapes.closure.Closure;
import eu.cartulary.shapes.closure.ClosureEdge;
import eu.cartulary.shapes.rulebook.Parameters;
import eu.cartulary.shapes.rulebook.Rulebook;
import eu.cartulary.shapes.rulebook.Rulebooks;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Judges offerings by rulebooks. Immutable; any number of threads. */
public final class Assessor {
    private final Rulebooks rulebooks;
    private final int mostLooks;

    public Assessor(Rulebooks rulebooks) {
        this(rulebooks, Looks.MOST);
    }

    Assessor(Rulebooks rulebooks, int mostLooks) {
        this.rulebooks = rulebooks;
        this.mostLooks = mostLooks;
    }

    /** The rulebooks it judges by. */
    public Rulebooks rulebooks() {
        return rulebooks;
    }

    /**
     * One rulebook.
     *
     * @throws IllegalArgumentException when there is no rulebook of that id
     */
    public Assessment assess(Closure closure, String rulebookId, Instant now, Parameters parameters) {
        Rulebook rulebook =
                rulebooks.byId(rulebookId).orElseThrow(() -> new IllegalArgumentException("no rulebook " + rulebookId));
        Facts facts = new Facts(closure, now);
        return assess(closure, facts, new Topology(facts, closure), rulebook, parameters);
    }

    /** Every rulebook, with its defaults; the facts are indexed once for all of them, and who stands behind what is found once. */
    public Map<String, Assessment> assessAll(Closure closure, Instant now) {
        Facts facts = new Facts(closure, now);
        Topology topology = new Topology(facts, closure);
        Map<String, Assessment> all = new LinkedHashMap<>();
        for (Rulebook rulebook : rulebooks.all()) {
            all.put(rulebook.id(), assess(closure, facts, topology, rulebook, Parameters.defaults(rulebook)));
        }
        return all;
    }

    /** The kinds of service that an offering is, as its classes and its profile say: {@code storage/object}. */
    public static Set<String> kinds(Closure closure) {
        return new Topology(new Facts(closure, Instant.EPOCH), closure).kinds();
    }

    private Assessment assess(
            Closure closure, Facts facts, Topology topology, Rulebook rulebook, Parameters parameters) {
        Changes changes = new Changes(facts.now);
        changes.at(facts.nextExpiry());
        Looks looks = new Looks(mostLooks);
        List<Judged> judged = new Judge(rulebook, parameters, facts, topology, changes, looks).all();
        Scores.Score score = Scores.of(rulebook, parameters, points(judged), notAsked(judged));
        return new Assessment(
                rulebook.id(),
                rulebook.version(),
                closure.offering(),
                topology.profile(),
                topology.profileTypes(),
                facts.now,
                parameters,
                judged.stream().map(Judged::answer).toList(),
                Map.of(
                        Grade.DECLARED,
                                Levels.of(rulebook, parameters, judged, j -> j.answer()
                                        .rung()),
                        Grade.EVIDENCED, Levels.of(rulebook, parameters, judged, Judged::ifEvidenced),
                        Grade.CERTIFIED, Levels.of(rulebook, parameters, judged, Judged::ifCertified)),
                Levels.of(rulebook, parameters, judged, Judged::ifDeclared),
                Levels.of(rulebook, parameters, judged, j -> j.answer().atMost()),
                score == null ? null : score.total(),
                score == null ? Map.of() : score.byObjective(),
                objectiveKnown(rulebook, judged),
                paths(closure, judged),
                changes.first(),
                !topology.isCut() && !looks.spent());
    }

    private static Map<String, Double> points(List<Judged> judged) {
        return judged.stream().collect(Collectors.toMap(j -> j.criterion().id(), j -> j.answer()
                .points()));
    }

    private static Set<String> notAsked(List<Judged> judged) {
        return judged.stream()
                .filter(j -> !j.answer().asked())
                .map(j -> j.criterion().id())
                .collect(Collectors.toSet());
    }

    private static Map<String, String> objectiveKnown(Rulebook rulebook, List<Judged> judged) {
        Map<String, String> known = new HashMap<>();
        rulebook.objectives()
                .forEach(objective -> known.put(
                        objective.code(),
                        Details.known(judged.stream()
                                .filter(j -> j.criterion().objective().equals(objective))
                                .map(Judged::answer)
                                .toList())));
        return known;
    }

    private static Map<String, List<ClosureEdge>> paths(Closure closure, List<Judged> judged) {
        Map<String, List<ClosureEdge>> paths = new HashMap<>();
        for (Judged one : judged) {
            NodeAnswer worst = one.answer().worst();
            if (worst != null) {
                paths.computeIfAbsent(worst.node(), closure::pathTo);
            }
            one.answer().others().forEach(other -> paths.computeIfAbsent(other.node(), closure::pathTo));
        }
        return paths;
    }
}
