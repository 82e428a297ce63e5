package eu.cartulary.catalog.http;

import eu.cartulary.catalog.graph.Precedence;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.kernel.Refusal;
import eu.cartulary.wire.ProblemType;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * The one way from the event loop to work that blocks: a bounded pool for each {@link Bulkhead}.
 *
 * <p>The threads here may be inside TDB2 or Lucene, and an interrupt there closes NIO channels for good. So nothing is ever
 * interrupted: when the client goes away its work sees a flag and may stop early, or runs to its end unheard. A full queue
 * refuses at once ({@code unavailable}, 503), before anything is read.
 */
public final class Blocking implements AutoCloseable {

    /** Work that blocks. */
    @FunctionalInterface
    public interface Work<T> {
        /**
         * Does the work, on one thread from begin to end.
         *
         * @param cancelled whether nobody waits any more; long work asks now and then and returns early
         */
        T run(BooleanSupplier cancelled) throws Exception;
    }

    /** The next batch of a stream waits so long at most while somebody waits for an answer. */
    private static final long STREAMS_GIVE_WAY = TimeUnit.MILLISECONDS.toNanos(45);

    private static final Logger LOG = LoggerFactory.getLogger(Blocking.class);

    private final Precedence precedence;
    private final Map<Bulkhead, ThreadPoolExecutor> pools = new EnumMap<>(Bulkhead.class);

    /** Starts the pools; threads come with the first work. Nobody goes first. */
    public Blocking(HttpSettings settings) {
        this(settings, new Precedence());
    }

    /** The same, where streams give way to ordinary calls. */
    public Blocking(HttpSettings settings, Precedence precedence) {
        this.precedence = precedence;
        pools.put(Bulkhead.SEARCH, pool(Bulkhead.SEARCH, settings.searchThreads(), settings.searchQueue()));
        pools.put(Bulkhead.STREAM, pool(Bulkhead.STREAM, settings.streamThreads(), settings.streamQueue()));
        pools.put(Bulkhead.READ, pool(Bulkhead.READ, settings.readThreads(), settings.readQueue()));
        pools.put(Bulkhead.PUBLISH, pool(Bulkhead.PUBLISH, settings.publishThreads(), settings.publishQueue()));
        pools.put(Bulkhead.JUDGE, pool(Bulkhead.JUDGE, settings.judgeThreads(), settings.judgeQueue()));
    }

    /** The result of the work; an empty signal when it gives null. Each subscription does it once. */
    public <T> Mono<T> call(Bulkhead bulkhead, Work<T> work) {
        return Mono.defer(() -> {
            AtomicBoolean cancelled = new AtomicBoolean();
            CompletableFuture<T> result = new CompletableFuture<>();
            try {
                submit(bulkhead, () -> run(work, cancelled::get, result));
            } catch (RejectedExecutionException full) {
                return Mono.error(new Refused(busy(bulkhead)));
            }
            // suppressCancel: the future is never cancelled, only the flag is set.
            return Mono.fromFuture(result, true)
                    .doOnDiscard(AutoCloseable.class, Blocking::letGo)
                    .doOnDiscard(Outcome.Done.class, Blocking::letGo)
                    .doOnCancel(() -> cancelled.set(true));
        });
    }

    /** What was opened for a client that has gone is closed: nobody else knows of it. */
    private static void letGo(Object unheard) {
        Object opened = unheard instanceof Outcome.Done<?> done ? done.value() : unheard;
        if (opened instanceof AutoCloseable held) {
            try {
                held.close();
            } catch (Exception e) {
                LOG.warn("what nobody reads any more could not be closed", e);
            }
        }
    }

    private void submit(Bulkhead bulkhead, Runnable work) {
        ThreadPoolExecutor pool = pool(bulkhead);
        if (bulkhead == Bulkhead.STREAM) {
            pool.execute(() -> {
                precedence.giveWay(STREAMS_GIVE_WAY);
                work.run();
            });
            return;
        }
        pool.execute(work);
    }

    /** How many pieces of work wait. */
    public int waiting(Bulkhead bulkhead) {
        return pool(bulkhead).getQueue().size();
    }

    /** Takes no more work and lets what runs come to its end. */
    @Override
    public void close() {
        pools.values().forEach(ThreadPoolExecutor::shutdown);
    }

    private ThreadPoolExecutor pool(Bulkhead bulkhead) {
        ThreadPoolExecutor pool = pools.get(bulkhead);
        if (pool == null) {
            throw new IllegalStateException("no pool for " + bulkhead);
        }
        return pool;
    }

    private static <T> void run(Work<T> work, BooleanSupplier cancelled, CompletableFuture<T> result) {
        if (cancelled.getAsBoolean()) {
            result.complete(null);
            return;
        }
        try {
            result.complete(work.run(cancelled));
        } catch (Throwable failure) {
            // Also errors: a StackOverflowError in a parser must end as an answer, not as a client that waits for ever.
            result.completeExceptionally(failure);
        }
    }

    private static Refusal busy(Bulkhead bulkhead) {
        return Refusal.of(
                ProblemType.UNAVAILABLE,
                Finding.violation("queue-full", null, null, bulkhead.name().toLowerCase(Locale.ROOT)));
    }

    private static ThreadPoolExecutor pool(Bulkhead bulkhead, int threads, int queue) {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads, threads, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(queue), task -> {
                    Thread thread =
                            new Thread(task, bulkhead.name().toLowerCase(Locale.ROOT) + "-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
