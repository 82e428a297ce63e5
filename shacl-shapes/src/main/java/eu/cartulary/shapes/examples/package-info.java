/**
 * A complete description of each kind of service, to be changed and signed: what {@code cartulary new} writes and
 * {@code GET /examples/{kind}} answers. Comes in: a kind. Goes out: commented YAML-LD. It must not know what the rules think of
 * it: a test asks them.
 */
@NullMarked
package eu.cartulary.shapes.examples;

import org.jspecify.annotations.NullMarked;
