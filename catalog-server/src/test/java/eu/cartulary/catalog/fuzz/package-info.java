/**
 * Coverage-guided fuzzing of every parser that a stranger can reach, with Jazzer. In: bytes. Out: a value, or the refusal that the
 * parser declares; anything else that is thrown, a second and a half on one input, or memory beyond the bound is a finding. A target
 * whose parser is private to its package lies in that package and is named here.
 *
 * <p>Whatever was found once is kept as a file in {@code src/test/resources/fuzz/<target>} and belongs to the seeds for ever.
 */
@NullMarked
package eu.cartulary.catalog.fuzz;

import org.jspecify.annotations.NullMarked;
