/**
 * The only code that opens a connection outwards.
 *
 * <p>Comes in: an https address. Goes out: the bytes behind it, or why there are none. In between: no address that is not public,
 * checked after resolution and connected to as checked; no redirect; limits on size, time and rate; a bounded cache; a circuit
 * breaker per host. Must not know what the bytes mean.
 */
@NullMarked
package eu.cartulary.catalog.outbound;

import org.jspecify.annotations.NullMarked;
