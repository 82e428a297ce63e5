/**
 * Drives the views: everything that is derived from the journal and can be thrown away. One thread per set of views applies what
 * is durable, in order; lost and damaged views, and those of an older format, are built from the journal again, and those that fail
 * while they serve beside the live ones and swapped.
 *
 * <p>Comes in: durable journal records. Goes out: views that have applied them, and to those who wait, the moment when. Knows
 * nothing of what the views do with a record, nor of HTTP.
 */
@NullMarked
package eu.cartulary.catalog.projection;

import org.jspecify.annotations.NullMarked;
