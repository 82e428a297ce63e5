package eu.cartulary.catalog.trust;

import eu.cartulary.catalog.kernel.CredentialHead;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.report.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A credential whose signature, binding and validity hold.
 *
 * @param head who, what, when; its subjects are empty until the claims are read
 * @param document the credential as JSON-LD, the decoded payload of a JWT or the document itself, UTF-8
 * @param right what the issuer may speak of
 * @param evidence canonical JSON of what was used to verify: key as JWK, DID document (bytes, hash), chain, status seen,
 *     the right; enough to verify again for ever without a network
 * @param findings oddities that were accepted
 * @param place in the presentation it came in; absent where it came alone
 * @param letInBy name of the anchor to which the chain of the key leads, where nothing else lets the issuer in
 */
public record VerifiedCredential(
        CredentialHead head,
        byte[] document,
        Right right,
        byte[] evidence,
        List<Finding> findings,
        Violation.@Nullable CredentialRef place,
        @Nullable String letInBy) {
    public VerifiedCredential {
        findings = List.copyOf(findings);
    }

    /** One that came alone, of an issuer that is listed. */
    public VerifiedCredential(
            CredentialHead head, byte[] document, Right right, byte[] evidence, List<Finding> findings) {
        this(head, document, right, evidence, findings, null, null);
    }
}
