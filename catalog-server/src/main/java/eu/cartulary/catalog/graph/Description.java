package eu.cartulary.catalog.graph;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.jspecify.annotations.Nullable;

/**
 * {@code DESCRIBE} (SPARQL 1.1, section 16.4): what is said of each resource and of the blank nodes below it, up to a limit. Jena's
 * own handler has none.
 */
final class Description {
    private Description() {}

    /** Makes it the query that finds what is to be described; what it names stays in it. */
    static void makeSelect(Query describe) {
        describe.setQuerySelectType();
        if (describe.getQueryPattern() == null) {
            describe.setQueryPattern(new ElementGroup());
        }
        if (describe.getProjectVars().isEmpty()) {
            describe.setQueryResultStar(true);
        }
    }

    /** The description; none when it is larger than the limit. */
    static @Nullable Graph of(Query describe, QueryExec select, Graph source, int maxTriples) {
        Graph description = GraphFactory.createDefaultGraph();
        description.getPrefixMapping().setNsPrefixes(describe.getPrefixMapping());
        Set<Node> seen = new HashSet<>();
        Deque<Node> open = new ArrayDeque<>(describe.getResultURIs());
        RowSet rows = select.select();
        while (true) {
            while (!open.isEmpty()) {
                if (!add(open.pop(), source, description, seen, open, maxTriples)) {
                    return null;
                }
            }
            if (!rows.hasNext()) {
                return description;
            }
            Binding row = rows.next();
            for (Var variable : rows.getResultVars()) {
                Node node = row.get(variable);
                if (node != null && !node.isLiteral()) {
                    open.push(node);
                }
            }
        }
    }

    private static boolean add(
            Node node, Graph source, Graph description, Set<Node> seen, Deque<Node> open, int maxTriples) {
        if (!seen.add(node)) {
            return true;
        }
        Iterator<Triple> about = source.find(node, Node.ANY, Node.ANY);
        while (about.hasNext()) {
            Triple triple = about.next();
            if (description.size() >= maxTriples) {
                return false;
            }
            description.add(triple);
            if (triple.getObject().isBlank()) {
                open.push(triple.getObject());
            }
        }
        return true;
    }
}
