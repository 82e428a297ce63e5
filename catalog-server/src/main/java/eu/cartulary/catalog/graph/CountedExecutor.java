package eu.cartulary.catalog.graph;

import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.iterator.QueryIterPath;
import org.apache.jena.tdb2.solver.OpExecutorTDB2;
import org.apache.jena.tdb2.store.GraphTDB;

/**
 * Counts for its turn also what TDB2's own filter does not see: paths, and the patterns of graphs that a query put together by
 * {@code FROM}, are read triple by triple from the graph itself.
 */
final class CountedExecutor extends OpExecutorTDB2 {
    private final QueryTurns.Turn turn;

    CountedExecutor(ExecutionContext execution, QueryTurns.Turn turn) {
        super(execution);
        this.turn = turn;
    }

    @Override
    protected QueryIterator execute(OpPath path, QueryIterator input) {
        return new QueryIterPath(path.getTriplePath(), input, counted());
    }

    @Override
    protected QueryIterator execute(OpBGP pattern, QueryIterator input) {
        Graph graph = execCxt.getActiveGraph();
        return graph instanceof GraphTDB || graph instanceof CountedGraph
                ? super.execute(pattern, input)
                : new CountedExecutor(counted(), turn).execute(pattern, input);
    }

    private ExecutionContext counted() {
        Graph graph = execCxt.getActiveGraph();
        return graph instanceof CountedGraph
                ? execCxt
                : ExecutionContext.copyChangeActiveGraph(execCxt, new CountedGraph(graph, turn));
    }
}
