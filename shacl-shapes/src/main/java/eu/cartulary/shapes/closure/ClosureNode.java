package eu.cartulary.shapes.closure;

/**
 * A node of the closure.
 *
 * @param iri its name; for something that was mentioned without an IRI, a name made from how it was mentioned
 * @param reachedBy the kind of the first edge to it; {@link EdgeKind#PART} for the offering itself
 * @param depth steps away from the offering
 * @param declared whether any active credential describes it
 */
public record ClosureNode(String iri, EdgeKind reachedBy, int depth, boolean declared) {}
