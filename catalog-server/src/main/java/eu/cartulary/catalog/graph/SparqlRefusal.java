package eu.cartulary.catalog.graph;

import eu.cartulary.catalog.kernel.Refusal;

/** A refusal on its way from Fuseki to the rim, which puts it into words. */
public final class SparqlRefusal {
    private SparqlRefusal() {}

    /** Reads the body of an answer of type {@link SparqlEndpoint#REFUSAL_TYPE}. */
    public static Refusal read(byte[] body) {
        throw new UnsupportedOperationException("read " + body.length);
    }
}
