package eu.cartulary.catalog.feed;

import eu.cartulary.catalog.kernel.Key;
import eu.cartulary.catalog.search.OfferingIndex;
import eu.cartulary.catalog.search.OfferingStream;
import eu.cartulary.catalog.search.SearchPage.Item;
import eu.cartulary.catalog.search.SearchQuestion;
import eu.cartulary.catalog.search.StoredOffering;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One live result. What changes between two calls of {@link #next} is only noted by key, each once, and looked up when the reader
 * comes: a slow reader gets fewer, newer updates.
 */
final class FollowedSearch implements LiveResult {
    private final OfferingIndex index;
    private final SearchQuestion question;
    private final Consumer<FollowedSearch> leave;
    private final Set<Key> members = new HashSet<>();
    private final Set<Key> changed = new LinkedHashSet<>();
    private @Nullable OfferingStream first;
    private @Nullable Runnable wake;
    private long applied;
    private boolean ended;

    FollowedSearch(OfferingIndex index, SearchQuestion question, Consumer<FollowedSearch> leave) {
        this.index = index;
        this.question = question;
        this.leave = leave;
    }

    synchronized void begin(OfferingStream matches) {
        first = matches;
        applied = matches.applied();
    }

    @Override
    public synchronized long applied() {
        return applied;
    }

    /** On the projector's thread. */
    void changed(Collection<Key> offerings) {
        Runnable call;
        synchronized (this) {
            changed.addAll(offerings);
            call = wake;
            wake = null;
        }
        if (call != null) {
            call.run();
        }
    }

    void end() {
        synchronized (this) {
            ended = true;
        }
        changed(List.of());
    }

    @Override
    public List<Update> next() {
        synchronized (this) {
            if (ended) {
                throw new IllegalStateException("the result goes on elsewhere");
            }
        }
        List<Update> matches = firstMatches();
        return matches.isEmpty() ? changes() : matches;
    }

    private List<Update> firstMatches() {
        OfferingStream stream;
        synchronized (this) {
            stream = first;
        }
        if (stream == null) {
            return List.of();
        }
        List<Item> items = stream.next();
        if (items.isEmpty()) {
            stream.close();
            synchronized (this) {
                first = null;
            }
        }
        List<Update> updates = new ArrayList<>(items.size());
        for (Item item : items) {
            // An offering that moved within the order while it was read may come by again.
            if (members.add(item.key())) {
                updates.add(new Update(Change.MATCH, item.key(), item, stream.applied()));
            }
        }
        return updates;
    }

    private List<Update> changes() {
        List<Key> keys;
        synchronized (this) {
            keys = List.copyOf(changed);
            changed.clear();
        }
        if (keys.isEmpty()) {
            return List.of();
        }
        Set<Key> matching = index.matching(question, keys);
        List<Update> updates = new ArrayList<>();
        for (Key key : keys) {
            update(key, matching.contains(key)).ifPresent(updates::add);
        }
        return updates;
    }

    private Optional<Update> update(Key key, boolean matches) {
        Optional<StoredOffering> now = matches ? index.byKey(key) : Optional.empty();
        if (now.isPresent()) {
            Change change = members.add(key) ? Change.MATCH : Change.CHANGE;
            StoredOffering offering = now.get();
            Item item = new Item(key, offering.iri(), offering.item(), null);
            return Optional.of(new Update(change, key, item, offering.applied()));
        }
        return members.remove(key)
                ? Optional.of(new Update(Change.LEAVE, key, null, index.applied()))
                : Optional.empty();
    }

    @Override
    public void whenMore(Runnable call) {
        boolean now;
        synchronized (this) {
            now = ended || first != null || !changed.isEmpty();
            wake = now ? null : call;
        }
        if (now) {
            call.run();
        }
    }

    @Override
    public void close() {
        OfferingStream stream;
        synchronized (this) {
            stream = first;
            first = null;
            wake = null;
        }
        leave.accept(this);
        if (stream != null) {
            stream.close();
        }
    }
}
