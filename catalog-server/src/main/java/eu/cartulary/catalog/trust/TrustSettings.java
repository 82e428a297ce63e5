package eu.cartulary.catalog.trust;

import java.security.cert.TrustAnchor;
import java.time.Duration;
import java.util.Set;

/**
 * What the operator decides about trust.
 *
 * @param skew by how much clocks may differ when dates are checked
 * @param operatorContact to whom somebody writes who is not trusted yet; empty when the operator gave none
 * @param anchors certificates to which the chains of keys must lead, where there are any
 * @param unreachableStatus what to do when a status list cannot be had
 */
public record TrustSettings(
        Duration skew, String operatorContact, Set<TrustAnchor> anchors, UnreachableStatus unreachableStatus) {

    /** What to do when a status list cannot be had. */
    public enum UnreachableStatus {
        /** Accept, and say so in a finding. */
        ACCEPT_FLAGGED,
        /** Refuse. */
        REFUSE
    }

    /** A minute of skew, no anchors, unknown status flagged. */
    public static final TrustSettings DEFAULT =
            new TrustSettings(Duration.ofSeconds(60), "", Set.of(), UnreachableStatus.ACCEPT_FLAGGED);

    public TrustSettings {
        anchors = Set.copyOf(anchors);
    }
}
