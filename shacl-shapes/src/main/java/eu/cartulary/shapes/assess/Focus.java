package eu.cartulary.shapes.assess;

import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a criterion is asked of.
 *
 * @param name IRI of the node in the closure, or what an undeclared one is called
 * @param block the technical block asked about
 * @param nodes the nodes that are this thing; empty when nothing is known of it
 * @param layers those among them that speak of the block alone
 * @param members the nodes again, to look one up
 */
record Focus(String name, @Nullable String block, List<Node> nodes, Set<Node> layers, Set<Node> members) {
    Focus {
        nodes = List.copyOf(nodes);
        layers = Set.copyOf(layers);
        members = Set.copyOf(members);
    }

    static Focus of(String name, @Nullable String block, List<Node> nodes, Set<Node> layers) {
        return new Focus(name, block, nodes, layers, Set.copyOf(nodes));
    }

    static Focus of(String name, List<Node> nodes) {
        return of(name, null, nodes, Set.of());
    }

    /** Something that ought to be described and is not. */
    static Focus undeclared(String name, @Nullable String block) {
        return new Focus(name, block, List.of(), Set.of(), Set.of());
    }
}
