package eu.cartulary.catalog.search;

import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.search.SearchPage.Item;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A stream as page after page: the place between two pages is a cursor. */
final class PagedStream implements OfferingStream {
    private final Function<String, SearchPage> pages;
    private final Runnable letGo;
    private final long total;
    private @Nullable List<Item> first;
    private @Nullable String cursor;
    private long applied;
    private boolean closed;

    /**
     * A stream.
     *
     * @param pages the page behind a cursor
     * @param letGo gives back what the stream holds
     */
    PagedStream(SearchPage first, Function<String, SearchPage> pages, Runnable letGo) {
        this.first = first.items();
        this.cursor = first.next();
        this.applied = first.applied();
        this.total = first.total();
        this.pages = pages;
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
        SearchPage page = pages.apply(at);
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
