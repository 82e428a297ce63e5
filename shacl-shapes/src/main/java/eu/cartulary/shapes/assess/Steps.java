package eu.cartulary.shapes.assess;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;

/** Steps from node to node, whatever the grade of the facts, without what has run out; each is counted. */
final class Steps {
    private final Facts facts;
    private final Looks looks;

    Steps(Facts facts, Looks looks) {
        this.facts = facts;
        this.looks = looks;
    }

    boolean spent() {
        return looks.spent();
    }

    List<Node> profiles(Node node) {
        List<Node> found = facts.withProfiles(node);
        looks.take(found.size());
        return found;
    }

    List<Node> objects(Node subject, Node predicate) {
        List<Node> found = facts.objects(subject, predicate);
        return looks.take(1 + found.size()) ? found : List.of();
    }

    List<Node> below(List<Node> nodes, Node predicate) {
        Set<Node> found = new LinkedHashSet<>();
        for (Node node : nodes) {
            found.addAll(objects(node, predicate));
        }
        return List.copyOf(found);
    }
}
