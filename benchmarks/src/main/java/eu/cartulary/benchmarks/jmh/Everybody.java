package eu.cartulary.benchmarks.jmh;

import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.trust.TrustPolicy;
import java.security.cert.TrustAnchor;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Lets everybody in who can sign, so that no list has to be filled. */
final class Everybody implements TrustPolicy {
    @Override
    public Mode mode() {
        return Mode.OPEN;
    }

    @Override
    public boolean lists(Did issuer) {
        return true;
    }

    @Override
    public boolean blocks(Did issuer) {
        return false;
    }

    @Override
    public List<String> schemes(Did issuer) {
        return List.of();
    }

    @Override
    public Set<TrustAnchor> anchors() {
        return Set.of();
    }

    @Override
    public void refused(Did issuer, String reason, Instant when) {
        // Nobody is.
    }
}
