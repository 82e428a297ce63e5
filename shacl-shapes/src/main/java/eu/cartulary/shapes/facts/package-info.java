/**
 * Comes in: the closure of an offering. Goes out: what buyers filter and read (name, kinds, places, whose law reaches it,
 * certificates, protocols). Only what is stated; nothing is assumed. Knows neither levels nor an index.
 */
@NullMarked
package eu.cartulary.shapes.facts;

import org.jspecify.annotations.NullMarked;
