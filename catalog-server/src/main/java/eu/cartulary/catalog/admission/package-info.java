/**
 * Comes in: what credentials state. Goes out: the decision to keep them, by the base shapes of shacl-shapes and the packs that the operator mounted, or the broken rules
 * with their places. A presentation is judged as a whole: one broken credential keeps all out.
 */
@NullMarked
package eu.cartulary.catalog.admission;

import org.jspecify.annotations.NullMarked;
