/**
 * Comes in: what was admitted, and everything else that changes an answer. Goes out: a place in the one source of truth. This is
 * the commit point: what a future of this package has completed is on the disk. Knows nothing of RDF.
 */
@NullMarked
package eu.cartulary.catalog.journal;

import org.jspecify.annotations.NullMarked;
