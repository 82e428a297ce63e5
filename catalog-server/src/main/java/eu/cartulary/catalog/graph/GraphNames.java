package eu.cartulary.catalog.graph;

import eu.cartulary.catalog.kernel.Digest;

/** The named graphs there are. All of them are public; their union is the default graph. */
public final class GraphNames {
    /** Who, when, index and status of each credential. */
    public static final String RECORDS = "urn:cartulary:records";
    /** Levels by offering, rulebook and objective. */
    public static final String ASSESSMENTS = "urn:cartulary:assessments";
    /** Own classes and those of Gaia-X. */
    public static final String VOCABULARY = "urn:cartulary:vocabulary";

    private static final String CLAIMS = "urn:sha256:";

    private GraphNames() {}

    /** Whether a query may name this graph; it need not exist. */
    public static boolean isPublic(String iri) {
        return iri.equals(RECORDS)
                || iri.equals(ASSESSMENTS)
                || iri.equals(VOCABULARY)
                || iri.startsWith(CLAIMS) && Digest.isDigest(iri.substring(CLAIMS.length()));
    }
}
