package eu.cartulary.catalog.search;

import eu.cartulary.shapes.rulebook.Level;
import eu.cartulary.shapes.rulebook.Objective;
import eu.cartulary.shapes.rulebook.Rulebook;
import eu.cartulary.shapes.rulebook.Rulebooks;
import eu.cartulary.shapes.vocabulary.CodeLists;
import eu.cartulary.shapes.vocabulary.Concept;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The words of the bundled code lists, aliases included, and the levels of the rulebooks. */
public final class ListedVocabulary implements SearchVocabulary {
    private final Words kinds;
    private final Words certificates;
    private final Words formats;
    private final Words protocols;
    private final List<Scale> scales;

    /** The words of these lists and rulebooks. */
    public ListedVocabulary(CodeLists lists, Rulebooks rulebooks) {
        this.kinds = new Listed(lists, "kinds");
        this.certificates = new Listed(lists, "certificates");
        this.formats = new Listed(lists, "formats");
        this.protocols = new Listed(lists, "protocols");
        this.scales = scales(rulebooks);
    }

    private record Listed(CodeLists lists, String name) implements Words {
        @Override
        public Optional<String> canonical(String word) {
            return lists.match(name, word).map(Concept::notation);
        }

        @Override
        public List<String> all() {
            return lists.concepts(name).stream().map(Concept::notation).toList();
        }
    }

    // Rulebooks first, then their objectives, which have the same levels.
    private static List<Scale> scales(Rulebooks rulebooks) {
        List<Scale> whole = new ArrayList<>();
        List<Scale> parts = new ArrayList<>();
        for (Rulebook rulebook : rulebooks.all()) {
            // The level of rank 0 is reached by everybody and asks for nothing.
            List<String> levels = rulebook.levels().stream()
                    .filter(level -> level.rank() > 0)
                    .sorted(Comparator.comparingInt(Level::rank))
                    .map(Level::code)
                    .toList();
            whole.add(new Scale(rulebook.id(), levels));
            for (Objective objective : rulebook.objectives()) {
                parts.add(new Scale(rulebook.id() + "/" + objective.code(), levels));
            }
        }
        whole.addAll(parts);
        return List.copyOf(whole);
    }

    @Override
    public Words kinds() {
        return kinds;
    }

    @Override
    public Words certificates() {
        return certificates;
    }

    @Override
    public Words formats() {
        return formats;
    }

    @Override
    public Words protocols() {
        return protocols;
    }

    @Override
    public List<Scale> scales() {
        return scales;
    }
}
