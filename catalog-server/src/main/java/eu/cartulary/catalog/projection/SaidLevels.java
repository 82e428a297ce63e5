package eu.cartulary.catalog.projection;

import eu.cartulary.catalog.journal.Draft;
import eu.cartulary.catalog.journal.Drafts;
import eu.cartulary.catalog.supplychain.WordsIn;
import eu.cartulary.catalog.supplychain.WordsOut;
import eu.cartulary.json.Json;
import eu.cartulary.json.Json.MalformedJsonException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/**
 * What the journal has said of the levels of each offering, and what it owes. The payload of a {@code levels-changed} record is
 * {@code {"changes":[{"offering","rulebook","from","to","objectives","moved","cause","rules"}]}}: {@code from} and {@code to} are
 * level codes, empty where there was or is none, and the same where nothing but an objective moved; {@code objectives} has the level
 * of each; {@code moved} those of which it is another than before, {@code {"objective","from","to"}}, where the rulebook had a level
 * before and has one now; {@code cause} is the journal index of the record that moved it; {@code rules} the version of the rules.
 */
final class SaidLevels {
    /** Changes in one record: its payload stays well below what the journal takes. */
    private static final int MAX_CHANGES = 500;

    /** One move of an offering on one rulebook; the levels of its objectives afterwards, and those that moved. */
    record Change(
            String offering,
            String rulebook,
            String from,
            String to,
            long cause,
            String rules,
            Map<String, String> objectives,
            List<Happening.Objective> moved) {
        Change {
            objectives = Map.copyOf(objectives);
            moved = List.copyOf(moved);
        }

        /** Whether it says what of the level moved; records of older versions did not where it was an objective alone. */
        boolean isTold() {
            return !from.equals(to) || !moved.isEmpty();
        }
    }

    private final Map<String, Map<String, String>> said = new HashMap<>();
    private final Map<String, Map<String, String>> present = new ConcurrentHashMap<>();
    private final Map<String, Long> causes = new HashMap<>();
    private final Set<String> differing = new TreeSet<>();
    private final Map<String, String> rules;

    /**
     * Starts with nothing said.
     *
     * @param rules rulebook → version
     */
    SaidLevels(Map<String, String> rules) {
        this.rules = Map.copyOf(rules);
    }

    /**
     * Notes what holds now.
     *
     * @param levels rulebook → {@link SaidLevel}
     */
    void present(String offering, Map<String, String> levels, long cause) {
        present.put(offering, levels);
        causes.put(offering, cause);
        compare(offering);
    }

    /** Writes all that is here; the projector's thread only. */
    void write(WordsOut out) throws IOException {
        out.number(said.size());
        for (Map.Entry<String, Map<String, String>> one : said.entrySet()) {
            out.word(one.getKey());
            out.map(one.getValue());
        }
        out.number(present.size());
        for (Map.Entry<String, Map<String, String>> one : present.entrySet()) {
            out.word(one.getKey());
            out.map(one.getValue());
            out.number(causes.getOrDefault(one.getKey(), -1L));
        }
    }

    /** Takes in what was written, into one that is empty. */
    void read(WordsIn in) throws IOException {
        for (int left = in.number(); left > 0; left--) {
            String offering = in.word();
            said.put(offering, new HashMap<>(in.map()));
            compare(offering);
        }
        for (int left = in.number(); left > 0; left--) {
            present(in.word(), in.map(), in.longNumber());
        }
    }

    /**
     * Offerings that a record brought to buyers' eyes or took from them: a listed offering has a level by every rulebook, any
     * other has none.
     */
    record Turns(List<String> listed, List<String> ended) {
        static final Turns NONE = new Turns(List.of(), List.of());

        Turns {
            listed = List.copyOf(listed);
            ended = List.copyOf(ended);
        }
    }

    /** Takes in what a record says. */
    Turns takeIn(byte[] payload) {
        List<Change> changes = read(payload);
        Set<String> before = new LinkedHashSet<>();
        changes.stream().map(Change::offering).filter(this::hasLevels).forEach(before::add);
        for (Change change : changes) {
            Map<String, String> levels = said.computeIfAbsent(change.offering(), o -> new HashMap<>());
            if (change.to().isEmpty()) {
                levels.remove(change.rulebook());
            } else {
                levels.put(change.rulebook(), SaidLevel.of(change.to(), change.objectives()));
            }
            compare(change.offering());
        }
        Set<String> after = new LinkedHashSet<>();
        changes.stream().map(Change::offering).filter(this::hasLevels).forEach(after::add);
        return new Turns(
                after.stream().filter(offering -> !before.contains(offering)).toList(),
                before.stream().filter(offering -> !after.contains(offering)).toList());
    }

