package eu.cartulary.catalog.trust;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eu.cartulary.catalog.outbound.Ask;
import eu.cartulary.catalog.outbound.Fetched;
import eu.cartulary.catalog.outbound.Outbound;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXCertPathValidatorResult;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The certificates of a key ({@code x5c}, or {@code x5u} fetched), built into a PKIX path (RFC 5280, section 6) to an anchor that
 * the operator configured; the leaf must be the key itself. Anchors come from the configuration alone, whatever a chain ends with.
 * Revocation of certificates is not asked for.
 */
final class CertificateChains {
    private static final int MAX_CERTIFICATES = 6;
    private static final int MAX_CERTIFICATE = 16 * 1024;
    private static final Ask CHAIN = new Ask(
            "application/pem-certificate-chain, application/x-pem-file, */*;q=0.5", 64 * 1024, Duration.ofHours(1));

    private final Set<TrustAnchor> anchors;
    private final Outbound outbound;
    /** A path is built again each hour, so that a certificate that ends is noticed. */
    private final Cache<Known, ChainResult> known =
            Caffeine.newBuilder().maximumSize(1_000).build();

    private record Known(String documentHash, String method, long hour) {}

    CertificateChains(Set<TrustAnchor> anchors, Outbound outbound) {
        this.anchors = anchors;
        this.outbound = outbound;
    }

    /** What the certificates of the key show; nothing where the operator configured no anchors. */
    @Nullable
    ChainResult of(SignedWith signedWith, Instant now) {
        if (anchors.isEmpty()) {
            return null;
        }
        Known place =
                new Known(signedWith.did().hash().hex(), signedWith.method().id(), now.getEpochSecond() / 3_600);
        return known.get(place, p -> built(signedWith, now));
    }

    private ChainResult built(SignedWith signedWith, Instant now) {
        List<X509Certificate> chain;
        try {
            chain = certificates(signedWith.method().jwk());
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return new ChainResult(null, List.of(), "the certificates cannot be read");
        }
        List<String> der = new ArrayList<>();
        try {
            for (X509Certificate certificate : chain) {
                der.add(Base64.getEncoder().encodeToString(certificate.getEncoded()));
            }
        } catch (CertificateException e) {
            return new ChainResult(null, List.of(), "the certificates cannot be read");
        }
        if (chain.isEmpty()) {
            return new ChainResult(null, der, "the key has no certificates, or they cannot be had");
        }
        if (!Arrays.equals(
                chain.get(0).getPublicKey().getEncoded(), signedWith.key().spki())) {
            return new ChainResult(null, der, "the first certificate is of another key");
        }
        return validated(chain, der, now);
    }

    private ChainResult validated(List<X509Certificate> chain, List<String> der, Instant now) {
        List<X509Certificate> path = new ArrayList<>(chain);
        X509Certificate last = path.get(path.size() - 1);
        if (path.size() > 1 && last.getSubjectX500Principal().equals(last.getIssuerX500Principal())) {
            path.remove(path.size() - 1);
        }
        try {
            PKIXParameters parameters = new PKIXParameters(anchors);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(now));
            var result = (PKIXCertPathValidatorResult) CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
            X509Certificate anchor = result.getTrustAnchor().getTrustedCert();
            String name = anchor == null
                    ? result.getTrustAnchor().getCAName()
                    : anchor.getSubjectX500Principal().getName();
            return new ChainResult(name, der, null);
        } catch (GeneralSecurityException e) {
            return new ChainResult(null, der, "no path to an anchor");
        }
    }

    private List<X509Certificate> certificates(@Nullable JsonNode jwk) throws GeneralSecurityException {
        if (jwk == null) {
            return List.of();
        }
        if (jwk.path("x5c").isArray()) {
            return ofJwk(jwk.get("x5c"));
        }
        String address = jwk.path("x5u").asString("");
        return address.isEmpty() ? List.of() : fetched(address);
    }

    private static List<X509Certificate> ofJwk(JsonNode x5c) throws GeneralSecurityException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (JsonNode one : x5c) {
            String text = one.asString("");
            if (certificates.size() == MAX_CERTIFICATES || text.length() > MAX_CERTIFICATE) {
                throw new CertificateException("too many or too large");
            }
            byte[] der = Base64.getDecoder().decode(text);
            certificates.add((X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
        }
        return certificates;
    }

    private List<X509Certificate> fetched(String address) throws GeneralSecurityException {
        if (!(outbound.get(URI.create(address), CHAIN) instanceof Fetched.Found found)) {
            return List.of();
        }
        String pem = new String(found.bytes(), StandardCharsets.ISO_8859_1);
        int begin = pem.indexOf("-----BEGIN");
        byte[] body = begin < 0 ? found.bytes() : pem.substring(begin).getBytes(StandardCharsets.ISO_8859_1);
        List<X509Certificate> certificates = new ArrayList<>();
        for (var one : CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(body))) {
            if (certificates.size() == MAX_CERTIFICATES) {
                throw new CertificateException("too many");
            }
            certificates.add((X509Certificate) one);
        }
        return certificates;
    }
}
