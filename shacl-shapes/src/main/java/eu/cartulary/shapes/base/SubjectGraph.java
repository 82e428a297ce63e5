package eu.cartulary.shapes.base;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;
import org.jspecify.annotations.Nullable;

/**
 * A graph that is filled, checked once and thrown away, by one thread: kept by subject, which is how shapes ask, in one table
 * where an ordinary graph fills three. Whoever looks from an object makes the ordinary one, once.
 */
final class SubjectGraph extends GraphBase {
    private final Map<Node, Set<Triple>> bySubject = new LinkedHashMap<>();
    private int size;
    private @Nullable Graph ordinary;

    @Override
    public void performAdd(Triple triple) {
        if (bySubject
                .computeIfAbsent(triple.getSubject(), subject -> new LinkedHashSet<>())
                .add(triple)) {
            size++;
            ordinary = null;
        }
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        Node subject = pattern.getSubject();
        if (!subject.isConcrete() && pattern.getObject().isConcrete()) {
            return ordinary().find(pattern);
        }
        Stream<Triple> found = subject.isConcrete()
                ? bySubject.getOrDefault(subject, Set.of()).stream()
                : bySubject.values().stream().flatMap(Set::stream);
        return WrappedIterator.createNoRemove(
                found.filter(triple -> fits(pattern, triple)).iterator());
    }

    @Override
    protected boolean graphBaseContains(Triple pattern) {
        return pattern.isConcrete()
                ? bySubject.getOrDefault(pattern.getSubject(), Set.of()).contains(pattern)
                : super.graphBaseContains(pattern);
    }

    private Graph ordinary() {
        Graph made = ordinary;
        if (made == null) {
            made = GraphFactory.createDefaultGraph();
            for (Set<Triple> about : bySubject.values()) {
                about.forEach(made::add);
            }
            ordinary = made;
        }
        return made;
    }

    /** By term, as in an ordinary graph in memory. */
    private static boolean fits(Triple pattern, Triple triple) {
        return fits(pattern.getPredicate(), triple.getPredicate()) && fits(pattern.getObject(), triple.getObject());
    }

    private static boolean fits(Node wanted, Node there) {
        return !wanted.isConcrete() || wanted.equals(there);
    }

    @Override
    protected int graphBaseSize() {
        return size;
    }
}
