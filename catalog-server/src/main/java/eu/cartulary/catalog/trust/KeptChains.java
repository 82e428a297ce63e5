package eu.cartulary.catalog.trust;

import eu.cartulary.catalog.outbound.Outbound;
import eu.cartulary.json.Json;
import java.security.cert.CertificateEncodingException;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * The chains that let issuers in, as the evidence keeps them, and what their authorities say of them today. That a certificate has
 * ended since takes nothing back: what was signed while it held stays signed. Any thread; blocks on the network.
 */
public final class KeptChains {
    private final Supplier<Set<TrustAnchor>> anchors;
    private final Revocations revocations;

    /** Chains to these anchors; the same set until the list changes. */
    public KeptChains(Supplier<Set<TrustAnchor>> anchors, Outbound outbound) {
        this.anchors = anchors;
        this.revocations = new Revocations(outbound);
    }

    /**
     * A chain that led to an anchor.
     *
     * @param anchor SHA-256 of the anchor
     * @param certificates DER in base64, leaf first
     */
    public record Chain(String anchor, List<String> certificates) {
        public Chain {
            certificates = List.copyOf(certificates);
        }

        /** SHA-256 of the certificate of the key. */
        public String leaf() {
            try {
                return Certificates.sha256(Certificates.ofBase64(certificates.get(0)));
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException("a certificate that was read can be written", e);
            }
        }
    }

    /** The chain of the credential at this place of an envelope; nothing where none led to an anchor. */
    public static Optional<Chain> of(byte[] evidence, int place) {
        try {
            JsonNode json = Json.read(evidence);
            JsonNode chain = json.path("evidence")
                    .path(json.path("by").path(place).asInt(0))
                    .path("chain");
            String anchor = chain.path("anchorSha256").asString("");
            List<String> certificates = new ArrayList<>();
            chain.path("certificates").forEach(one -> certificates.add(one.asString("")));
            return anchor.isEmpty() || certificates.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Chain(anchor, certificates));
        } catch (Json.MalformedJsonException e) {
            throw new IllegalStateException("evidence that this program wrote cannot be read", e);
        }
    }

    /** What is said of a chain now; unknown as well where its anchor is no longer on the list. */
    public CertificateStatus status(Chain chain, Instant now, Duration maxAge) {
        Set<TrustAnchor> current = anchors.get();
        List<X509Certificate> path = CertificateChains.withoutRoot(
                chain.certificates().stream().map(Certificates::ofBase64).toList());
        return current.stream()
                .map(TrustAnchor::getTrustedCert)
                .filter(anchor -> named(anchor, chain.anchor()))
                .findFirst()
                .map(anchor -> revocations.of(path, anchor, current, now, maxAge))
                .orElse(CertificateStatus.UNKNOWN);
    }

    private static boolean named(X509Certificate anchor, String sha256) {
        try {
            return Certificates.sha256(anchor).equals(sha256);
        } catch (CertificateEncodingException e) {
            return false;
        }
    }
}
