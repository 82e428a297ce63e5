package eu.cartulary.catalog.trust;

import eu.cartulary.catalog.envelope.Members;
import eu.cartulary.catalog.envelope.Sealed;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.did.DidException;
import eu.cartulary.did.DidUrl;
import eu.cartulary.did.DidWeb;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Everything that names the issuer must name the same one, and what the token repeats of the credential must say the same (ICAM
 * 25.11, chapter 5; VC-JOSE-COSE, section 3.1). Asked before a key is looked for.
 */
final class Binding {
    private Binding() {}

    static void check(Sealed sealed, List<Finding> refused, List<Finding> accepted) {
        if (sealed.token() == null) {
            return;
        }
        sameIssuer("iss", Members.text(sealed.claims(), "iss"), "/iss", sealed, refused);
        sameIssuer("iss", sealed.token().header("iss").orElse(null), null, sealed, refused);
        sameIssuer("kid", sealed.token().header("kid").map(Binding::didOf).orElse(null), null, sealed, refused);
        List<Finding> differing = isWrapped(sealed) ? accepted : refused;
        same("jti", sealed.id(), sealed, differing);
        JsonNode subject = sealed.document().get("credentialSubject");
        if (subject != null && subject.isObject()) {
            same("sub", Members.text(subject, "id"), sealed, differing);
        }
    }

    private static void sameIssuer(
            String name, @Nullable String value, @Nullable String pointer, Sealed sealed, List<Finding> refused) {
        if (value != null && !DidWeb.canonical(value).equals(sealed.issuer().value())) {
            refused.add(Finding.violation(
                    "issuer-not-bound", pointer, value, name, sealed.issuer().value()));
        }
    }

    /** In the old encoding the claims are the issuer's own words beside the credential; what the credential says counts. */
    private static boolean isWrapped(Sealed sealed) {
        return sealed.claims() != sealed.document();
    }

    /** A claim that is there must say what the credential says; one that the credential lacks adds nothing and is left alone. */
    private static void same(String claim, @Nullable String stated, Sealed sealed, List<Finding> findings) {
        String value = Members.text(sealed.claims(), claim);
        if (value != null && stated != null && !value.equals(stated)) {
            Finding finding = isWrapped(sealed)
                    ? Finding.warning("claim-differs", "/" + claim, value, claim, stated)
                    : Finding.violation("claim-differs", "/" + claim, value, claim, stated);
            findings.add(finding);
        }
    }

    /** The DID before the fragment; a fragment alone belongs to the issuer. */
    static @Nullable String didOf(String kid) {
        if (kid.isEmpty() || kid.startsWith("#")) {
            return null;
        }
        try {
            return DidUrl.parse(kid).did();
        } catch (DidException e) {
            return kid;
        }
    }
}
