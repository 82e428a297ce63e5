package eu.cartulary.catalog.search;

import java.util.Optional;

/**
 * A parameter of {@code GET /offerings} that takes values from a list. Several values are alternatives, but for
 * {@link #NOT_EXPOSED_TO} (none of them) and {@link #ONLY_IN} (every location lies in one of them).
 */
public enum Choice {
    KIND("kind"),
    PROVIDER("provider"),
    COUNTRY("country"),
    ONLY_IN("onlyIn"),
    EXPOSED_TO("exposedTo"),
    NOT_EXPOSED_TO("notExposedTo"),
    CERTIFICATE("certificate"),
    PROTOCOL("protocol"),
    EXPORT_FORMAT("exportFormat"),
    KEY_CUSTODY("keyCustody"),
    STATUS("status"),
    /** The offering itself, by its IRI. */
    ID("id");

    private final String parameter;

    Choice(String parameter) {
        this.parameter = parameter;
    }

    /** Its name in addresses. */
    public String parameter() {
        return parameter;
    }

    /** Whether its values can be counted as a facet: a guarantee has no list of values. */
    public boolean countable() {
        return this != ONLY_IN && this != NOT_EXPOSED_TO && this != ID;
    }

    static Optional<Choice> of(String parameter) {
        for (Choice choice : values()) {
            if (choice.parameter.equals(parameter)) {
                return Optional.of(choice);
            }
        }
        return Optional.empty();
    }
}
