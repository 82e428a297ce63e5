/**
 * A federation that could be, the same for the same size: a few large providers and many small ones, in thirty-three countries, with
 * sites, owners, suppliers and certificates; as signed envelopes, or as documents straight for the index.
 */
@NullMarked
package eu.cartulary.benchmarks.population;

import org.jspecify.annotations.NullMarked;
