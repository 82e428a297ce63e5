package eu.cartulary.catalog.graph;

import com.sun.management.ThreadMXBean;
import java.io.Closeable;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.jena.sparql.exec.QueryExec;
import org.jspecify.annotations.Nullable;

/**
 * Looks at running queries ten times a second and ends those that allocate without end, and the greediest one when the heap is
 * nearly full. Ends means Jena's own abort: the thread itself is never interrupted. What is no query it also ends when its time is
 * over.
 */
final class QueryWatch implements Closeable {
    private static final int PAUSE_MILLIS = 100;
    /** Pauses that the end of the server waits for queries. */
    private static final int PATIENCE = 50;
    /** Of the old generation, after a collection. */
    private static final double HEAP_IS_SHORT = 0.85;

    private final long maxAllocated;
    private final Set<Running> running = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock;
    private final @Nullable ThreadMXBean threads;

    QueryWatch(long maxAllocated) {
        this.maxAllocated = maxAllocated;
        this.threads = ManagementFactory.getThreadMXBean() instanceof ThreadMXBean bean ? bean : null;
        this.clock = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "sparql-watch");
            thread.setDaemon(true);
            return thread;
        });
        clock.scheduleWithFixedDelay(this::look, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** A query that runs on the calling thread, until it is closed. */
    final class Running implements AutoCloseable {
        private final Runnable abort;
        private final long begin = System.nanoTime();
        private final long most;
        private final long thread = Thread.currentThread().threadId();
        private final long before = allocated(thread);
        private volatile boolean ended;

        private Running(Runnable abort, long most) {
            this.abort = abort;
            this.most = most;
        }

        /** Whether it was ended for its memory. */
        boolean ended() {
            return ended;
        }

        private long used() {
            return allocated(thread) - before;
        }

        private boolean late() {
            return System.nanoTime() - begin > most;
        }

        private void end() {
            ended = true;
            abort.run();
        }

        @Override
        public void close() {
            running.remove(this);
        }
    }

    /** One whose time Jena looks after. */
    Running watch(QueryExec query) {
        return watch(query::abort, Long.MAX_VALUE);
    }

    /** Anything else that reads, for as long as it may. */
    Running watch(Runnable abort, Duration time) {
        return watch(abort, time.toNanos());
    }

    private Running watch(Runnable abort, long most) {
        Running one = new Running(abort, most);
        running.add(one);
        return one;
    }

    /** How many run now. */
    int count() {
        return running.size();
    }

    /** Ends all, and waits until they have. */
    void endAll() {
        for (int i = 0; i < PATIENCE && !running.isEmpty(); i++) {
            running.forEach(Running::end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
        }
    }

    private long allocated(long thread) {
        return threads == null ? 0 : Math.max(0, threads.getThreadAllocatedBytes(thread));
    }

    private void look() {
        for (Running one : running) {
            if (one.used() > maxAllocated) {
                one.end();
            } else if (one.late()) {
                one.abort.run();
            }
        }
        if (!running.isEmpty() && heapIsShort()) {
            running.stream()
                    .filter(one -> !one.ended())
                    .max(Comparator.comparingLong(Running::used))
                    .ifPresent(Running::end);
        }
    }

    private static boolean heapIsShort() {
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage kept = pool.getType() == MemoryType.HEAP ? pool.getCollectionUsage() : null;
            if (kept != null
                    && kept.getMax() > 0
                    && pool.getName().contains("Old")
                    && kept.getUsed() > HEAP_IS_SHORT * kept.getMax()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        clock.shutdown();
    }
}
