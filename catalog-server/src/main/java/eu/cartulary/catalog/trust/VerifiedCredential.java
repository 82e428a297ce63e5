package eu.cartulary.catalog.trust;

import eu.cartulary.catalog.kernel.CredentialHead;
import eu.cartulary.catalog.kernel.Finding;
import java.util.List;

/**
 * A credential whose signature, binding and validity hold.
 *
 * @param head who, what, when; its subjects are empty until the claims are read
 * @param document the credential as JSON-LD, the decoded payload of a JWT or the document itself, UTF-8
 * @param right what the issuer may speak of
 * @param evidence canonical JSON of what was used to verify: key as JWK, DID document (bytes, hash), chain, status seen,
 *     the right; enough to verify again for ever without a network
 * @param findings oddities that were accepted
 */
public record VerifiedCredential(
        CredentialHead head, byte[] document, Right right, byte[] evidence, List<Finding> findings) {
    public VerifiedCredential {
        findings = List.copyOf(findings);
    }
}
