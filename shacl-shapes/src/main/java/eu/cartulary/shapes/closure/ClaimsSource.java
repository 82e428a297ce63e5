package eu.cartulary.shapes.closure;

import java.util.List;

/** Where the walk finds claims. Answers come from memory; a source that must not be seen to change hands out a snapshot. */
public interface ClaimsSource {
    /** The active credentials that have {@code iri} as a subject; empty when nobody describes it. */
    List<SourcedClaims> about(String iri);

    /**
     * The subjects that refer to {@code iri} by {@code predicateIri}: profiles by {@code ctl:describes}, certificates by
     * {@code ctl:certifies}.
     */
    List<String> pointingAt(String iri, String predicateIri);
}
