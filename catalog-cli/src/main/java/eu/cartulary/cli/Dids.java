package eu.cartulary.cli;

import eu.cartulary.did.DidDocument;
import eu.cartulary.did.DidException;
import eu.cartulary.did.DidJwk;
import eu.cartulary.did.DidKey;
import eu.cartulary.did.DidUrl;
import eu.cartulary.did.DidWeb;

/** Finds the document of a DID: computed for {@code did:key} and {@code did:jwk}, fetched for {@code did:web}. */
final class Dids {
    private Dids() {}

    static DidDocument resolve(Cartulary root, String did) throws DidException {
        return switch (DidUrl.parse(did).method()) {
            case "key" -> DidKey.resolve(did);
            case "jwk" -> DidJwk.resolve(did);
            case "web" ->
                DidDocument.parse(
                        DidFetch.AS_A_CATALOG.get(root, DidWeb.parse(did).documentUrl()), did);
            default ->
                throw new CommandFailure(ExitCode.NOT_VERIFIED, root.messages().say("verify.did-method", did));
        };
    }
}
