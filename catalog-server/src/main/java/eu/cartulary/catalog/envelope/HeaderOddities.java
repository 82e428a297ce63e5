package eu.cartulary.catalog.envelope;

import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.jose.Jws;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Four generations of header live side by side; what is in use is read and noted. A {@code typ} that belongs to another kind of
 * token is refused, so that no token made for another purpose passes for a credential (RFC 8725, section 3.11).
 */
final class HeaderOddities {
    private static final Set<String> TYPES =
            Set.of("vc+jwt", "vp+jwt", "vc+ld+jwt", "vp+ld+jwt", "vc+ld+json+jwt", "vp+ld+json+jwt", "jwt", "jose");
    private static final Set<String> CONTENT = Set.of("vc", "vp", "vc+ld", "vp+ld", "vc+ld+json", "vp+ld+json");

    private HeaderOddities() {}

    static void note(Jws token, boolean presentation, List<Finding> findings) throws MalformedException {
        type(token, presentation, findings);
        content(token, findings);
        for (String name : List.of("iat", "exp", "nbf")) {
            if (token.header().has(name)) {
                String value = token.header().get(name).toString();
                findings.add(Finding.info("header-time-ignored", null, value, name));
            }
        }
        if (token.header().has("x5c")) {
            findings.add(Finding.info("header-x5c-ignored", null, null));
        }
        for (String name : token.unknownHeaders()) {
            findings.add(Finding.info("header-unknown", null, name, name));
        }
    }

    private static void type(Jws token, boolean presentation, List<Finding> findings) throws MalformedException {
        if (!token.header().has("typ")) {
            findings.add(Finding.warning("typ-missing", null, null, presentation ? "vp+jwt" : "vc+jwt"));
            return;
        }
        String sent = token.header("typ").orElse("");
        String typ = bare(sent);
        if (!TYPES.contains(typ)) {
            throw new MalformedException(Finding.violation("typ-refused", null, sent));
        }
        String right = presentation ? "vp+jwt" : "vc+jwt";
        if (!typ.equals(right)) {
            findings.add(Finding.warning("typ-unusual", null, sent, right));
        }
    }

    private static void content(Jws token, List<Finding> findings) {
        if (!token.header().has("cty")) {
            return;
        }
        String sent = token.header("cty").orElse("");
        if (!CONTENT.contains(bare(sent)) || bare(sent).contains("+")) {
            findings.add(Finding.info("cty-unusual", null, sent));
        }
    }

    /** {@code application/} may be left out (RFC 7515, section 4.1.9), and letters do not differ by case. */
    private static String bare(String mediaType) {
        String lower = mediaType.toLowerCase(Locale.ROOT);
        return lower.startsWith("application/") ? lower.substring("application/".length()) : lower;
    }
}
