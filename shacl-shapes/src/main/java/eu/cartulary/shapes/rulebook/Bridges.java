package eu.cartulary.shapes.rulebook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which criteria of different rulebooks speak of the same matter, from both ends. Whoever answers one has said something
 * that counts for the other; neither sets the other's level. Immutable; any number of threads.
 */
public final class Bridges {
    /** No bridge at all. */
    public static final Bridges NONE = new Bridges(Map.of(), Map.of());

    private final Map<String, List<End>> to;
    private final Map<String, List<End>> from;

    /**
     * One end of a bridge.
     *
     * @param rulebook its id
     * @param criterion its id there
     * @param iri its name in RDF
     */
    public record End(String rulebook, String criterion, String iri) {
        @Override
        public String toString() {
            return rulebook + " " + criterion;
        }
    }

    private Bridges(Map<String, List<End>> to, Map<String, List<End>> from) {
        this.to = to;
        this.from = from;
    }

    /** Those between rulebooks; an end that is in none of them is left out. */
    static Bridges between(Collection<Rulebook> rulebooks) {
        Map<String, End> ends = new LinkedHashMap<>();
        rulebooks.forEach(book -> book.criteria().forEach(c -> ends.put(c.iri(), new End(book.id(), c.id(), c.iri()))));
        Map<String, List<End>> to = new HashMap<>();
        Map<String, List<End>> from = new HashMap<>();
        for (Rulebook book : rulebooks) {
            for (Criterion criterion : book.criteria()) {
                End here = new End(book.id(), criterion.id(), criterion.iri());
                for (String iri : criterion.speaksTo()) {
                    End there = ends.get(iri);
                    if (there != null) {
                        to.computeIfAbsent(here.iri(), k -> new ArrayList<>()).add(there);
                        from.computeIfAbsent(there.iri(), k -> new ArrayList<>())
                                .add(here);
                    }
                }
            }
        }
        return new Bridges(to, from);
    }

    /** The criteria elsewhere that this one speaks to, as its rulebook says. */
    public List<End> to(Criterion criterion) {
        return List.copyOf(to.getOrDefault(criterion.iri(), List.of()));
    }

    /** The criteria elsewhere that speak to this one, as their rulebooks say. */
    public List<End> from(Criterion criterion) {
        return List.copyOf(from.getOrDefault(criterion.iri(), List.of()));
    }

    /** Both directions as statements about this rulebook's own criteria, in Turtle; those it states itself are not repeated. */
    String incoming(Rulebook rulebook) {
        StringBuilder turtle = new StringBuilder();
        for (Criterion criterion : rulebook.criteria()) {
            for (End end : from(criterion)) {
                turtle.append("<%s> <%s> <%s> .%n".formatted(criterion.iri(), Rb.SPOKEN_TO_BY.getURI(), end.iri()));
            }
        }
        return turtle.toString();
    }
}
