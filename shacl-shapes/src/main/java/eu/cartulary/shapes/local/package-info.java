/**
 * Checks without a server, behind the interface that the client SDK names: the base shapes on every credential of a document,
 * and every rulebook on every offering in it. Comes in: an envelope. Goes out: the report that {@code POST /validations} of a
 * catalog gives for the same content. It must not know trust, journals or other people's credentials: what is not in the
 * document is unknown here.
 */
@NullMarked
package eu.cartulary.shapes.local;

import org.jspecify.annotations.NullMarked;