    private boolean hasLevels(String offering) {
        return !said.getOrDefault(offering, Map.of()).isEmpty();
    }

    /** The records that the journal should hold and does not yet. */
    List<Draft> owed() {
        List<Map<String, Object>> changes =
                next().values().stream().flatMap(List::stream).toList();
        return changes.isEmpty() ? List.of() : List.of(Drafts.levelsChanged(Map.of("changes", changes)));
    }

    /** The offerings of which {@link #owed} speaks. */
    Set<String> owing() {
        return next().keySet();
    }

    /** As many as go into one record. */
    private Map<String, List<Map<String, Object>>> next() {
        Map<String, List<Map<String, Object>>> next = new LinkedHashMap<>();
        int changes = 0;
        for (String offering : differing) {
            List<Map<String, Object>> differences = differences(offering);
            next.put(offering, differences);
            changes += differences.size();
            if (changes >= MAX_CHANGES) {
                break;
            }
        }
        return next;
    }

    private List<Map<String, Object>> differences(String offering) {
        Map<String, String> before = said.getOrDefault(offering, Map.of());
        Map<String, String> now = present.getOrDefault(offering, Map.of());
        Set<String> rulebooks = new TreeSet<>(before.keySet());
        rulebooks.addAll(now.keySet());
        List<Map<String, Object>> changes = new ArrayList<>();
        for (String rulebook : rulebooks) {
            String from = before.getOrDefault(rulebook, "");
            String to = now.getOrDefault(rulebook, "");
            if (!from.equals(to)) {
                Map<String, Object> change = new LinkedHashMap<>();
                change.put("offering", offering);
                change.put("rulebook", rulebook);
                change.put("from", SaidLevel.level(from));
                change.put("to", SaidLevel.level(to));
                change.put("objectives", SaidLevel.objectives(to));
                List<Happening.Objective> moved = moved(from, to);
                if (!moved.isEmpty()) {
                    change.put(
                            "moved",
                            moved.stream().map(Happening.Objective::json).toList());
                }
                change.put("cause", causes.getOrDefault(offering, -1L));
                change.put("rules", rules.getOrDefault(rulebook, ""));
                changes.add(change);
            }
        }
        return changes;
    }

    /** Of an offering that comes or goes it would be all of them: the level says so. */
    private static List<Happening.Objective> moved(String from, String to) {
        if (from.isEmpty() || to.isEmpty()) {
            return List.of();
        }
        Map<String, String> before = SaidLevel.objectives(from);
        Map<String, String> after = SaidLevel.objectives(to);
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        return names.stream()
                .map(name -> new Happening.Objective(name, before.getOrDefault(name, ""), after.getOrDefault(name, "")))
                .filter(each -> !each.from().equals(each.to()))
                .toList();
    }

    private static List<Happening.Objective> moved(JsonNode change) {
        List<Happening.Objective> moved = new ArrayList<>();
        for (JsonNode each : change.path("moved")) {
            moved.add(new Happening.Objective(
                    each.path("objective").asString(""),
                    each.path("from").asString(""),
                    each.path("to").asString("")));
        }
        return moved;
    }

    private void compare(String offering) {
        if (said.getOrDefault(offering, Map.of()).equals(present.getOrDefault(offering, Map.of()))) {
            differing.remove(offering);
        } else {
            differing.add(offering);
        }
    }

    private static Map<String, String> objectives(JsonNode change) {
        Map<String, String> objectives = new LinkedHashMap<>();
        change.path("objectives")
                .properties()
                .forEach(each -> objectives.put(each.getKey(), each.getValue().asString()));
        return objectives;
    }

    /** The changes of a record's payload. */
    static List<Change> read(byte[] payload) {
        try {
            Collection<Change> changes = new ArrayList<>();
            for (JsonNode change : Json.read(payload).path("changes")) {
                changes.add(new Change(
                        change.path("offering").asString(),
                        change.path("rulebook").asString(),
                        change.path("from").asString(),
                        change.path("to").asString(),
                        change.path("cause").asLong(),
                        change.path("rules").asString(),
                        objectives(change),
                        moved(change)));
            }
            return List.copyOf(changes);
        } catch (MalformedJsonException e) {
            throw new IllegalStateException("a levels-changed record that this program wrote cannot be read", e);
        }
    }
}
