/**
 * Comes in: verified credentials. Goes out: what each states, as one RDF graph, with the triples dropped that its issuer has
 * no right to state. JSON-LD is read offline, by the reader of shacl-shapes. The same document and the same right give the same
 * graph, byte for byte, today and at a replay in years.
 */
@NullMarked
package eu.cartulary.catalog.claims;

import org.jspecify.annotations.NullMarked;
