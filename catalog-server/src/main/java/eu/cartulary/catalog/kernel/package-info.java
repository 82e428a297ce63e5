/**
 * The few small values that every step speaks of. Imports nothing of this program but the wire and report records.
 */
@NullMarked
package eu.cartulary.catalog.kernel;

import org.jspecify.annotations.NullMarked;
