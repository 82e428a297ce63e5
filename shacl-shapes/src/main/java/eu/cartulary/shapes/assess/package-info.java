/**
 * The judgement: what a rulebook says of an offering. In come a {@link eu.cartulary.shapes.closure.Closure}, a
 * {@link eu.cartulary.shapes.rulebook.Rulebook} and an instant; out comes an
 * {@link eu.cartulary.shapes.assess.Assessment} without language, and from it, on request, a report with reasons, gaps
 * and templates in one.
 *
 * <p>Pure: same input, same result; no clock, no network, no state between two calls.
 */
@NullMarked
package eu.cartulary.shapes.assess;

import org.jspecify.annotations.NullMarked;
