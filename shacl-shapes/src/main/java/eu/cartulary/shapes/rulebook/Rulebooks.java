package eu.cartulary.shapes.rulebook;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rulebooks a catalog judges by. Immutable; any number of threads. */
public final class Rulebooks {
    private final Map<String, Rulebook> byId;

    Rulebooks(List<Rulebook> rulebooks) {
        Bridges bridges = Bridges.between(rulebooks);
        Map<String, Rulebook> map = new LinkedHashMap<>();
        rulebooks.forEach(rulebook -> map.put(rulebook.id(), rulebook.beside(bridges)));
        this.byId = map;
    }

    /** Those that come with this library, compiled at the first call. */
    public static Rulebooks bundled() {
        return Bundled.RULEBOOKS;
    }

    /**
     * An operator's own: one folder per rulebook, each with one or more Turtle files.
     *
     * @throws RulebookException when one does not hold together, with file, line and reason
     */
    public static Rulebooks load(Path folder) {
        List<RulebookFolder.Compiled> compiled = RulebookFolder.load(folder, Bundled.COUNTRIES);
        Rulebooks own = of(compiled);
        bundled().and(own).needBothEnds(compiled);
        return own;
    }

    /** These and others; the others win where both have an id. */
    public Rulebooks and(Rulebooks others) {
        Map<String, Rulebook> map = new LinkedHashMap<>(byId);
        map.putAll(others.byId);
        return new Rulebooks(List.copyOf(map.values()));
    }

    private static Rulebooks of(List<RulebookFolder.Compiled> compiled) {
        return new Rulebooks(
                compiled.stream().map(RulebookFolder.Compiled::rulebook).toList());
    }

    private void needBothEnds(List<RulebookFolder.Compiled> own) {
        Set<String> known = byId.values().stream()
                .flatMap(book -> book.criteria().stream())
                .map(Criterion::iri)
                .collect(Collectors.toSet());
        for (RulebookFolder.Compiled each : own) {
            for (Criterion criterion : each.rulebook().criteria()) {
                for (String end : criterion.speaksTo()) {
                    if (!known.contains(end)) {
                        throw each.complaint(
                                criterion.iri(), criterion.id() + " speaks to " + end + ", which is not here");
                    }
                }
            }
        }
    }

    /** All of them, in order. */
    public Collection<Rulebook> all() {
        return List.copyOf(byId.values());
    }

    /** One by its id. */
    public Optional<Rulebook> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    private static final class Bundled {
        static final CountrySets COUNTRIES = CountrySets.bundled();
        static final Rulebooks RULEBOOKS = of(RulebookFolder.bundled(COUNTRIES));
    }
}
