package eu.cartulary.catalog.trust;

import eu.cartulary.catalog.outbound.Ask;
import eu.cartulary.catalog.outbound.Fetched;
import eu.cartulary.catalog.outbound.Outbound;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the revocation list of an authority says of a certificate (RFC 5280, section 6.3), as far as the authority signs its own
 * list: one that another signs, a delta, or a part that is not the certificate's own says nothing here.
 */
final class RevocationLists {
    private static final Ask ASK =
            new Ask("application/pkix-crl, */*;q=0.5", 4 << 20, Revocations.USUAL, Ask.Over.PLAIN_TOO);
    private static final String DISTRIBUTION_POINTS = "2.5.29.31";
    private static final String ISSUING_DISTRIBUTION_POINT = "2.5.29.28";
    private static final String DELTA = "2.5.29.27";
    private static final int MAX_ADDRESSES = 2;
    /** Within the issuing distribution point (section 5.2.5). */
    private static final int ONLY_END_ENTITIES = 0x81;

    private static final int ONLY_AUTHORITIES = 0x82;
    private static final int ONLY_SOME_REASONS = 0x83;
    private static final int INDIRECT = 0x84;
    private static final int ONLY_ATTRIBUTES = 0x85;

    private final Outbound outbound;

    RevocationLists(Outbound outbound) {
        this.outbound = outbound;
    }

    CertificateStatus status(X509Certificate certificate, X509Certificate issuer, Instant now, Duration maxAge) {
        List<String> addresses = Extensions.addresses(certificate, DISTRIBUTION_POINTS).stream()
                .filter(address -> address.startsWith("http"))
                .limit(MAX_ADDRESSES)
                .toList();
        for (String address : addresses) {
            CertificateStatus status = status(address, certificate, issuer, now, maxAge);
            if (status != CertificateStatus.UNKNOWN) {
                return status;
            }
        }
        return CertificateStatus.UNKNOWN;
    }

    private CertificateStatus status(
            String address, X509Certificate certificate, X509Certificate issuer, Instant now, Duration maxAge) {
        try {
            if (!(outbound.get(URI.create(address), ASK.notOlderThan(maxAge)) instanceof Fetched.Found found)) {
                return CertificateStatus.UNKNOWN;
            }
            X509CRL list = (X509CRL)
                    CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(found.bytes()));
            list.verify(issuer.getPublicKey());
            if (!isItsList(list, issuer) || !isInTime(list, now) || !covers(list, address, certificate)) {
                return CertificateStatus.UNKNOWN;
            }
            return list.isRevoked(certificate) ? CertificateStatus.REVOKED : CertificateStatus.GOOD;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return CertificateStatus.UNKNOWN;
        }
    }

    private static boolean isItsList(X509CRL list, X509Certificate issuer) {
        boolean[] usage = issuer.getKeyUsage();
        boolean maySign = usage == null || usage.length > 6 && usage[6];
        return maySign && list.getIssuerX500Principal().equals(issuer.getSubjectX500Principal());
    }

    private static boolean isInTime(X509CRL list, Instant now) {
        return !list.getThisUpdate().toInstant().isAfter(now.plusSeconds(60))
                && list.getNextUpdate() != null
                && list.getNextUpdate().toInstant().isAfter(now);
    }

    /** A list in parts covers only the part it names: somebody between could give another part, signed as well. */
    private static boolean covers(X509CRL list, String address, X509Certificate certificate) {
        if (list.hasUnsupportedCriticalExtension() || list.getExtensionValue(DELTA) != null) {
            return false;
        }
        byte[] point = list.getExtensionValue(ISSUING_DISTRIBUTION_POINT);
        if (point == null) {
            return true;
        }
        List<Tlv> parts = Extensions.values(point);
        boolean isAuthority = certificate.getBasicConstraints() >= 0;
        boolean named = parts.stream().anyMatch(p -> p.tag() == Tlv.URI);
        return parts.stream().noneMatch(p -> excludes(p.tag(), isAuthority))
                && (!named
                        || parts.stream()
                                .anyMatch(p -> p.tag() == Tlv.URI && p.ascii().equals(address)));
    }

    private static boolean excludes(int tag, boolean isAuthority) {
        return switch (tag) {
            case ONLY_END_ENTITIES -> isAuthority;
            case ONLY_AUTHORITIES -> !isAuthority;
            case ONLY_SOME_REASONS, INDIRECT, ONLY_ATTRIBUTES -> true;
            default -> false;
        };
    }
}
