package eu.cartulary.catalog.trust;

import eu.cartulary.catalog.outbound.Outbound;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What the authorities of a path say of its certificates: OCSP first, then the revocation list. */
final class Revocations {
    /** How old an answer may be when a credential is published. */
    static final Duration USUAL = Duration.ofHours(1);

    private final Ocsp ocsp;
    private final RevocationLists lists;

    Revocations(Outbound outbound) {
        this.ocsp = new Ocsp(outbound);
        this.lists = new RevocationLists(outbound);
    }

    /**
     * The worst of what is said of each: revoked, then unknown, then good.
     *
     * @param path leaf first, without the anchor
     * @param maxAge how old an answer may be
     */
    CertificateStatus of(
            List<X509Certificate> path,
            X509Certificate anchor,
            Set<TrustAnchor> anchors,
            Instant now,
            Duration maxAge) {
        CertificateStatus worst = CertificateStatus.GOOD;
        for (int i = 0; i < path.size(); i++) {
            X509Certificate issuer = i + 1 < path.size() ? path.get(i + 1) : anchor;
            CertificateStatus status = ocsp.status(path.subList(i, path.size()), issuer, anchors, now, maxAge);
            if (status == CertificateStatus.UNKNOWN) {
                status = lists.status(path.get(i), issuer, now, maxAge);
            }
            if (status == CertificateStatus.REVOKED) {
                return status;
            }
            worst = status == CertificateStatus.UNKNOWN ? status : worst;
        }
        return worst;
    }
}
