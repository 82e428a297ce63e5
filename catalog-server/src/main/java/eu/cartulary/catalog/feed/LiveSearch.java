package eu.cartulary.catalog.feed;

import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Key;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.kernel.Refusal;
import eu.cartulary.catalog.search.OfferingIndex;
import eu.cartulary.catalog.search.OfferingStream;
import eu.cartulary.catalog.search.SearchQuestion;
import eu.cartulary.wire.ProblemType;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Live results of questions. {@link #changed} belongs to the projector's thread. */
public final class LiveSearch {
    /** Matches of a result that is followed: each is remembered by its key for as long as somebody follows. */
    private static final int MAX_MATCHES = 20_000;

    private final OfferingIndex index;
    private final Set<FollowedSearch> followers = ConcurrentHashMap.newKeySet();

    /** Live results over this index. */
    public LiveSearch(OfferingIndex index) {
        this.index = index;
    }

    /** Tells that the index has taken changes of these offerings. */
    public void changed(Collection<Key> offerings) {
        if (!offerings.isEmpty()) {
            followers.forEach(follower -> follower.changed(offerings));
        }
    }

    /** Views that were built anew have an index of their own: who follows a question is told, and asks again. */
    public void end() {
        followers.forEach(FollowedSearch::end);
    }

    /** How many results are followed. */
    public int following() {
        return followers.size();
    }

    /** Follows a question, unless too many are followed already. */
    public Outcome<LiveResult> follow(SearchQuestion question) {
        SearchQuestion plain = question.from(null).withoutFacets();
        FollowedSearch follower = new FollowedSearch(index, plain, followers::remove);
        // Before the first search, so that nothing falls between it and the first change.
        followers.add(follower);
        if (followers.size() > index.settings().maxFollowed()) {
            follower.close();
            return Outcome.refused(Refusal.of(
                    ProblemType.UNAVAILABLE,
                    Finding.violation(
                            "live-full",
                            null,
                            null,
                            String.valueOf(index.settings().maxFollowed()))));
        }
        return switch (index.stream(plain)) {
            case Outcome.Refused<OfferingStream> refused -> {
                follower.close();
                yield refused.cast();
            }
            case Outcome.Done<OfferingStream> done -> begin(follower, done.value());
        };
    }

    private static Outcome<LiveResult> begin(FollowedSearch follower, OfferingStream matches) {
        if (matches.total() > MAX_MATCHES) {
            matches.close();
            follower.close();
            return Outcome.refused(Refusal.of(
                    ProblemType.TOO_LARGE,
                    Finding.violation(
                            "live-too-large",
                            null,
                            null,
                            String.valueOf(matches.total()),
                            String.valueOf(MAX_MATCHES))));
        }
        follower.begin(matches);
        return Outcome.done(follower);
    }
}
