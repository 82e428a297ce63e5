/**
 * Comes in: verified credentials. Goes out: what each states, as one RDF graph, with the triples dropped that its issuer has
 * no right to state. JSON-LD is read offline, by the reader of shacl-shapes.
 */
@NullMarked
package eu.cartulary.catalog.claims;

import org.jspecify.annotations.NullMarked;
