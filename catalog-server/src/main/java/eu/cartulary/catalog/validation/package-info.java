/**
 * The same judgement as a publication's, on something that is not stored: what would be refused, and what the offerings in it
 * would be worth. Pure: changes nothing, needs no authorisation, and asks the network only for issuers the policy lets through.
 */
@NullMarked
package eu.cartulary.catalog.validation;

import org.jspecify.annotations.NullMarked;
