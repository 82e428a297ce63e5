/**
 * The rules of admission. Comes in: what one credential states, as an RDF graph, and the JSON document it was read from.
 * Goes out: what is wrong with it, in the reader's language, each remark with the id of its rule and its place in the
 * document.
 *
 * <p>The rules are <a href="https://www.w3.org/TR/shacl/">SHACL Core</a> shapes in {@code shapes/base/}, one file per
 * target class; the IRI of a property shape is the id of a rule. {@link eu.cartulary.shapes.base.BaseShapes} holds them
 * compiled. A {@link eu.cartulary.shapes.base.Pack} is somebody else's set of shapes (Gaia-X publishes one per release),
 * read from a folder and applied beside them.
 *
 * <p>Nothing here knows who signed a credential, what else the catalog holds, or any network.
 */
@NullMarked
package eu.cartulary.shapes.base;

import org.jspecify.annotations.NullMarked;
