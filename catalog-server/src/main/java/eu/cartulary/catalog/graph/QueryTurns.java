package eu.cartulary.catalog.graph;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.tdb2.solver.QC2;
import org.apache.jena.tdb2.store.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * Queries that take long take turns, so that all of them together never have more cores than the settings give them: an ordinary
 * question finds the others free. A query that ends soon knows nothing of it.
 *
 * <p>A turn ends between two entries of an index or two rows, where nothing is locked; only the read transaction stays open
 * meanwhile, and not beyond the time of its query. Sorting and joining in memory do not give way.
 */
final class QueryTurns {
    private static final long TURN = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long LOOK_UP_MILLIS = 50;
    /** How many entries are read between two looks at the clock; a power of two. */
    private static final int ENTRIES = 128;

    private final Semaphore turns;
    private final long brief;

    QueryTurns(SparqlSettings settings) {
        this.turns = new Semaphore(settings.lengthy(), true);
        this.brief = settings.brief().toNanos();
    }

    /** A query on the calling thread, until it is closed. */
    Turn of(QueryExec query) {
        Turn turn = of(Context.getCancelSignal(query.getContext()));
        QC2.setFilter(query.getContext(), turn);
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
        private final long begin = System.nanoTime();
        private long since;
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

        private void look() {
            long now = System.nanoTime();
            if (!has) {
                if (now - begin > brief) {
                    take();
                }
            } else if (now - since > TURN && turns.hasQueuedThreads()) {
                close();
                take();
            }
        }

        // Whoever is cancelled goes on without: at its next step it sees that it is.
        private void take() {
            try {
                while (!has && !(cancelled != null && cancelled.get())) {
                    has = turns.tryAcquire(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
                }
            } catch (InterruptedException e) {
                // Nobody interrupts these threads but the end of the server; the query is ended by its abort.
                has = false;
            }
            since = System.nanoTime();
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
