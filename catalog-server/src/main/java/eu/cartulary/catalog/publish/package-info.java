/**
 * The conductor of a publication: envelope, trust, claims, admission, journal, in that order, then the wait for the views. It
 * decides nothing itself. Comes in: the bytes somebody sent. Goes out: a receipt, or the refusal of the first step that says no.
 */
@NullMarked
package eu.cartulary.catalog.publish;

import org.jspecify.annotations.NullMarked;
