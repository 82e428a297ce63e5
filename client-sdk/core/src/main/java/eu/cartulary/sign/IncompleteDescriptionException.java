package eu.cartulary.sign;

import java.util.List;

/** A description lacks what every catalog asks for at admission. */
public final class IncompleteDescriptionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> rules;

    IncompleteDescriptionException(String id, List<String> rules) {
        super(id + ": " + String.join(", ", rules));
        this.rules = List.copyOf(rules);
    }

    /** The rules that are not kept, such as {@code ServiceOffering_providedBy_minCount}. */
    public List<String> rules() {
        return rules;
    }
}
