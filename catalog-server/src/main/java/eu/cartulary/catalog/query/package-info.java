/**
 * Comes in: a question of the rim. Goes out: its answer, from {@code search} for buyers, from {@code graph} for SPARQL, with the
 * journal index it knows of; waits for an index when the question asks ({@code ?after=}). Reads only.
 */
@NullMarked
package eu.cartulary.catalog.query;

import org.jspecify.annotations.NullMarked;
