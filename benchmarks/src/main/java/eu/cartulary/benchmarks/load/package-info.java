/**
 * Load over HTTP: closed loop (each client sends when it has its answer) and open loop (calls begin when they are due, and are
 * timed from then, so that a server that stalls is not asked less for it: no coordinated omission). In with bytes, out with
 * histograms; knows nothing of catalogs.
 */
@NullMarked
package eu.cartulary.benchmarks.load;

import org.jspecify.annotations.NullMarked;
