package eu.cartulary.catalog.graph;

import eu.cartulary.catalog.graph.SafeExpressions.TooLarge;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Refusal;
import eu.cartulary.wire.ProblemType;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryType;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.RIOT;
import org.apache.jena.riot.rowset.RowSetWriter;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.QueryEngineRegistry;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.tdb2.TDB2;
import org.jspecify.annotations.Nullable;

/**
 * Runs a judged query inside a read transaction and writes the whole answer, or as much as the limits allow, into a spool. When it
 * returns nothing refers to the dataset any more.
 */
final class QueryRun {
    /** Rows that sorting and distinct keep in memory before they go to the disk. */
    private static final long SPILL = 10_000;
    /** Room for the end of a document, behind the last row. */
    private static final int ENDING = 64 << 10;

    private final SparqlSettings settings;
    private final QueryWatch watch;
    private final QueryTurns turns;
    private final QueryEngineRegistry engines;
    private final boolean unionDefaultGraph;

    /**
     * A runner.
     *
     * @param defaultGraph what the default graph is
     */
    QueryRun(SparqlSettings settings, QueryWatch watch, QueryTurns turns, DefaultGraph defaultGraph) {
        this.settings = settings;
        this.watch = watch;
        this.turns = turns;
        this.engines = GuardedEngines.registry(settings.maxLiteral());
        this.unionDefaultGraph = defaultGraph == DefaultGraph.UNION;
    }

    /** What the default graph is. */
    enum DefaultGraph {
        /** All named graphs together. */
        UNION,
        /** A graph of its own. */
        OWN
    }

    /** What came out. */
    sealed interface Answer {}

    /**
     * An answer.
     *
     * @param cut why it is not whole; none when it is
     */
    record Given(AnswerFormat format, Spool body, @Nullable Cut cut) implements Answer {}

    /** None. */
    record Refused(Refusal refusal) implements Answer {}

    /** Runs the query, which is used up by it; the caller holds the transaction. */
    Answer run(
            Query query,
            @Nullable DatasetDescription described,
            DatasetGraph dataset,
            AnswerFormat format,
            Duration time) {
        Spool body = new Spool(settings.inMemory(), settings.maxBytes());
        Answer answer = new Refused(tooLarge());
        try {
            answer = run(query, dataset(query, described, dataset), format, time, body);
        } catch (TooLarge e) {
            answer = new Refused(tooLarge());
        } catch (RuntimeIOException e) {
            answer = refused(e.getCause());
        } catch (IOException e) {
            answer = refused(e);
        } catch (StackOverflowError e) {
            answer = new Refused(Refusal.of(
                    ProblemType.QUERY_REFUSED,
                    Finding.violation("query-too-complex", null, null, "", String.valueOf(settings.maxDepth()), "")));
        } finally {
            if (!(answer instanceof Given)) {
                body.release();
            }
        }
        return answer;
    }

    private Refused refused(@Nullable Throwable cause) {
        if (cause instanceof Spool.Full) {
            return new Refused(tooLarge());
        }
        throw new IllegalStateException("an answer could not be spooled", cause);
    }

    private Answer run(Query query, DatasetGraph dataset, AnswerFormat format, Duration time, Spool body)
            throws IOException {
        QueryType type = query.queryType();
        makePlain(query);
        try (QueryExec exec = QueryExec.dataset(dataset)
                        .query(query)
                        .context(context())
                        .overallTimeout(time.toMillis(), TimeUnit.MILLISECONDS)
                        .build();
                QueryWatch.Running running = watch.watch(exec);
                QueryTurns.Turn turn = turns.of(exec)) {
            try {
                return answer(query, type, exec, new Work(running, turn), dataset, format, body);
            } catch (QueryCancelledException e) {
                return new Refused(running.ended() ? tooLarge() : timeout(time));
            }
        }
    }

    private Answer answer(
            Query query,
            QueryType type,
            QueryExec exec,
            Work work,
            DatasetGraph dataset,
            AnswerFormat format,
            Spool body)
            throws IOException {
        if (type == QueryType.ASK) {
            writer(format).write(body, exec.ask(), RIOT.getContext());
            return new Given(format, body, null);
        }
        if (type == QueryType.SELECT) {
            BoundedRows rows = new BoundedRows(exec.select(), work, body);
            writer(format).write(body, rows, RIOT.getContext());
            if (rows.cut != null) {
                format.mark(body, rows.cut, rows.count);
            }
            return new Given(format, body, rows.cut);
        }
        Graph graph = type == QueryType.CONSTRUCT
                ? collected(exec.constructTriples(), query.getPrefixMapping())
                : Description.of(query, exec, described(dataset, work.turn()), settings.maxRows());
        if (graph == null) {
            return new Refused(tooLarge());
        }
        RDFWriter.source(graph).lang(format.lang()).output(body);
        return new Given(format, body, null);
    }

