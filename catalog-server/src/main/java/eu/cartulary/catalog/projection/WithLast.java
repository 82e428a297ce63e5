package eu.cartulary.catalog.projection;

import eu.cartulary.catalog.kernel.CredentialStatus;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.shapes.closure.ClaimsSource;
import eu.cartulary.shapes.closure.SourcedClaims;
import java.util.List;
import java.util.Map;

/** Claims in which an offering that had ended is still described by what described it last: for showing what it said. */
record WithLast(ClaimsSource claims, String offering, Map<Integer, CredentialStatus> descriptions, BuyerParts parts)
        implements ClaimsSource {

    @Override
    public List<SourcedClaims> about(String iri) {
        List<SourcedClaims> known = claims.about(iri);
        return known.isEmpty() && iri.equals(offering) ? last() : known;
    }

    @Override
    public List<String> pointingAt(String iri, String predicateIri) {
        return claims.pointingAt(iri, predicateIri);
    }

    private List<SourcedClaims> last() {
        int newest = -1;
        for (int line : descriptions.keySet()) {
            newest = line;
        }
        Digest digest = parts.store().register().at(newest).digest();
        return parts.store()
                .find(digest)
                .map(parts.supplyChain()::sourced)
                .map(List::of)
                .orElse(List.of());
    }
}
