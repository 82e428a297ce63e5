package eu.cartulary.catalog.trust;

import java.time.Duration;

/**
 * What the operator decides about trust.
 *
 * @param skew by how much clocks may differ when dates are checked
 * @param operatorContact to whom somebody writes who is not trusted yet; empty when the operator gave none
 * @param unreachableStatus what to do when the status of a credential, or of a certificate that lets its issuer in, cannot be
 *     had
 * @param statusRefresh how often the status lists of credentials in force are looked at again
 */
public record TrustSettings(
        Duration skew, String operatorContact, UnreachableStatus unreachableStatus, Duration statusRefresh) {

    /** What to do when a status list cannot be had. */
    public enum UnreachableStatus {
        /** Accept, and say so in a finding. */
        ACCEPT_FLAGGED,
        /** Refuse. */
        REFUSE
    }

    /** A minute of skew, unknown status flagged, lists looked at every quarter of an hour. */
    public static final TrustSettings DEFAULT =
            new TrustSettings(Duration.ofSeconds(60), "", UnreachableStatus.ACCEPT_FLAGGED, Duration.ofMinutes(15));

    public TrustSettings {
        if (statusRefresh.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("status lists are looked at once a second at most");
        }
    }
}
