package eu.cartulary.catalog.supplychain;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;

/**
 * The claims of a credential as they are kept: never changed again, and small. An ordinary graph in memory has three hash tables and
 * an array for each node of them, 500 bytes a triple where credentials are small; this has the triples, one subject after the other,
 * and terms that are shared with other graphs. Looked up by subject; all else walks through them.
 */
final class ClaimsGraph extends GraphBase {
    private final Triple[] triples;
    private final Map<Node, Integer> begins = new HashMap<>();

    private ClaimsGraph(Triple[] triples) {
        this.triples = triples;
        for (int i = triples.length - 1; i >= 0; i--) {
            begins.put(triples[i].getSubject(), i);
        }
    }

    /**
     * The triples of another graph.
     *
     * @param terms answers with the same instance for equal terms, where it can
     */
    static ClaimsGraph of(Graph graph, UnaryOperator<Node> terms) {
        List<Triple> all = graph.find().toList();
        Map<Node, Integer> ranks = new HashMap<>();
        all.forEach(triple -> ranks.putIfAbsent(triple.getSubject(), ranks.size()));
        Triple[] bySubject = all.toArray(Triple[]::new);
        Arrays.sort(bySubject, Comparator.comparing(triple -> ranks.get(triple.getSubject())));
        for (int i = 0; i < bySubject.length; i++) {
            Triple one = bySubject[i];
            bySubject[i] = Triple.create(
                    terms.apply(one.getSubject()), terms.apply(one.getPredicate()), terms.apply(one.getObject()));
        }
        return new ClaimsGraph(bySubject);
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        Node subject = pattern.getSubject();
        Iterator<Triple> found = subject.isConcrete()
                ? about(subject).filter(triple -> fits(pattern, triple)).iterator()
                : Arrays.stream(triples).filter(triple -> fits(pattern, triple)).iterator();
        return WrappedIterator.createNoRemove(found);
    }

    private java.util.stream.Stream<Triple> about(Node subject) {
        Integer begin = begins.get(subject);
        return begin == null
                ? java.util.stream.Stream.empty()
                : IntStream.range(begin, triples.length)
                        .mapToObj(i -> triples[i])
                        .takeWhile(triple -> triple.getSubject().equals(subject));
    }

    /** By term, as in the graphs that these come from: two ways to write one number are two. */
    private static boolean fits(Triple pattern, Triple triple) {
        return fits(pattern.getPredicate(), triple.getPredicate()) && fits(pattern.getObject(), triple.getObject());
    }

    private static boolean fits(Node wanted, Node there) {
        return !wanted.isConcrete() || wanted.equals(there);
    }

    @Override
    protected int graphBaseSize() {
        return triples.length;
    }
}
