package eu.cartulary.catalog.search;

import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.search.SearchPage.Item;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A stream as page after page: the place between two pages is a cursor. The first are small, and each is twice the one before: a
 * reader who takes next to nothing costs next to nothing, and who takes all of it has few searches.
 */
final class PagedStream implements OfferingStream {
    /** Items of the first page at most. */
    static final int FIRST = 8;

    private final BiFunction<String, Integer, SearchPage> pages;
    private final int most;
    private final Runnable letGo;
    private final long total;
    private @Nullable List<Item> first;
    private @Nullable String cursor;
    private long applied;
    private int size = FIRST;
    private boolean closed;

    /**
     * A stream.
     *
     * @param first of {@link #FIRST} items
     * @param pages the page behind a cursor, of so many items
     * @param most items of a page
     * @param letGo gives back what the stream holds
     */
    PagedStream(SearchPage first, BiFunction<String, Integer, SearchPage> pages, int most, Runnable letGo) {
        this.first = first.items();
        this.cursor = first.next();
        this.applied = first.applied();
        this.total = first.total();
        this.pages = pages;
        this.most = most;
        this.letGo = letGo;
    }

    /** The page is fetched only when the reader comes back for it, so that what it does not read costs nothing. */
    @Override
    public List<Item> next() {
        if (closed) {
            return List.of();
        }
        List<Item> begin = first;
        if (begin != null) {
            // Not kept any longer: a stream to a slow reader holds a place, not a page.
            first = null;
            return begin;
        }
        String at = cursor;
        if (at == null) {
            close();
            return List.of();
        }
        size = Math.min(most, size * 2);
        SearchPage page = pages.apply(at, size);
        cursor = page.next();
        applied = page.applied();
        return page.items();
    }

    @Override
    public long total() {
        return total;
    }

    @Override
    public long applied() {
        return applied;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            letGo.run();
        }
    }

    /** The value, where there cannot be a refusal. */
    static SearchPage sure(Outcome<SearchPage> outcome) {
        return switch (outcome) {
            case Outcome.Done<SearchPage> done -> done.value();
            case Outcome.Refused<SearchPage> refused ->
                throw new IllegalStateException("a cursor made here was refused: " + refused.refusal());
        };
    }
}
