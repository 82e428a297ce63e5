/**
 * JSON-LD 1.1, read offline and within bounds, and RDF written canonically.
 *
 * <p>Comes in: bytes that anyone may have written. Goes out: a graph, or the reasons why there is none, in the reader's
 * language; never an exception for what stands in the bytes, and never a connection to anywhere: contexts come from
 * {@code contexts/} on the class path or from the operator.
 *
 * <p>Must not know: signatures, issuers' rights, shapes, rulebooks. See <a
 * href="https://www.w3.org/TR/json-ld11-api/">JSON-LD 1.1 API</a>, <a
 * href="https://www.w3.org/TR/vc-data-model-2.0/">VC Data Model 2.0</a> and <a
 * href="https://www.w3.org/TR/rdf-canon/">RDF Dataset Canonicalization</a>.
 */
@NullMarked
package eu.cartulary.shapes.jsonld;

import org.jspecify.annotations.NullMarked;
