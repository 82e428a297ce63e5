/** One class for each group of rows in {@code RESULTS.md}; each starts what it measures, in a process of its own, and ends it. */
@NullMarked
package eu.cartulary.benchmarks.runs;

import org.jspecify.annotations.NullMarked;
