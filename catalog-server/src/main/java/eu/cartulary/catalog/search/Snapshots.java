package eu.cartulary.catalog.search;

import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * The snapshot that questions see, and the older ones that cursors by relevance still need. Columns of a segment are read once,
 * by the thread that flushes or merges it, so that no question pays for them.
 */
final class Snapshots implements Closeable {
    /** A million snapshots a millisecond are more than there can be. */
    private static final int NUMBER_BITS = 20;

    private final SearchSettings settings;
    private final Clock clock;
    private final Map<Choice, Dictionary> dictionaries = new EnumMap<>(Choice.class);
    private final Map<IndexReader.CacheKey, SegmentColumns> columns = new ConcurrentHashMap<>();
    private final AtomicLong budget;
    private final Deque<Pin> pins = new ArrayDeque<>();
    private volatile @Nullable Snapshot current;

    private record Pin(Snapshot snapshot, Instant until) {}

    Snapshots(SearchSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.budget = new AtomicLong((long) settings.bitmapCache() << 20);
        for (Choice choice : Choice.values()) {
            if (choice.countable()) {
                dictionaries.put(choice, new Dictionary());
            }
        }
    }

    Map<Choice, Dictionary> dictionaries() {
        return dictionaries;
    }

    /** Reads the columns of a segment that was just merged, before anybody sees it. */
    void warm(LeafReader segment) throws IOException {
        columns(segment);
    }

    /** Makes everything the writer took visible. The projector's thread only. */
    void refresh(IndexWriter writer, long applied) throws IOException {
        Snapshot before = current;
        DirectoryReader newer =
                before == null ? DirectoryReader.open(writer) : DirectoryReader.openIfChanged(before.reader(), writer);
        if (newer == null && before != null) {
            before.reader().incRef();
            current = new Snapshot(before.number(), before.reader(), before.searcher(), before.leaves(), applied);
            before.release();
        } else if (newer != null) {
            current = snapshot(newer, before == null ? firstNumber() : before.number() + 1, applied);
            if (before != null) {
                before.release();
            }
        }
    }

    /** Above all numbers that were given out before a restart or a rebuild, so that no cursor meets a snapshot it does not mean. */
    private long firstNumber() {
        return clock.millis() << NUMBER_BITS;
    }

    /** The newest snapshot, held. */
    Snapshot newest() {
        while (true) {
            Snapshot snapshot = current;
            if (snapshot == null) {
                throw new IndexClosedException();
            }
            // It may have been replaced between the two lines.
            if (snapshot.hold()) {
                return snapshot;
            }
        }
    }

    long applied() {
        Snapshot snapshot = current;
        return snapshot == null ? -1 : snapshot.applied();
    }

    /** How often the newest one is held, but for being the newest. */
    int held() {
        Snapshot snapshot = current;
        return snapshot == null ? 0 : snapshot.reader().getRefCount() - 1;
    }

    /** Keeps a snapshot for a cursor. */
    synchronized void pin(Snapshot snapshot) {
        expire();
        for (Iterator<Pin> each = pins.iterator(); each.hasNext(); ) {
            Pin pin = each.next();
            if (pin.snapshot().number() == snapshot.number()) {
                each.remove();
                pins.addLast(new Pin(pin.snapshot(), clock.instant().plus(settings.pinFor())));
                return;
            }
        }
        if (snapshot.hold()) {
            pins.addLast(new Pin(snapshot, clock.instant().plus(settings.pinFor())));
        }
        if (pins.size() > settings.maxPinned()) {
            pins.removeFirst().snapshot().release();
        }
    }

    /** The snapshot that a cursor names, held; empty when its time is over. */
    synchronized Optional<Snapshot> pinned(long number) {
        expire();
        return pins.stream()
                .map(Pin::snapshot)
                .filter(s -> s.number() == number && s.hold())
                .findFirst();
    }

    private void expire() {
        Instant now = clock.instant();
        while (!pins.isEmpty() && pins.getFirst().until().isBefore(now)) {
            pins.removeFirst().snapshot().release();
        }
    }

    private Snapshot snapshot(DirectoryReader reader, long number, long applied) throws IOException {
        List<Leaf> leaves = new ArrayList<>();
        for (LeafReaderContext context : reader.leaves()) {
            LeafReader segment = context.reader();
            FixedBitSet live = segment.getLiveDocs() == null ? null : FixedBitSet.copyOf(segment.getLiveDocs());
            leaves.add(new Leaf(segment, columns(segment), live));
        }
        return new Snapshot(number, reader, new IndexSearcher(reader), List.copyOf(leaves), applied);
    }

    private SegmentColumns columns(LeafReader segment) throws IOException {
        IndexReader.CacheHelper helper = segment.getCoreCacheHelper();
        SegmentColumns known = columns.get(helper.getKey());
        if (known != null) {
            return known;
        }
        SegmentColumns made = new SegmentColumns(segment, dictionaries, budget);
        if (columns.putIfAbsent(helper.getKey(), made) == null) {
            helper.addClosedListener(key -> {
                SegmentColumns gone = columns.remove(key);
                if (gone != null) {
                    gone.forget();
                }
            });
        }
        return made;
    }

    @Override
    public synchronized void close() {
        pins.forEach(pin -> pin.snapshot().release());
        pins.clear();
        Snapshot last = current;
        current = null;
        if (last != null) {
            last.release();
        }
    }
}
