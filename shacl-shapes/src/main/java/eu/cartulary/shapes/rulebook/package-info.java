/**
 * Rulebooks: versioned sets of criteria as RDF data, read once and compiled into immutable records. In come Turtle files
 * (bundled ones and an operator's own); out come {@link eu.cartulary.shapes.rulebook.Rulebook}s whose conditions can be
 * asked of any {@link eu.cartulary.shapes.rulebook.FactView}.
 *
 * <p>Conditions are <a href="https://www.w3.org/TR/shacl/">SHACL</a> Core shapes plus two constraints that Core cannot
 * say (a value from a named set of countries; a date not older than a period). A rulebook that does not hold together
 * stops with file, line and reason. Nothing here knows offerings, credentials or the time of day.
 */
@NullMarked
package eu.cartulary.shapes.rulebook;

import org.jspecify.annotations.NullMarked;
