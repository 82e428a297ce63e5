package eu.cartulary.client;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Pages one after another, each fetched when it is come to. Used by one thread. */
final class PageIterator<P> implements Iterator<P> {
    private final Supplier<P> first;
    private final Function<P, Optional<P>> following;
    private @Nullable P last;
    private @Nullable P ahead;
    private boolean asked;

    PageIterator(Supplier<P> first, Function<P, Optional<P>> following) {
        this.first = first;
        this.following = following;
    }

    @Override
    public boolean hasNext() {
        if (!asked) {
            asked = true;
            P before = last;
            ahead = before == null ? first.get() : following.apply(before).orElse(null);
        }
        return ahead != null;
    }

    @Override
    public P next() {
        P page = hasNext() ? ahead : null;
        if (page == null) {
            throw new NoSuchElementException();
        }
        last = page;
        asked = false;
        return page;
    }
}
