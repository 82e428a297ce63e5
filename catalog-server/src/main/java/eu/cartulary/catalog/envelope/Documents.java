package eu.cartulary.catalog.envelope;

import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.did.DidUrl;
import eu.cartulary.did.DidWeb;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A credential or a presentation that is a JSON-LD document, with a proof inside or without one. */
final class Documents {
    /** Who stands in a presentation without a holder: nobody, and nobody is asked whether he may. */
    static final Did NOBODY = new Did("did:none");

    private Documents() {}

    static Sealed read(byte[] json) throws MalformedException {
        ObjectNode document = Envelopes.object(json);
        if (Members.isA(document, "EnvelopedVerifiablePresentation")
                || Members.isA(document, "EnvelopedVerifiableCredential")) {
            return DataUrls.token(document, "");
        }
        return read(json, document);
    }

    static Sealed read(byte[] json, ObjectNode document) throws MalformedException {
        String stated = statedIssuer(document);
        Securing securing = document.has("proof") ? Securing.PROOF : Securing.NONE;
        Did issuer;
        if (stated != null) {
            issuer = did(stated);
        } else if (Presentations.is(document)) {
            issuer = NOBODY;
        } else {
            throw new MalformedException(Finding.violation("issuer-missing", "/issuer", null));
        }
        return new Sealed(Digest.of(json), issuer, securing, null, document, document, json, List.of());
    }

    static @Nullable String statedIssuer(ObjectNode document) {
        if (Presentations.is(document)) {
            String holder = Members.reference(document, "holder");
            return holder != null ? holder : Members.reference(document, "issuer");
        }
        return Members.reference(document, "issuer");
    }

    /** In its one spelling, so that nobody is two issuers. */
    static Did did(String text) throws MalformedException {
        if (!DidUrl.isDid(text)) {
            throw new MalformedException(Finding.violation("issuer-not-a-did", "/issuer", text));
        }
        return new Did(DidWeb.canonical(text));
    }
}
