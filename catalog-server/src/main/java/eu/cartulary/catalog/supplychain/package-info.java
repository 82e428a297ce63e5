/**
 * Who depends on whom. Comes in: credentials that came into force or left. Goes out: the closure of an offering, and which
 * offerings a change can touch. In memory; claims themselves are read by digest through a bounded cache over the journal, never
 * from the graph. Changed by the projector's thread only, read by all.
 */
@NullMarked
package eu.cartulary.catalog.supplychain;

import org.jspecify.annotations.NullMarked;
