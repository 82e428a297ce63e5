/**
 * The words of the project: its own vocabulary and its code lists, read from {@code vocabulary/} on the class path, with
 * constants for code.
 *
 * <p>Comes in: nothing but the bundled Turtle. Goes out: terms with their labels (en, fr, de), ranges and code lists; the
 * match of a written value to a listed one; graphs whose values are written the one way the rules expect.
 *
 * <p>Must not know: JSON-LD, shapes, rulebooks, credentials. See <a href="https://www.w3.org/TR/skos-reference/">SKOS</a>.
 */
@NullMarked
package eu.cartulary.shapes.vocabulary;

import org.jspecify.annotations.NullMarked;
