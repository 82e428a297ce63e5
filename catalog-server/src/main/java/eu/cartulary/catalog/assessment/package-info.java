/**
 * Comes in: an offering, and through supplychain everything behind it. Goes out: what it is worth by every rulebook, and what
 * buyers read of it. Judges; remembers nothing but what it was asked a moment ago. Knows neither index nor HTTP.
 */
@NullMarked
package eu.cartulary.catalog.assessment;

import org.jspecify.annotations.NullMarked;
