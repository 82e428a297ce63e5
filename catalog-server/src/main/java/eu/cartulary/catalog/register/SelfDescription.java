package eu.cartulary.catalog.register;

import eu.cartulary.catalog.kernel.CredentialHead;
import eu.cartulary.catalog.kernel.Did;
import java.util.List;
import java.util.Locale;

/**
 * What tells a self-description, which a newer one about the same subjects replaces, from a certificate, label or attestation,
 * of which there may be several about one subject and which are replaced by {@code id} only. A rule over the names of the types
 * alone, so that a replay decides as the day it was admitted.
 */
final class SelfDescription {
    private static final List<String> OTHERS = List.of(
            "certificate",
            "certification",
            "certificatecredential",
            "certificationcredential",
            "label",
            "labelcredential",
            "compliancecredential",
            "attestation",
            "attestationcredential");

    private SelfDescription() {}

    static boolean is(CredentialHead head) {
        return head.types().stream().noneMatch(SelfDescription::isAboutOthers);
    }

    private static boolean isAboutOthers(String type) {
        String name = type.substring(Math.max(type.lastIndexOf('#'), type.lastIndexOf('/')) + 1)
                .toLowerCase(Locale.ROOT);
        return OTHERS.stream().anyMatch(name::endsWith);
    }

    /**
     * Whether the subject belongs to its first publisher: it has no host, and is not the issuer itself nor something under it.
     */
    static boolean belongsToFirst(String subject, Did issuer) {
        String lower = subject.toLowerCase(Locale.ROOT);
        boolean hasHost = lower.startsWith("https:") || lower.startsWith("http:") || lower.startsWith("did:web:");
        return !hasHost && !isUnder(subject, issuer.value());
    }

    private static boolean isUnder(String subject, String did) {
        return subject.startsWith(did)
                && (subject.length() == did.length() || "#/?;:".indexOf(subject.charAt(did.length())) >= 0);
    }
}
