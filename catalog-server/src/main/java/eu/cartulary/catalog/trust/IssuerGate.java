package eu.cartulary.catalog.trust;

import eu.cartulary.catalog.envelope.Sealed;
import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Refusal;
import eu.cartulary.wire.ProblemType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The first question, before anything is fetched: may this issuer publish here at all? */
final class IssuerGate {
    private final TrustPolicy policy;
    private final TrustSettings settings;

    IssuerGate(TrustPolicy policy, TrustSettings settings) {
        this.policy = policy;
        this.settings = settings;
    }

    /** Refuses all issuers of a presentation that are not trusted, at once. */
    Optional<Refusal> refuse(List<Sealed> credentials, Instant now) {
        Set<Did> strangers = new LinkedHashSet<>();
        for (Sealed credential : credentials) {
            if (!mayTry(credential.issuer())) {
                strangers.add(credential.issuer());
            }
        }
        return strangers.isEmpty() ? Optional.empty() : Optional.of(refusal(strangers, now));
    }

    /** Whether it is worth looking at the signature: in the mode {@code anchored} only the chain of the key will tell. */
    boolean mayTry(Did issuer) {
        if (policy.blocks(issuer)) {
            return false;
        }
        return policy.mode() != TrustPolicy.Mode.LISTED || policy.lists(issuer);
    }

    /** Whether the certificate of the key must speak for the issuer, because nobody else does. */
    boolean needsAnchor(Did issuer) {
        return policy.mode() == TrustPolicy.Mode.ANCHORED && !policy.lists(issuer);
    }

    /** Whether no line of the list speaks for the issuer: where a chain does, that is noted, should the mode change. */
    boolean isUnlisted(Did issuer) {
        return !policy.lists(issuer);
    }

    /** Why the chain does not let an issuer in that nothing else lets in; nothing where it does, or need not. */
    @Nullable
    String againstChain(Did issuer, @Nullable ChainResult chain) {
        if (!needsAnchor(issuer)) {
            return null;
        }
        if (chain == null) {
            return "no anchors are listed";
        }
        boolean strict = settings.unreachableStatus() == TrustSettings.UnreachableStatus.REFUSE;
        return chain.problem() == null && strict && chain.revocation() == CertificateStatus.UNKNOWN
                ? "nobody could be asked whether a certificate of the chain is revoked"
                : chain.problem();
    }

    /** The refusal of these issuers, with whom to write to and the exact line to send. */
    Refusal refusal(Set<Did> strangers, Instant now) {
        List<Finding> findings = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (Did stranger : strangers) {
            policy.refused(stranger, "not-listed", now);
            findings.add(Finding.violation("issuer-not-trusted", "/issuer", stranger.value(), stranger.value()));
            lines.add("cartulary trust add " + stranger.value());
        }
        Refusal refusal = Refusal.of(ProblemType.ISSUER_NOT_TRUSTED, findings)
                .with("issuer", strangers.iterator().next().value())
                .with("line", String.join("\n", lines));
        return settings.operatorContact().isBlank()
                ? refusal
                : refusal.with("operatorContact", settings.operatorContact());
    }

    /** The refusal of issuers whom only an anchor could let in, and none does. */
    Refusal unanchored(List<Finding> findings, Instant now) {
        findings.forEach(finding -> policy.refused(new Did(finding.arguments().get(0)), "not-anchored", now));
        Refusal refusal = Refusal.of(ProblemType.ISSUER_NOT_TRUSTED, findings)
                .with("issuer", findings.get(0).arguments().get(0))
                .with(
                        "line",
                        "cartulary trust add " + findings.get(0).arguments().get(0));
        return settings.operatorContact().isBlank()
                ? refusal
                : refusal.with("operatorContact", settings.operatorContact());
    }
}
