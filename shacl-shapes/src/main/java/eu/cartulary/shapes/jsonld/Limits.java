package eu.cartulary.shapes.jsonld;

import java.time.Duration;

/**
 * How much of anything a document may have. Everything but the last four is checked before any tree exists.
 *
 * @param maxBytes of the document
 * @param maxDepth of nested objects and arrays
 * @param maxMembers members of all objects and elements of all arrays together
 * @param maxString characters of one string or member name
 * @param maxNumber characters of one number
 * @param maxExponent of a number, either way: beyond it a number is no double, and its digits would fill the memory
 * @param maxContexts entries of all {@code @context} together
 * @param maxInlineTerms terms defined by contexts written into the document, all together
 * @param maxIri characters of one IRI
 * @param maxBlankNodes of the graph
 * @param maxTriples of the graph
 * @param maxTime for the expansion; the work ends by itself soon after
 */
public record Limits(
        int maxBytes,
        int maxDepth,
        int maxMembers,
        int maxString,
        int maxNumber,
        int maxExponent,
        int maxContexts,
        int maxInlineTerms,
        int maxIri,
        int maxBlankNodes,
        int maxTriples,
        Duration maxTime) {

    /** What a description needs, with room: the largest real one that is known has 60 kB and 900 triples. */
    public static Limits standard() {
        return new Limits(1 << 20, 32, 20_000, 1 << 16, 100, 400, 32, 64, 2_048, 200, 20_000, Duration.ofSeconds(2));
    }
}
