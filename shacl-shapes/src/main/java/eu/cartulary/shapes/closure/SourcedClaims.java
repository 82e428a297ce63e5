package eu.cartulary.shapes.closure;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.jspecify.annotations.Nullable;

/**
 * The claims of one active credential.
 *
 * @param digest of the credential
 * @param issuer DID or IRI of who signed
 * @param types of the credential
 * @param validFrom first instant
 * @param validUntil last instant, when it has one
 * @param graph what it states; read only, blank nodes labelled by the digest so that they never join across credentials
 * @param accreditedSchemes certificate schemes for which the issuer is an accredited attester now; empty for everyone else
 */
public record SourcedClaims(
        String digest,
        String issuer,
        List<String> types,
        Instant validFrom,
        @Nullable Instant validUntil,
        Graph graph,
        Set<String> accreditedSchemes) {
    public SourcedClaims {
        types = List.copyOf(types);
        accreditedSchemes = Set.copyOf(accreditedSchemes);
    }

    /** Two claims are the same when they come from the same credential: graphs are not compared. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SourcedClaims that && digest.equals(that.digest);
    }

    @Override
    public int hashCode() {
        return digest.hashCode();
    }
}
