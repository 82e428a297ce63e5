package eu.cartulary.catalog.query;

import eu.cartulary.catalog.feed.LiveResult;
import eu.cartulary.catalog.feed.LiveSearch;
import eu.cartulary.catalog.kernel.Key;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.search.IndexClosedException;
import eu.cartulary.catalog.search.OfferingIndex;
import eu.cartulary.catalog.search.OfferingStream;
import eu.cartulary.catalog.search.SearchPage;
import eu.cartulary.catalog.search.SearchQuestion;
import eu.cartulary.catalog.search.SearchVocabulary;
import eu.cartulary.catalog.search.StoredOffering;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the rim asks about offerings. Every call blocks for the time of one index search: the rim runs it off its event loop. */
public final class Offerings {
    private final Supplier<OfferingIndex> index;
    private final Supplier<LiveSearch> live;
    private final SearchVocabulary vocabulary;

    /** The read side over these views, for as long as they live. */
    public Offerings(OfferingIndex index, LiveSearch live, SearchVocabulary vocabulary) {
        this(() -> index, () -> live, vocabulary);
    }

    /** The read side over the views that answer at the moment: a rebuild swaps them. */
    public Offerings(Supplier<OfferingIndex> index, Supplier<LiveSearch> live, SearchVocabulary vocabulary) {
        this.index = index;
        this.live = live;
        this.vocabulary = vocabulary;
    }

    /** Reads the parameters of {@code GET /offerings}. */
    public Outcome<SearchQuestion> question(Map<String, List<String>> parameters) {
        return SearchQuestion.parse(parameters, vocabulary);
    }

    /** A page of matches. */
    public Outcome<SearchPage> search(SearchQuestion question) {
        return ask(now -> now.search(question));
    }

    /** All matches, pulled. */
    public Outcome<OfferingStream> stream(SearchQuestion question) {
        return ask(now -> now.stream(question));
    }

    /** The matches and every later change to them. */
    public Outcome<LiveResult> follow(SearchQuestion question) {
        return live.get().follow(question);
    }

    /** One offering by its short name. */
    public Optional<StoredOffering> one(Key key) {
        return ask(now -> now.byKey(key));
    }

    /** One offering by its IRI. */
    public Optional<StoredOffering> one(String iri) {
        return ask(now -> now.byIri(iri));
    }

    /** Asks the index of the moment; where a rebuild swaps it at this very moment, the one that took its place. */
    private <T> T ask(Function<OfferingIndex, T> question) {
        try {
            return question.apply(index.get());
        } catch (IndexClosedException swapped) {
            return question.apply(index.get());
        }
    }

    /** Last journal index that answers know of ({@code Cartulary-Index}). */
    public long applied() {
        return index.get().applied();
    }
}
