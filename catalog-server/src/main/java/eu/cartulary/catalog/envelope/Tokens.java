package eu.cartulary.catalog.envelope;

import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.did.DidException;
import eu.cartulary.did.DidUrl;
import eu.cartulary.jose.JoseException;
import eu.cartulary.jose.Jws;
import eu.cartulary.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A VC-JWT or VP-JWT, taken apart and unwrapped. */
final class Tokens {
    private Tokens() {}

    static Sealed read(String compact) throws MalformedException {
        Jws token;
        try {
            token = Jws.parse(compact);
        } catch (JoseException e) {
            throw new MalformedException(Finding.violation(e.rule(), null, null, String.valueOf(e.getMessage())));
        }
        List<Finding> findings = new ArrayList<>();
        ObjectNode claims = Envelopes.object(token.payload());
        ObjectNode document = unwrapped(claims, findings);
        HeaderOddities.note(token, Presentations.is(document), findings);
        byte[] bytes = document == claims ? token.payload() : Json.write(document);
        Did issuer = issuer(document, claims, token, findings);
        return new Sealed(
                Digest.of(token.signingInput()), issuer, Securing.JWT, token, claims, document, bytes, findings);
    }

    /** The token in these bytes, without white space around it. */
    static String ascii(byte[] body) throws MalformedException {
        for (byte b : body) {
            if (b < 0) {
                throw new MalformedException(Finding.violation("token-not-ascii", null, null));
            }
        }
        return new String(body, StandardCharsets.US_ASCII).strip();
    }

    /** The encoding of the data model 1.1 wraps the credential into a claim and moves members out of it. */
    private static ObjectNode unwrapped(ObjectNode claims, List<Finding> findings) throws MalformedException {
        String wrapper = claims.has("vc") ? "vc" : "vp";
        if (!claims.has(wrapper)) {
            return claims;
        }
        if (claims.has("@context") || !(claims.get(wrapper) instanceof ObjectNode inside)) {
            // VC-JOSE-COSE, section 3.1.1: these claims must not stand beside the credential, for which of the two
            // would count?
            throw new MalformedException(Finding.violation("wrapper-beside-content", "/" + wrapper, null, wrapper));
        }
        findings.add(Finding.warning("wrapper-claim", "/" + wrapper, null, wrapper));
        ObjectNode document = inside.deepCopy();
        copy(claims, "jti", document, "id");
        copy(claims, "iss", document, wrapper.equals("vc") ? "issuer" : "holder");
        JsonNode subject = document.get("credentialSubject");
        if (subject instanceof ObjectNode one) {
            copy(claims, "sub", one, "id");
        }
        return document;
    }

    private static void copy(ObjectNode from, String claim, ObjectNode to, String member) {
        JsonNode value = from.get(claim);
        if (value != null && !to.has(member)) {
            to.set(member, value);
        }
    }

    /** {@code issuer} is what counts, or {@code holder}; where a presentation names none, the token says who signed. */
    private static Did issuer(ObjectNode document, ObjectNode claims, Jws token, List<Finding> findings)
            throws MalformedException {
        String stated = Documents.statedIssuer(document);
        if (stated != null) {
            return Documents.did(stated);
        }
        if (!Presentations.is(document)) {
            throw new MalformedException(Finding.violation("issuer-missing", "/issuer", null));
        }
        String other = Optional.ofNullable(Members.text(claims, "iss"))
                .or(() -> token.header("iss"))
                .or(() -> token.header("kid").map(Tokens::didOf))
                .orElse(null);
        if (other == null) {
            throw new MalformedException(Finding.violation("issuer-missing", "/issuer", null));
        }
        findings.add(Finding.warning("issuer-only-in-token", null, other));
        return Documents.did(other);
    }

    private static @Nullable String didOf(String kid) {
        try {
            return DidUrl.parse(kid).did();
        } catch (DidException e) {
            return null;
        }
    }
}
