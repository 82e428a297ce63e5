package eu.cartulary.shapes.assess;

import java.util.List;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a criterion is asked of.
 *
 * @param name IRI of the node in the closure, or what an undeclared one is called
 * @param block the technical block asked about
 * @param nodes the nodes that are this thing; empty when nothing is known of it
 * @param layers those among them that speak of the block alone
 */
record Focus(String name, @Nullable String block, List<Node> nodes, List<Node> layers) {
    Focus {
        nodes = List.copyOf(nodes);
        layers = List.copyOf(layers);
    }

    static Focus of(String name, List<Node> nodes) {
        return new Focus(name, null, nodes, List.of());
    }

    /** Something that ought to be described and is not. */
    static Focus undeclared(String name, @Nullable String block) {
        return new Focus(name, block, List.of(), List.of());
    }
}
