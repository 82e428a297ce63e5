package eu.cartulary.shapes.rulebook;

import java.time.LocalDate;
import java.util.List;
import org.apache.jena.graph.Node;

/**
 * The facts a condition may see: a graph, seen at one instant, from one grade upwards. Used by one thread.
 */
public interface FactView {
    /** The objects of {@code (subject, predicate, ?)}. */
    List<Node> objects(Node subject, Node predicate);

    /** The subjects of {@code (?, predicate, object)}. */
    List<Node> subjects(Node object, Node predicate);

    /** The day on which it is judged, in UTC. */
    LocalDate today();

    /** A condition tells that its answer holds only until the day before {@code day}: time alone will change it. */
    default void changesOn(LocalDate day) {}
}
