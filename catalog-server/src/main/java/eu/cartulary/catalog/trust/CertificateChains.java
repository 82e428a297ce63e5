package eu.cartulary.catalog.trust;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eu.cartulary.catalog.outbound.Ask;
import eu.cartulary.catalog.outbound.Fetched;
import eu.cartulary.catalog.outbound.Outbound;
import java.io.ByteArrayInputStream;
import java.net.URI;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The certificates of a key ({@code x5c}, or {@code x5u} fetched), built into a PKIX path (RFC 5280, section 6) to an anchor that
 * the operator listed; the leaf must be the key itself. Anchors come from the list alone, whatever a chain ends with. Only of a
 * path that holds are the authorities asked whether they revoked it, so that no stranger chooses whom this asks.
 */
final class CertificateChains {
    private static final int MAX_CERTIFICATES = 6;
    private static final int MAX_CERTIFICATE = 16 * 1024;
    private static final Ask CHAIN = new Ask(
            "application/pem-certificate-chain, application/x-pem-file, */*;q=0.5", 64 * 1024, Duration.ofHours(1));

    private final Supplier<Set<TrustAnchor>> anchors;
    private final Outbound outbound;
    private final Revocations revocations;
    /** A path is built again each hour, so that a certificate that ends or is revoked is noticed. */
    private final Cache<Known, ChainResult> known =
            Caffeine.newBuilder().maximumSize(1_000).build();

    private record Known(String documentHash, String method, long hour, Set<TrustAnchor> anchors) {}

    CertificateChains(Supplier<Set<TrustAnchor>> anchors, Outbound outbound) {
        this.anchors = anchors;
        this.outbound = outbound;
        this.revocations = new Revocations(outbound);
    }

    /** What the certificates of the key show; nothing where the operator listed no anchors. */
    @Nullable
    ChainResult of(SignedWith signedWith, Instant now) {
        Set<TrustAnchor> current = anchors.get();
        if (current.isEmpty()) {
            return null;
        }
        Known place = new Known(
                signedWith.did().hash().hex(), signedWith.method().id(), now.getEpochSecond() / 3_600, current);
        return known.get(place, p -> built(signedWith, current, now));
    }

    private ChainResult built(SignedWith signedWith, Set<TrustAnchor> current, Instant now) {
        try {
            List<X509Certificate> chain = certificates(signedWith.method().jwk());
            List<String> der = new ArrayList<>();
            for (X509Certificate certificate : chain) {
                der.add(Certificates.base64(certificate));
            }
            if (chain.isEmpty()) {
                return ChainResult.nowhere(der, "the key has no certificates, or they cannot be had");
            }
            boolean ofTheKey = Arrays.equals(
                    chain.get(0).getPublicKey().getEncoded(), signedWith.key().spki());
            return ofTheKey
                    ? validated(withoutRoot(chain), der, current, now)
                    : ChainResult.nowhere(der, "the first certificate is of another key");
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return ChainResult.nowhere(List.of(), "the certificates cannot be read");
        }
    }

    /** A root that is sent along is no part of the path: it is an anchor, or it is nothing. */
    static List<X509Certificate> withoutRoot(List<X509Certificate> chain) {
        X509Certificate last = chain.get(chain.size() - 1);
        boolean root = chain.size() > 1 && last.getSubjectX500Principal().equals(last.getIssuerX500Principal());
        return root ? chain.subList(0, chain.size() - 1) : chain;
    }

    private ChainResult validated(List<X509Certificate> path, List<String> der, Set<TrustAnchor> current, Instant now) {
        X509Certificate anchor;
        ChainResult.Led led;
        try {
            PKIXParameters parameters = new PKIXParameters(current);
            // The platform would ask by connections of its own; this asks afterwards, through the one way out.
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(now));
            var result = (PKIXCertPathValidatorResult) CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
            anchor = result.getTrustAnchor().getTrustedCert();
            led = new ChainResult.Led(anchor.getSubjectX500Principal().getName(), Certificates.sha256(anchor));
        } catch (GeneralSecurityException e) {
            return ChainResult.nowhere(der, "no path to an anchor");
        }
        CertificateStatus revocation = revocations.of(path, anchor, current, now, Revocations.USUAL);
        String problem =
                revocation == CertificateStatus.REVOKED ? "its issuer has revoked a certificate of the chain" : null;
        return new ChainResult(led, der, revocation, problem);
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
        return outbound.get(URI.create(address), CHAIN) instanceof Fetched.Found found
                ? Certificates.ofPem(found.bytes(), MAX_CERTIFICATES)
                : List.of();
    }
}
