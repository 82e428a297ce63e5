package eu.cartulary.catalog.trust;

import eu.cartulary.catalog.kernel.Did;
import java.security.cert.TrustAnchor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A trust list that a test writes. */
public final class TestPolicy implements TrustPolicy {
    public Mode mode = Mode.LISTED;
    public final Set<String> listed = new HashSet<>();
    public final Set<String> blocked = new HashSet<>();
    public final Map<String, List<String>> attesters = new HashMap<>();
    public final List<String> refused = new ArrayList<>();

    public static TestPolicy listing(String... dids) {
        TestPolicy policy = new TestPolicy();
        policy.listed.addAll(List.of(dids));
        return policy;
    }

    public Set<TrustAnchor> anchors = Set.of();

    @Override
    public Set<TrustAnchor> anchors() {
        return anchors;
    }

    @Override
    public Mode mode() {
        return mode;
    }

    @Override
    public boolean lists(Did issuer) {
        return listed.contains(issuer.value()) || attesters.containsKey(issuer.value());
    }

    @Override
    public boolean blocks(Did issuer) {
        return blocked.contains(issuer.value());
    }

    @Override
    public List<String> schemes(Did issuer) {
        return attesters.getOrDefault(issuer.value(), List.of());
    }

    @Override
    public void refused(Did issuer, String reason, Instant when) {
        refused.add(issuer.value());
    }
}
