package eu.cartulary.catalog.graph;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.tdb2.solver.QC2;
import org.apache.jena.tdb2.store.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * Queries that take long take turns, so that all of them together never have more cores than the settings give them, and who has a
 * turn gives way while ordinary calls are in work: these find the cores free. So that queries come to their end beside calls that
 * never cease, nobody gives way for longer than the settings say without a turn of its own in between. A query that ends soon waits for
 * no turn, and gives way for no longer than it works.
 *
 * <p>A turn ends, and way is given, between two entries of an index or two rows, where nothing is locked; only the read transaction
 * stays open meanwhile, and not beyond the time of its query. Sorting and joining in memory do not give way.
 */
final class QueryTurns {
    private static final long TURN = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long LOOK_UP_MILLIS = 50;
    /** How many entries are read between two looks at the clock; a power of two. */
    private static final int ENTRIES = 128;

    private final Semaphore turns;
    private final long brief;
    private final long giveWay;
    private final Precedence precedence;
    private final Precedence.Time time;

    QueryTurns(SparqlSettings settings, Precedence precedence) {
        this(settings, precedence, Precedence.Time.REAL);
    }

    QueryTurns(SparqlSettings settings, Precedence precedence, Precedence.Time time) {
        this.turns = new Semaphore(settings.lengthy(), true);
        this.brief = settings.brief().toNanos();
        this.giveWay = settings.giveWay().toNanos();
        this.precedence = precedence;
        this.time = time;
    }

    /** A query on the calling thread, until it is closed. */
    Turn of(QueryExec query) {
        Context context = query.getContext();
        Turn turn = of(Context.getCancelSignal(context));
        QC2.setFilter(context, turn);
        QC.setFactory(context, execution -> new CountedExecutor(execution, turn));
        return turn;
    }

    /**
     * The same for something that is no query.
     *
     * @param cancelled whether it is to go on without its turn, to its end
     */
    Turn of(@Nullable AtomicBoolean cancelled) {
        return new Turn(cancelled);
    }

    /** How many lengthy queries wait for their turn. */
    int waiting() {
        return turns.getQueueLength();
    }

    /** Of one query; asked by its thread only. */
    final class Turn implements Predicate<Tuple<NodeId>>, AutoCloseable {
        private final @Nullable AtomicBoolean cancelled;
        /** What it has given way does not count. */
        private long begin = time.nanos();

        private long since;
        private long inPeaceUntil = begin;
        private boolean has;
        private int entries;

        private Turn(@Nullable AtomicBoolean cancelled) {
            this.cancelled = cancelled;
        }

        /** Lets every entry of an index pass. */
        @Override
        public boolean test(Tuple<NodeId> entry) {
            count();
            return true;
        }

        /** One more entry or row. */
        void count() {
            if ((++entries & (ENTRIES - 1)) == 0) {
                look();
            }
        }

        /** Whether it is to come to its end. */
        boolean isCancelled() {
            return cancelled != null && cancelled.get();
        }

        private void look() {
            long now = time.nanos();
            if (!has && now - begin <= brief) {
                // Not lengthy yet: half of the time is its own.
                giveWay(TURN);
                return;
            }
            if (!has) {
                take();
            } else if (now - since > TURN && turns.hasQueuedThreads()) {
                close();
                take();
            }
            giveWay(giveWay);
        }

        // A turn is kept meanwhile: the other lengthy ones are not to work either.
        private void giveWay(long most) {
            long from = time.nanos();
            if (from - inPeaceUntil < 0) {
                return;
            }
            precedence.giveWay(most, this::isCancelled);
            long now = time.nanos();
            begin += now - from;
            if (now - from >= most) {
                since = now;
                inPeaceUntil = now + TURN;
            } else {
                since += now - from;
            }
        }

        // Whoever is cancelled goes on without: at its next step it sees that it is.
        private void take() {
            try {
                while (!has && !isCancelled()) {
                    has = turns.tryAcquire(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
                }
            } catch (InterruptedException e) {
                // Nobody interrupts these threads but the end of the server; the query is ended by its abort.
                has = false;
            }
            since = time.nanos();
        }

        @Override
        public void close() {
            if (has) {
                has = false;
                turns.release();
            }
        }
    }
}
