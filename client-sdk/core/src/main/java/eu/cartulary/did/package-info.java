/**
 * Decentralized identifiers, the part that needs no network.
 *
 * <p>Comes in: DIDs, DID URLs and the bytes of DID documents (<a href="https://www.w3.org/TR/did-1.0/">DID Core 1.0</a>). Goes out:
 * the address of a {@code did:web} document, the keys of a {@code did:key} or {@code did:jwk}, parsed documents, and which IRIs
 * the holder of a DID may speak of. Fetching is for others: nothing here opens a connection.
 */
@NullMarked
package eu.cartulary.did;

import org.jspecify.annotations.NullMarked;
