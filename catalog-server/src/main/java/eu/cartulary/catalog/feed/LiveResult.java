package eu.cartulary.catalog.feed;

import eu.cartulary.catalog.kernel.Key;
import eu.cartulary.catalog.search.SearchPage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A result that follows the catalog: the matches first, then what comes in, changes and falls out. */
public interface LiveResult extends AutoCloseable {

    /** What happens to a result. */
    enum Change {
        MATCH,
        CHANGE,
        LEAVE;

        /** The name of the SSE event. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * One change.
     *
     * @param item the offering as it is now; none when it left
     * @param applied journal index this is true at
     */
    record Update(Change change, Key key, SearchPage.@Nullable Item item, long applied) {}

    /** The next updates; empty when nothing changed since. Several changes of one offering come as one. */
    List<Update> next();

    /** Last journal index that the matches which come first know of. */
    long applied();

    /** Calls once, as soon as the catalog has changed, on the projector's thread: it only takes note. */
    void whenMore(Runnable wake);

    @Override
    void close();
}
