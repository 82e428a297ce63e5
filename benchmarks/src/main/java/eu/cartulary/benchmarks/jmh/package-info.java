/** What one step costs in process, by JMH. */
@NullMarked
package eu.cartulary.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
