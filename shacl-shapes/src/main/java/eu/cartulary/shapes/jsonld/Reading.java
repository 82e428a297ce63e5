package eu.cartulary.shapes.jsonld;

import eu.cartulary.report.Violation;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a document.
 *
 * @param graph what it states; absent when it is refused
 * @param violations why it is refused; empty when it is not
 * @param findings oddities that were accepted
 */
public record Reading(@Nullable Graph graph, List<Violation> violations, List<Violation> findings) {
    public Reading {
        violations = List.copyOf(violations);
        findings = List.copyOf(findings);
    }

    /** Whether there is no graph. */
    public boolean refused() {
        return !violations.isEmpty();
    }
}
