package eu.cartulary.catalog.trust;

import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.did.DidDocument;
import java.time.Instant;

/**
 * A DID with its document, parsed once.
 *
 * @param bytes the document as it came; empty for methods in which the DID is the key
 * @param hash of the bytes
 * @param at when they came over the network
 */
public record ResolvedDid(DidDocument document, byte[] bytes, Digest hash, Instant at) {}
