package eu.cartulary.verify;

import eu.cartulary.did.DidDocument;
import eu.cartulary.did.DidException;

/** Where the DID documents of issuers come from: a file, a fetch, an evidence pack. */
@FunctionalInterface
public interface KeySource {
    /**
     * The document of a DID.
     *
     * @throws DidException when there is none, or it cannot be read
     */
    DidDocument documentOf(String did) throws DidException;
}
