package eu.cartulary.shapes.assess;

import eu.cartulary.shapes.closure.Closure;
import eu.cartulary.shapes.rulebook.Parameters;
import eu.cartulary.shapes.rulebook.Rulebook;
import eu.cartulary.shapes.rulebook.Rulebooks;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Judges offerings by rulebooks. Immutable; any number of threads. */
public final class Assessor {
    private final Rulebooks rulebooks;

    public Assessor(Rulebooks rulebooks) {
        this.rulebooks = rulebooks;
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
        throw new UnsupportedOperationException(rulebook.id());
    }

    /** Every rulebook, with its defaults; the facts are indexed once for all of them. */
    public Map<String, Assessment> assessAll(Closure closure, Instant now) {
        Map<String, Assessment> all = new LinkedHashMap<>();
        for (Rulebook rulebook : rulebooks.all()) {
            all.put(rulebook.id(), assess(closure, rulebook.id(), now, Parameters.defaults(rulebook)));
        }
        return all;
    }
}
