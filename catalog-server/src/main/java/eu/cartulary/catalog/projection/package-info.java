/**
 * Drives the views: everything that is derived from the journal and can be thrown away. One thread per set of views applies what
 * is durable, in order; lost, damaged or outgrown views are built again beside the live ones and swapped.
 *
 * <p>Comes in: durable journal records. Goes out: views that have applied them, and to those who wait, the moment when. Knows
 * nothing of what the views do with a record, nor of HTTP.
 */
@NullMarked
package eu.cartulary.catalog.projection;

import org.jspecify.annotations.NullMarked;
