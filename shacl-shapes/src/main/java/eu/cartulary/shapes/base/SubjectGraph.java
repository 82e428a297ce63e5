package eu.cartulary.shapes.base;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;
import org.jspecify.annotations.Nullable;

/**
 * A graph that is filled, checked once and thrown away, by one thread: kept by subject and property, which is how shapes ask, in
 * one table where an ordinary graph fills three. Whoever looks from an object makes the ordinary one, once.
 */
final class SubjectGraph extends GraphBase {
    private final Map<Node, Map<Node, Set<Node>>> bySubject = new LinkedHashMap<>();
    private int size;
    private @Nullable Graph ordinary;

    @Override
    public void performAdd(Triple triple) {
        Map<Node, Set<Node>> about = bySubject.computeIfAbsent(triple.getSubject(), subject -> new LinkedHashMap<>());
        if (add(about, triple.getPredicate(), triple.getObject())) {
            size++;
            ordinary = null;
        }
    }

    /** Most properties have one value, so that a table for more is made when a second comes. */
    private static boolean add(Map<Node, Set<Node>> about, Node property, Node value) {
        Set<Node> there = about.putIfAbsent(property, Set.of(value));
        if (there == null) {
            return true;
        }
        if (there.contains(value)) {
            return false;
        }
        if (there.size() == 1) {
            there = new LinkedHashSet<>(there);
            about.put(property, there);
        }
        return there.add(value);
    }

    /** The values of each property of a node, in the order in which they came; not to be changed. */
    Map<Node, Set<Node>> values(Node subject) {
        return bySubject.getOrDefault(subject, Map.of());
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        Node subject = pattern.getSubject();
        if (!subject.isConcrete() && pattern.getObject().isConcrete()) {
            return ordinary().find(pattern);
        }
        List<Triple> found = new ArrayList<>();
        if (subject.isConcrete()) {
            collect(subject, values(subject), pattern, found);
        } else {
            bySubject.forEach((each, about) -> collect(each, about, pattern, found));
        }
        return WrappedIterator.createNoRemove(found.iterator());
    }

    private static void collect(Node subject, Map<Node, Set<Node>> about, Triple pattern, List<Triple> into) {
        Node property = pattern.getPredicate();
        if (property.isConcrete()) {
            collect(subject, property, about.getOrDefault(property, Set.of()), pattern.getObject(), into);
        } else {
            about.forEach((each, values) -> collect(subject, each, values, pattern.getObject(), into));
        }
    }

    /** By term, as in an ordinary graph in memory. */
    private static void collect(Node subject, Node property, Set<Node> values, Node wanted, List<Triple> into) {
        if (!wanted.isConcrete()) {
            values.forEach(value -> into.add(Triple.create(subject, property, value)));
        } else if (values.contains(wanted)) {
            into.add(Triple.create(subject, property, wanted));
        }
    }

    @Override
    protected boolean graphBaseContains(Triple pattern) {
        return pattern.isConcrete()
                ? values(pattern.getSubject())
                        .getOrDefault(pattern.getPredicate(), Set.of())
                        .contains(pattern.getObject())
                : super.graphBaseContains(pattern);
    }

    private Graph ordinary() {
        Graph made = ordinary;
        if (made == null) {
            made = GraphFactory.createDefaultGraph();
            graphBaseFind(Triple.ANY).forEachRemaining(made::add);
            ordinary = made;
        }
        return made;
    }

    @Override
    protected int graphBaseSize() {
        return size;
    }
}
