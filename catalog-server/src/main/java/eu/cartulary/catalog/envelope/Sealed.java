package eu.cartulary.catalog.envelope;

import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.jose.Jws;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One credential (or the presentation around some) of which nothing is trusted yet.
 *
 * @param digest its identity: SHA-256 of the signing input of a JWT, of the exact bytes of a JSON-LD document
 * @param issuer who it says has signed it; of a presentation the holder
 * @param securing how it is signed
 * @param token the token, where it is one
 * @param claims the payload of the token as it stands, with {@code exp}, {@code nbf} and so on; the document where there is no
 *     token
 * @param document the credential as JSON-LD, unwrapped and with the proof if it has one; parsed once, not to be changed
 * @param documentBytes the same as UTF-8
 * @param findings oddities that were accepted
 */
public record Sealed(
        Digest digest,
        Did issuer,
        Securing securing,
        @Nullable Jws token,
        JsonNode claims,
        ObjectNode document,
        byte[] documentBytes,
        List<Finding> findings) {
    public Sealed {
        findings = List.copyOf(findings);
    }

    /** The same with one more oddity. */
    Sealed with(Finding oddity) {
        List<Finding> all = Stream.concat(findings.stream(), Stream.of(oddity)).toList();
        return new Sealed(digest, issuer, securing, token, claims, document, documentBytes, all);
    }

    /** The {@code id} that the issuer gave it, if it did. */
    public @Nullable String id() {
        return Members.text(document, "id");
    }
}
