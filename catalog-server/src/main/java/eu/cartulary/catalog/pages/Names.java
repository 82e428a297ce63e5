package eu.cartulary.catalog.pages;

import static eu.cartulary.catalog.pages.Html.el;
import static eu.cartulary.catalog.pages.Html.to;

import eu.cartulary.catalog.kernel.Key;
import eu.cartulary.catalog.pages.Html.Node;
import eu.cartulary.report.Language;
import eu.cartulary.shapes.rulebook.Rulebook;
import eu.cartulary.shapes.rulebook.Rulebooks;
import eu.cartulary.shapes.vocabulary.CodeLists;
import eu.cartulary.wire.ParticipantRef;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What values of code lists, rulebooks and participants are called by people. */
final class Names {
    /** Parameter → code list with its values. */
    private static final Map<String, String> LISTS = Map.of(
            "kind",
            "kinds",
            "certificate",
            "certificates",
            "protocol",
            "protocols",
            "exportFormat",
            "formats",
            "keyCustody",
            "key-custody");

    private final CodeLists lists;
    private final Rulebooks rulebooks;
    private final boolean participants;

    /**
     * Names from these lists.
     *
     * @param participants whether participants have pages to link to
     */
    Names(CodeLists lists, Rulebooks rulebooks, Linked participants) {
        this.lists = lists;
        this.rulebooks = rulebooks;
        this.participants = participants == Linked.YES;
    }

    /** Whether a name is a link. */
    enum Linked {
        YES,
        NO
    }

    /** A value of a facet. */
    String value(String facet, String value, @Nullable String label, Words words) {
        if (facet.equals("country")) {
            return words.country(value);
        }
        if (label != null) {
            return label;
        }
        return lists.match(LISTS.getOrDefault(facet, facet), value)
                .map(concept -> capital(concept.label(words.language())))
                .orElse(value);
    }

    private static String capital(String label) {
        return label.isEmpty() ? label : label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1);
    }

    String kind(String kind, Words words) {
        return value("kind", kind, null, words);
    }

    /** A rulebook, or its id where it is not known. */
    String rulebook(String id, Language language) {
        return rulebooks.byId(id).map(r -> r.title().in(language)).orElse(id);
    }

    /** The rulebook, for its levels. */
    @Nullable
    Rulebook rulebook(String id) {
        return rulebooks.byId(id).orElse(null);
    }

    /** Whether a level is the lowest of its rulebook, which nobody misses: no merit of the offering's. */
    boolean isNone(String rulebookId, String level) {
        return level.equals("none")
                || rulebooks
                        .byId(rulebookId)
                        .flatMap(rulebook -> rulebook.level(level))
                        .map(found -> found.rank() == 0)
                        .orElse(false);
    }

    /** A participant, as a link to its page. */
    Node participant(ParticipantRef participant) {
        String shown = participant.name() == null ? String.valueOf(participant.id()) : participant.name();
        // Who is only named, not described, is known by its address alone, and has no page.
        boolean described = participant.name() != null && !participant.name().equals(participant.id());
        return participants && described && Key.isKey(participant.key())
                ? el("a", to("/participants/" + participant.key()), shown)
                : el("span", shown);
    }
}
