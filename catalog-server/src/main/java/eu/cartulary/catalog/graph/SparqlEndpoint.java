package eu.cartulary.catalog.graph;

import java.net.URI;
import java.util.List;

/**
 * Where the embedded Fuseki listens. The rim streams {@code /sparql} and {@code /graph} to it and nothing else.
 *
 * @param sparql address of the query endpoint: GET and POST with the query string, body and {@link #REQUEST_HEADERS} of the client
 * @param graph address of the graph store, read only: GET and HEAD with the query string
 * @param connections requests that may be open at once: queries that run or wait, and answers that are being sent
 * @param secret goes into {@link #SECRET_HEADER} of every request; made at start, never logged
 */
public record SparqlEndpoint(URI sparql, URI graph, int connections, String secret) {
    /** Without this header with the right value the answer is 403. */
    public static final String SECRET_HEADER = "Cartulary-Secret";
    /** Who asks, in a form that tells clients apart (an address, a hash); bounds the queries of one client. Optional. */
    public static final String CLIENT_HEADER = "Cartulary-Client";
    /** Header and trailer of an answer that was cut short: {@code time}, {@code rows}, {@code bytes} or {@code memory}. */
    public static final String CUT_HEADER = "Cartulary-Cut";
    /** Says the limits that were in force: {@code time=5;rows=10000;bytes=10485760}. */
    public static final String LIMITS_HEADER = "Cartulary-Limits";
    /** Media type of a refusal, to be read with {@link SparqlRefusal#read}. */
    public static final String REFUSAL_TYPE = "application/vnd.cartulary.refusal+json";
    /** Headers of the client's request that are passed on. */
    public static final List<String> REQUEST_HEADERS = List.of("Accept", "Content-Type", "Content-Length");
    /** Headers of the answer that are passed back. */
    public static final List<String> RESPONSE_HEADERS = List.of(
            "Content-Type", "Content-Length", "Vary", "Retry-After", CUT_HEADER, LIMITS_HEADER, "Cartulary-Index");

    @Override
    public String toString() {
        return "SparqlEndpoint[" + sparql + "]";
    }
}
