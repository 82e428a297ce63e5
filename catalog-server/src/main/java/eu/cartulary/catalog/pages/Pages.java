package eu.cartulary.catalog.pages;

import eu.cartulary.catalog.http.Addresses;
import eu.cartulary.catalog.http.Asking;
import eu.cartulary.catalog.http.Blocking;
import eu.cartulary.catalog.http.Messages;
import eu.cartulary.catalog.http.ProblemPage;
import eu.cartulary.catalog.http.Resource;
import eu.cartulary.catalog.query.Details;
import eu.cartulary.catalog.query.Judgements;
import eu.cartulary.catalog.query.Offerings;
import eu.cartulary.catalog.query.ParticipantSearch;
import eu.cartulary.catalog.search.SearchVocabulary;
import eu.cartulary.shapes.rulebook.Rulebooks;
import eu.cartulary.shapes.vocabulary.CodeLists;
import java.util.List;

/** Puts the pages together. They share paths with the routes of the rim, as another representation of the same resources. */
public final class Pages {
    private Pages() {}

    /** How a problem looks in a browser; needs nothing but words. */
    public static ProblemPage problems(Messages messages) {
        return new ProblemPages(frame(messages));
    }

    /** Pages that need nothing but words: style sheet, problems, the contract. */
    public static List<Resource> plain(Messages messages) {
        Frame frame = frame(messages);
        return List.of(new Assets(), new ProblemPages(frame), new DocsPage(frame));
    }

    /** What the pages ask. */
    public record Asked(
            Offerings offerings,
            Details details,
            ParticipantSearch participants,
            Judgements judgements,
            SearchVocabulary vocabulary,
            Rulebooks rulebooks) {}

    /** Search, offerings and participants. */
    public static List<Resource> offerings(
            Messages messages, Asked asked, Addresses addresses, Asking asking, Blocking blocking) {
        Names names = new Names(CodeLists.bundled(), asked.rulebooks(), Names.Linked.YES);
        Frame frame = frame(messages);
        return List.of(
                new SearchPages(asked.offerings(), asking, blocking, frame, new SearchView(asked.vocabulary(), names)),
                new OfferingPages(asked, addresses, asking, blocking, frame, new OfferingView(names)),
                new ParticipantPages(asked.participants(), asking, blocking, frame, new ParticipantView(names)));
    }

    private static Frame frame(Messages messages) {
        return new Frame(messages, List.of("/", "/participants", "/docs"));
    }
}
