package eu.cartulary.catalog.envelope;

import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was sent, taken apart.
 *
 * @param mediaType without parameters, lower case
 * @param bytes as they came; kept so
 * @param credentials in their order; one unless it is a presentation
 * @param presentation the presentation around them, where there is one
 * @param findings about the envelope itself; those about a credential are with the credential
 */
public record Envelope(
        String mediaType,
        byte[] bytes,
        List<Sealed> credentials,
        @Nullable Sealed presentation,
        List<Finding> findings) {
    public Envelope {
        credentials = List.copyOf(credentials);
        findings = List.copyOf(findings);
    }

    /** The identities of the credentials, in their order. */
    public List<Digest> digests() {
        return credentials.stream().map(Sealed::digest).toList();
    }
}
