package eu.cartulary.catalog.supplychain;

import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.shapes.vocabulary.Ctl;
import eu.cartulary.shapes.vocabulary.Gx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/**
 * Which credential in force speaks of which subject, and which subject points at which IRI. One writer, many readers: the lists in
 * the maps never change, a change puts a new list.
 */
final class References {

    /** A subject that points at an IRI by a property, as a credential states. */
    record Incoming(String subject, String property, Digest source) {}

    /** The properties by which a closure asks backwards: what describes, certifies or labels. Forward ones stand in the claims. */
    private static final Set<String> BACKWARD = Set.of(Ctl.DESCRIBES, Ctl.CERTIFIES, Gx.COMPLIANT_CREDENTIALS);

    private final Map<String, List<Digest>> sources = new ConcurrentHashMap<>();
    private final Map<String, List<Incoming>> incoming = new ConcurrentHashMap<>();
    /** What a credential points at, so that it can be let go without reading its claims again. */
    private final Map<Digest, List<String>> targets = new ConcurrentHashMap<>();

    /** A subject that points at an object by a property. */
    record Pointing(String subject, String property, String object) {}

    /** Takes in a credential; gives every IRI whose surroundings it changes: its subjects and what they describe or certify. */
    Set<String> add(Digest source, Collection<String> subjects, Collection<Pointing> pointings) {
        for (String subject : subjects) {
            sources.merge(subject, List.of(source), References::joined);
        }
        Set<String> pointedAt = new HashSet<>();
        for (Pointing one : pointings) {
            pointedAt.add(one.object());
            Incoming incomingOne = new Incoming(one.subject(), one.property(), source);
            incoming.merge(one.object(), List.of(incomingOne), References::joined);
        }
        targets.put(source, List.copyOf(pointedAt));
        return touched(subjects, pointedAt);
    }

    /** What a credential points at, by its claims. */
    static List<Pointing> pointings(Collection<String> subjects, Graph claims) {
        List<Pointing> found = new ArrayList<>();
        claims.find(Node.ANY, Node.ANY, Node.ANY).forEachRemaining(triple -> {
            if (triple.getObject().isURI()
                    && BACKWARD.contains(triple.getPredicate().getURI())) {
                String object = triple.getObject().getURI();
                String property = triple.getPredicate().getURI();
                // A reference from a blank node counts as one of each subject: who reads it follows the claims anyway.
                Collection<String> from = triple.getSubject().isURI()
                        ? List.of(triple.getSubject().getURI())
                        : subjects;
                from.forEach(subject -> found.add(new Pointing(subject, property, object)));
            }
        });
        return found;
    }

    /** What a credential in force points at. */
    List<Pointing> pointingsOf(Digest source) {
        List<Pointing> found = new ArrayList<>();
        for (String object : targets.getOrDefault(source, List.of())) {
            for (Incoming one : pointingAt(object)) {
                if (one.source().equals(source)) {
                    found.add(new Pointing(one.subject(), one.property(), object));
                }
            }
        }
        return found;
    }

    /** What claims describe or certify. */
    static Set<String> pointedAt(Graph claims) {
        Set<String> found = new HashSet<>();
        claims.find(Node.ANY, Node.ANY, Node.ANY).forEachRemaining(triple -> {
            if (triple.getObject().isURI()
                    && BACKWARD.contains(triple.getPredicate().getURI())) {
                found.add(triple.getObject().getURI());
            }
        });
        return found;
    }

    /** Forgets a credential; gives the same IRIs as when it came. */
    Set<String> remove(Digest source, Collection<String> subjects) {
        for (String subject : subjects) {
            sources.computeIfPresent(subject, (s, list) -> without(list, source::equals));
        }
        List<String> pointedAt = targets.getOrDefault(source, List.of());
        targets.remove(source);
        for (String object : pointedAt) {
            incoming.computeIfPresent(
                    object, (o, list) -> without(list, one -> one.source().equals(source)));
        }
        return touched(subjects, pointedAt);
    }

    /** What a credential points at, by any property that is asked backwards. */
    List<String> pointedAtBy(Digest source) {
        return targets.getOrDefault(source, List.of());
    }

    /** The credentials that speak of the subject. */
    List<Digest> sourcesOf(String subject) {
        return sources.getOrDefault(subject, List.of());
    }

    /** Who points at the IRI. */
    List<Incoming> pointingAt(String iri) {
        return incoming.getOrDefault(iri, List.of());
    }

    /** What a subject points at by a property. */
    List<String> pointedAtBy(String subject, String property) {
        return sourcesOf(subject).stream()
                .flatMap(source -> targets.getOrDefault(source, List.of()).stream())
                .filter(target -> pointingAt(target).stream()
                        .anyMatch(one ->
                                one.subject().equals(subject) && one.property().equals(property)))
                .distinct()
                .toList();
    }

    private static Set<String> touched(Collection<String> subjects, Collection<String> pointedAt) {
        Set<String> touched = new HashSet<>(subjects);
        touched.addAll(pointedAt);
        return touched;
    }

    private static <T> List<T> joined(List<T> old, List<T> added) {
        if (old.containsAll(added)) {
            return old;
        }
        List<T> all = new ArrayList<>(old.size() + added.size());
        all.addAll(old);
        all.addAll(added);
        return List.copyOf(all);
    }

    private static <T> @Nullable List<T> without(List<T> old, Predicate<T> gone) {
        List<T> kept = old.stream().filter(one -> !gone.test(one)).toList();
        return kept.isEmpty() ? null : kept;
    }
}
