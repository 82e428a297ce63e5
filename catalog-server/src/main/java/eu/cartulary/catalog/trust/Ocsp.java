package eu.cartulary.catalog.trust;

import eu.cartulary.catalog.outbound.Ask;
import eu.cartulary.catalog.outbound.Fetched;
import eu.cartulary.catalog.outbound.Outbound;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an OCSP responder says of a certificate (RFC 6960). Asked by GET, through {@link Outbound} (appendix A.1); the answer is
 * handed to the platform's checker as if it had been stapled, so that the platform verifies it and opens no connection itself.
 */
final class Ocsp {
    private static final Ask ASK =
            new Ask("application/ocsp-response", 64 * 1024, Revocations.USUAL, Ask.Over.PLAIN_TOO);
    /** id-ad-ocsp, 1.3.6.1.5.5.7.48.1. */
    private static final byte[] METHOD = {0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x30, 0x01};
    /** SHA-1, 1.3.14.3.2.26: it names the certificate to the responder and protects nothing (RFC 5019, section 2.1.1). */
    private static final byte[] SHA_1 = {0x2b, 0x0e, 0x03, 0x02, 0x1a};

    private final Outbound outbound;

    Ocsp(Outbound outbound) {
        this.outbound = outbound;
    }

    /**
     * Asks for the first certificate of a path.
     *
     * @param path from the certificate towards the anchor, which is not in it
     * @param issuer of the first
     */
    CertificateStatus status(
            List<X509Certificate> path,
            X509Certificate issuer,
            Set<TrustAnchor> anchors,
            Instant now,
            Duration maxAge) {
        List<String> addresses = Extensions.access(path.get(0), METHOD);
        if (addresses.isEmpty()) {
            return CertificateStatus.UNKNOWN;
        }
        try {
            String request = URLEncoder.encode(
                    Base64.getEncoder().encodeToString(request(path.get(0), issuer)), StandardCharsets.US_ASCII);
            String base = addresses.get(0);
            URI address = URI.create(base + (base.endsWith("/") ? "" : "/") + request);
            return outbound.get(address, ASK.notOlderThan(maxAge)) instanceof Fetched.Found found
                    ? judged(found.bytes(), path, anchors, now)
                    : CertificateStatus.UNKNOWN;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return CertificateStatus.UNKNOWN;
        }
    }

    private static CertificateStatus judged(
            byte[] response, List<X509Certificate> path, Set<TrustAnchor> anchors, Instant now)
            throws GeneralSecurityException {
        CertPathValidator validator = CertPathValidator.getInstance("PKIX");
        PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
        checker.setOptions(
                EnumSet.of(PKIXRevocationChecker.Option.ONLY_END_ENTITY, PKIXRevocationChecker.Option.NO_FALLBACK));
        checker.setOcspResponses(Map.of(path.get(0), response));
        PKIXParameters parameters = new PKIXParameters(anchors);
        parameters.setDate(Date.from(now));
        parameters.addCertPathChecker(checker);
        try {
            validator.validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
            return CertificateStatus.GOOD;
        } catch (CertPathValidatorException e) {
            return e.getReason() == BasicReason.REVOKED ? CertificateStatus.REVOKED : CertificateStatus.UNKNOWN;
        }
    }

    /** OCSPRequest with one CertID and nothing else (RFC 6960, section 4.1.1). */
    private static byte[] request(X509Certificate certificate, X509Certificate issuer) throws GeneralSecurityException {
        MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
        byte[] name = sha1.digest(issuer.getSubjectX500Principal().getEncoded());
        byte[] key = sha1.digest(keyBits(issuer));
        byte[] algorithm = Tlv.write(Tlv.SEQUENCE, Tlv.write(Tlv.OBJECT_IDENTIFIER, SHA_1), Tlv.write(Tlv.NULL));
        byte[] id = Tlv.write(
                Tlv.SEQUENCE,
                algorithm,
                Tlv.write(Tlv.OCTET_STRING, name),
                Tlv.write(Tlv.OCTET_STRING, key),
                Tlv.write(Tlv.INTEGER, certificate.getSerialNumber().toByteArray()));
        byte[] requests = Tlv.write(Tlv.SEQUENCE, Tlv.write(Tlv.SEQUENCE, id));
        return Tlv.write(Tlv.SEQUENCE, Tlv.write(Tlv.SEQUENCE, requests));
    }

    /** The key alone, without its algorithm and without the octet that counts unused bits. */
    private static byte[] keyBits(X509Certificate issuer) {
        return Tlv.read(issuer.getPublicKey().getEncoded()).stream()
                .flatMap(spki -> spki.inside().stream())
                .filter(part -> part.tag() == Tlv.BIT_STRING)
                .findFirst()
                .map(bits -> Arrays.copyOfRange(bits.content(), 1, bits.content().length))
                .orElseThrow(() -> new IllegalArgumentException("a key without bits"));
    }
}
