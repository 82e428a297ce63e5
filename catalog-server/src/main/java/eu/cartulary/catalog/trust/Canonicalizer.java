package eu.cartulary.catalog.trust;

import java.util.Optional;

/** JSON-LD → the one text for all documents that state the same (RDFC-1.0). Offline and bounded. */
@FunctionalInterface
public interface Canonicalizer {

    /** The canonical N-Quads of a document; empty where it cannot be read or would take too long. */
    Optional<String> nquads(byte[] document);
}
