package eu.cartulary.client;

/** The formats in which claims are given. */
public enum RdfFormat {
    TURTLE("text/turtle"),
    JSON_LD("application/ld+json"),
    N_QUADS("application/n-quads"),
    TRIG("application/trig");

    private final String mediaType;

    RdfFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** As in {@code Accept}. */
    public String mediaType() {
        return mediaType;
    }
}
