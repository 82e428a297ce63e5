/** Measures Cartulary: {@link eu.cartulary.benchmarks.Benchmarks} is the command, {@code benchmarks/README.md} its manual. */
@NullMarked
package eu.cartulary.benchmarks;

import org.jspecify.annotations.NullMarked;
