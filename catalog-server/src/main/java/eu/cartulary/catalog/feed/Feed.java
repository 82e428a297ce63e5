package eu.cartulary.catalog.feed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All changes, in order. {@link #append} belongs to the projector's thread; readers may be on any. The newest events are in memory,
 * whole records of them; older ones are read back. All readers share that memory, so a slow one costs nothing.
 */
public final class Feed {
    private final int remembered;
    private final FeedHistory history;
    private final Deque<ChangeEvent> memory = new ArrayDeque<>();
    private final Map<Reader, Runnable> waiting = new LinkedHashMap<>();
    private long begin;
    private long applied;
    private boolean ended;

    /** A feed of a journal that begins with it. */
    public Feed(int remembered, FeedHistory history) {
        this(remembered, history, -1);
    }

    /**
     * A feed.
     *
     * @param remembered events kept in memory
     * @param history where older ones are
     * @param applied journal index up to which the events are in the past
     */
    public Feed(int remembered, FeedHistory history, long applied) {
        this.remembered = remembered;
        this.history = history;
        this.applied = applied;
        this.begin = applied + 1;
    }

    /**
     * Takes the events of a batch.
     *
     * @param events in order, ids rising
     * @param journalIndex up to which the feed is complete now
     */
    public void append(List<ChangeEvent> events, long journalIndex) {
        List<Runnable> wakes;
        synchronized (this) {
            memory.addAll(events);
            applied = Math.max(applied, journalIndex);
            forget();
            wakes = events.isEmpty() ? List.of() : List.copyOf(waiting.values());
            if (!events.isEmpty()) {
                waiting.clear();
            }
        }
        wakes.forEach(Runnable::run);
    }

    /** Views that were built anew have a feed of their own: readers are told, and come again with the last event they have. */
    public void end() {
        List<Runnable> wakes;
        synchronized (this) {
            ended = true;
            wakes = List.copyOf(waiting.values());
            waiting.clear();
        }
        wakes.forEach(Runnable::run);
    }

    // Whole records only: what is in memory of a record is all of it.
    private void forget() {
        while (memory.size() > remembered
                && memory.getFirst().id().index() < memory.getLast().id().index()) {
            long record = memory.getFirst().id().index();
            while (memory.getFirst().id().index() == record) {
                memory.removeFirst();
            }
            begin = record + 1;
        }
    }

    /** Up to which journal index the feed is complete. */
    public synchronized long applied() {
        return applied;
    }

    /** Reads what comes behind this place. */
    public FeedReader after(EventId place) {
        return new Reader(place);
    }

    private final class Reader implements FeedReader {
        private EventId place;

        Reader(EventId place) {
            this.place = place;
        }

        @Override
        public List<ChangeEvent> next(int limit) {
            long before;
            synchronized (Feed.this) {
                if (ended) {
                    throw new IllegalStateException("the feed goes on elsewhere, behind " + place);
                }
                if (!isForgotten()) {
                    return remembered(limit);
                }
                before = begin;
            }
            // Outside the lock: this reads the disk.
            List<ChangeEvent> past = past(before, limit);
            if (!past.isEmpty()) {
                place = past.getLast().id();
                return past;
            }
            place = EventId.endOf(before - 1);
            return next(limit);
        }

        private boolean isForgotten() {
            return place.compareTo(EventId.endOf(begin - 1)) < 0;
        }

        private List<ChangeEvent> remembered(int limit) {
            List<ChangeEvent> found = new ArrayList<>();
            for (ChangeEvent event : memory) {
                if (event.id().compareTo(place) > 0 && found.size() < limit) {
                    found.add(event);
                }
            }
            if (!found.isEmpty()) {
                place = found.getLast().id();
            }
            return found;
        }

        private List<ChangeEvent> past(long before, int limit) {
            try {
                return history.read(place, before, limit);
            } catch (RuntimeException e) {
                // The reader has to know that it missed something; the rest of the feed is not lost with it.
                org.slf4j.LoggerFactory.getLogger(Feed.class)
                        .warn("events behind {} cannot be read back: {}", place, e.toString());
                return List.of(gap(before));
            }
        }

        private ChangeEvent gap(long before) {
            return new ChangeEvent(
                    EventId.endOf(before - 1),
                    EventType.GAP,
                    java.time.Instant.EPOCH,
                    "",
                    Map.of(
                            "after",
                            place.toString(),
                            "until",
                            EventId.endOf(before - 1).toString()));
        }

        @Override
        public void whenMore(Runnable wake) {
            boolean now;
            synchronized (Feed.this) {
                now = ended
                        || isForgotten()
                        || !memory.isEmpty() && memory.getLast().id().compareTo(place) > 0;
                if (!now) {
                    waiting.put(this, wake);
                }
            }
            if (now) {
                wake.run();
            }
        }

        @Override
        public void close() {
            synchronized (Feed.this) {
                waiting.remove(this);
            }
        }
    }
}
