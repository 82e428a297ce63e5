/**
 * JSON Web Signatures and keys, the part that a catalog needs and nothing else.
 *
 * <p>Comes in: compact tokens (<a href="https://www.rfc-editor.org/rfc/rfc7515">RFC 7515</a>) and public or private keys as JWK
 * (<a href="https://www.rfc-editor.org/rfc/rfc7517">RFC 7517</a>). Goes out: the exact bytes that were signed and whether a
 * given key signed them. The algorithm is allowed by the key, never chosen by the token; there is no MAC, no encryption and no
 * {@code none} anywhere. Must not know DIDs, credentials, RDF or HTTP.
 */
@NullMarked
package eu.cartulary.jose;

import org.jspecify.annotations.NullMarked;
