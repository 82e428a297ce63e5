/**
 * What travels over HTTP: problems, receipts, records and pages of the contract ({@code docs/openapi.yaml}). Each record
 * exists once; the server writes it and the client reads it.
 */
@NullMarked
package eu.cartulary.wire;

import org.jspecify.annotations.NullMarked;
