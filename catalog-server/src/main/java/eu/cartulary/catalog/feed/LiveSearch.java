package eu.cartulary.catalog.feed;

import eu.cartulary.catalog.kernel.Key;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.search.OfferingIndex;
import eu.cartulary.catalog.search.SearchQuestion;
import java.util.Collection;

/** Live results of questions. {@link #changed} belongs to the projector's thread. */
public final class LiveSearch {
    private final OfferingIndex index;

    /** Live results over this index. */
    public LiveSearch(OfferingIndex index) {
        this.index = index;
    }

    /** Tells that the index has taken changes of these offerings. */
    public void changed(Collection<Key> offerings) {
        throw new UnsupportedOperationException("changed " + index);
    }

    /** Follows a question. */
    public Outcome<LiveResult> follow(SearchQuestion question) {
        throw new UnsupportedOperationException("follow");
    }
}
