package eu.cartulary.catalog.trust;

import eu.cartulary.catalog.envelope.Sealed;
import eu.cartulary.catalog.kernel.Finding;
import java.util.List;
import java.util.Optional;

/** Proofs inside JSON-LD documents. */
final class ProofCheck {

    Optional<SignedWith> check(Sealed sealed, ResolvedDid did, List<Finding> refused, List<Finding> accepted) {
        refused.add(Finding.violation("proof-type-unknown", "/proof", null));
        return Optional.empty();
    }
}
