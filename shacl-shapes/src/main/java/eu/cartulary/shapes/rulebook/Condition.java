package eu.cartulary.shapes.rulebook;

import java.util.List;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/**
 * A compiled shape. Immutable; any number of threads.
 *
 * <p>The focus may be several nodes that are one thing: an offering and its profiles, a participant and the party entry
 * that speaks of it. The values of a path are then those of all of them together.
 */
public interface Condition {
    /** Whether the focus conforms. */
    boolean holds(List<Node> focus, FactView facts);

    /** Says what is lacking; nothing when it holds. */
    void lacks(List<Node> focus, FactView facts, Consumer<Lack> to);

    /**
     * Something a condition asks for and does not find.
     *
     * @param path from the focus, in compact IRIs
     * @param reason what is wrong
     * @param value the value that is not accepted
     */
    record Lack(String path, Reason reason, @Nullable String value) {}

    /** What is wrong with the values of a path. */
    enum Reason {
        MISSING("missing"),
        NOT_ENOUGH("not-enough"),
        TOO_MANY("too-many"),
        VALUE_NOT_ACCEPTED("value-not-accepted");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        /** As in answers. */
        public String code() {
            return code;
        }
    }
}