    private @Nullable Graph collected(Iterator<Triple> triples, PrefixMapping prefixes) {
        Graph graph = GraphFactory.createDefaultGraph();
        graph.getPrefixMapping().setNsPrefixes(prefixes);
        while (triples.hasNext()) {
            if (graph.size() >= settings.maxRows()) {
                return null;
            }
            graph.add(triples.next());
        }
        return graph;
    }

    private Graph described(DatasetGraph dataset, QueryTurns.Turn turn) {
        boolean union = unionDefaultGraph && !(dataset instanceof DynamicDatasets.DynamicDatasetGraph);
        return new CountedGraph(union ? dataset.getUnionGraph() : dataset.getDefaultGraph(), turn);
    }

    private static RowSetWriter writer(AnswerFormat format) {
        return RowSetWriterRegistry.getFactory(format.lang()).create(format.lang());
    }

    /** The dataset that query or protocol describe; the protocol goes first (SPARQL 1.1 Protocol, section 2.1.4). */
    private static DatasetGraph dataset(Query query, @Nullable DatasetDescription described, DatasetGraph all) {
        DatasetDescription description = described != null ? described : DatasetDescription.create(query);
        return description == null || description.isEmpty()
                ? all
                : DynamicDatasets.dynamicDataset(description, all, false);
    }

    /**
     * Takes away the graphs it names, which are in the dataset by now; a description asks for what it describes. In place:
     * Jena's copy of a query loses all but one condition of HAVING.
     */
    private static void makePlain(Query query) {
        if (query.isDescribeType()) {
            Description.makeSelect(query);
        }
        query.getGraphURIs().clear();
        query.getNamedGraphURIs().clear();
    }

    private Context context() {
        Context context = ARQ.getContext().copy();
        QueryEngineRegistry.set(context, engines);
        context.set(ARQ.enablePropertyFunctions, false);
        context.set(ARQ.httpServiceAllowed, false);
        context.set(ARQ.spillToDiskThreshold, SPILL);
        context.set(TDB2.symUnionDefaultGraph1, unionDefaultGraph);
        return context;
    }

    private Refusal tooLarge() {
        return Refusal.of(
                ProblemType.TOO_LARGE,
                Finding.violation(
                        "answer-too-large",
                        null,
                        null,
                        String.valueOf(settings.maxRows()),
                        String.valueOf(settings.maxBytes() >> 20)));
    }

    static Refusal timeout(Duration time) {
        return Refusal.of(
                ProblemType.TIMEOUT,
                Finding.violation("query-timeout", null, null, String.valueOf(time.toMillis() / 1000.0)));
    }

    /** A query at work: who looks after its memory, and its turn. */
    private record Work(QueryWatch.Running running, QueryTurns.Turn turn) {}

    /** Rows up to the limits. The end comes as an end of rows, so that the document is well formed, and is marked afterwards. */
    private final class BoundedRows implements RowSet {
        private final RowSet rows;
        private final Work work;
        private final Spool body;
        private @Nullable Cut cut;
        private long count;

        BoundedRows(RowSet rows, Work work, Spool body) {
            this.rows = rows;
            this.work = work;
            this.body = body;
        }

        @Override
        public boolean hasNext() {
            if (cut != null || !more()) {
                return false;
            }
            if (count >= settings.maxRows()) {
                cut = Cut.ROWS;
            } else if (bodySize() > settings.maxBytes() - ENDING) {
                cut = Cut.BYTES;
            }
            return cut == null;
        }

        private boolean more() {
            try {
                return rows.hasNext();
            } catch (QueryCancelledException e) {
                return end(e);
            }
        }

        private boolean end(QueryCancelledException e) {
            if (count == 0) {
                throw e;
            }
            cut = work.running().ended() ? Cut.MEMORY : Cut.TIME;
            return false;
        }

        private long bodySize() {
            try {
                return body.size();
            } catch (IOException e) {
                throw new RuntimeIOException(e);
            }
        }

        @Override
        public Binding next() {
            Binding row = rows.next();
            if (row == null) {
                throw new NoSuchElementException();
            }
            count++;
            work.turn().count();
            return row;
        }

        @Override
        public List<Var> getResultVars() {
            return rows.getResultVars();
        }

        @Override
        public long getRowNumber() {
            return rows.getRowNumber();
        }

        @Override
        public void close() {
            rows.close();
        }
    }
}
