package eu.cartulary.shapes.closure;

import java.util.List;
import org.apache.jena.graph.Node;

/** One triple, and every credential that states it. */
public record StatedFact(Node subject, Node predicate, Node object, List<SourcedClaims> sources) {
    public StatedFact {
        sources = List.copyOf(sources);
    }
}
