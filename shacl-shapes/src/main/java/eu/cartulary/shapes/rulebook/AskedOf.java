package eu.cartulary.shapes.rulebook;

/** Whom a criterion is asked of. Where it is asked of several, the worst answer counts, and is named. */
public enum AskedOf {
    /** The offering together with its profiles. */
    SERVICE("service"),
    /** The participant that provides it. */
    PROVIDER("provider"),
    /** The provider, every party, and the providers of supplying offerings. */
    ENTITY("entity"),
    /** Every technical block of the service, each answered by whoever supplies it. */
    BLOCK("block"),
    /** Every data centre behind the service. */
    SITE("site");

    private final String code;

    AskedOf(String code) {
        this.code = code;
    }

    /** As in answers. */
    public String code() {
        return code;
    }
}
