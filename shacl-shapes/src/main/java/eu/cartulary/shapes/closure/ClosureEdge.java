package eu.cartulary.shapes.closure;

import org.jspecify.annotations.Nullable;

/**
 * An edge of the closure, in the direction of the dependency.
 *
 * @param from the node that depends
 * @param to the node it depends on
 * @param predicate IRI of the property that says so
 * @param kind what it means
 * @param block technical layer ({@code compute}, {@code storage} …) for which it holds, when it is said
 * @param declared whether the target is described by any active credential
 */
public record ClosureEdge(
        String from,
        String to,
        String predicate,
        EdgeKind kind,
        @Nullable String block,
        boolean declared) {}
