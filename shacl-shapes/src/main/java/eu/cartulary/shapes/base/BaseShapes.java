package eu.cartulary.shapes.base;

import eu.cartulary.report.Language;
import eu.cartulary.report.Violation;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.jspecify.annotations.Nullable;

/** The project's own rules of admission, compiled. Immutable; one instance serves all threads. */
public final class BaseShapes {
    private static final BaseShapes BUNDLED = new BaseShapes();

    private BaseShapes() {}

    /** The rules this library carries. */
    public static BaseShapes bundled() {
        return BUNDLED;
    }

    /**
     * What is wrong with a description.
     *
     * @param claims what the credential states, namespaces normalised; not changed
     * @param document the credential's JSON (the decoded payload of a JWT), for the pointers; without it remarks carry none
     * @param language of messages and advice
     * @return violations and warnings, worst first, then in the order of the document's nodes and rules; the same input
     *     gives the same list
     */
    public List<Violation> validate(Graph claims, byte @Nullable [] document, Language language) {
        return List.of();
    }
}
