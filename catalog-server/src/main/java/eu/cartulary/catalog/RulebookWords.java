package eu.cartulary.catalog;

import eu.cartulary.catalog.search.SearchVocabulary;
import eu.cartulary.shapes.rulebook.Level;
import eu.cartulary.shapes.rulebook.Objective;
import eu.cartulary.shapes.rulebook.Rulebook;
import eu.cartulary.shapes.rulebook.Rulebooks;
import eu.cartulary.shapes.vocabulary.CodeLists;
import eu.cartulary.shapes.vocabulary.Concept;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The words of questions: the code lists of the vocabulary, and the levels of the rulebooks. */
final class RulebookWords implements SearchVocabulary {
    private final CodeLists lists = CodeLists.bundled();
    private final List<Scale> scales = new ArrayList<>();

    RulebookWords(Rulebooks rulebooks) {
        rulebooks.all().forEach(rulebook -> scales.add(new Scale(rulebook.id(), levels(rulebook))));
        for (Rulebook rulebook : rulebooks.all()) {
            for (Objective objective : rulebook.objectives()) {
                scales.add(new Scale(rulebook.id() + "/" + objective.code(), levels(rulebook)));
            }
        }
    }

    /** The lowest level is missed by nobody, so nobody asks for it: ranks begin above it. */
    private static List<String> levels(Rulebook rulebook) {
        return rulebook.levels().stream()
                .filter(level -> level.rank() > 0)
                .map(Level::code)
                .toList();
    }

    @Override
    public Words kinds() {
        return list("kinds");
    }

    @Override
    public Words certificates() {
        return list("certificates");
    }

    @Override
    public Words protocols() {
        return list("protocols");
    }

    @Override
    public List<Scale> scales() {
        return List.copyOf(scales);
    }

    private Words list(String name) {
        return new Words() {
            @Override
            public Optional<String> canonical(String word) {
                return lists.match(name, word).map(Concept::notation);
            }

            @Override
            public List<String> all() {
                return lists.concepts(name).stream().map(Concept::notation).toList();
            }
        };
    }
}
