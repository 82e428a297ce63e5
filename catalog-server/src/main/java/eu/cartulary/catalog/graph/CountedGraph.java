package eu.cartulary.catalog.graph;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.graph.GraphWrapper;
import org.apache.jena.util.iterator.ExtendedIterator;

/** A graph whose every look-up and triple counts for the turn of its reader, and ends for a reader that is to end. */
final class CountedGraph extends GraphWrapper {
    private final QueryTurns.Turn turn;

    CountedGraph(Graph graph, QueryTurns.Turn turn) {
        super(graph);
        this.turn = turn;
    }

    private void count() {
        turn.count();
        if (turn.isCancelled()) {
            throw new QueryCancelledException();
        }
    }

    @Override
    public ExtendedIterator<Triple> find(Node subject, Node predicate, Node object) {
        count();
        return super.find(subject, predicate, object).mapWith(triple -> {
            count();
            return triple;
        });
    }

    @Override
    public ExtendedIterator<Triple> find(Triple triple) {
        return find(triple.getSubject(), triple.getPredicate(), triple.getObject());
    }

    @Override
    public boolean contains(Node subject, Node predicate, Node object) {
        count();
        return super.contains(subject, predicate, object);
    }
}
