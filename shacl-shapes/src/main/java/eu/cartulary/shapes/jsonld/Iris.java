package eu.cartulary.shapes.jsonld;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.jena.irix.IRIException;
import org.apache.jena.irix.IRIx;

/** Which IRIs are good enough to be stored, compared and shown (RFC 3987). */
final class Iris {
    private static final Set<String> REFUSED_SCHEMES =
            Set.of("file", "jar", "javascript", "vbscript", "data", "about", "blob", "view-source");
    private static final Set<String> USUAL_SCHEMES = Set.of("http", "https", "did", "urn", "mailto", "tel");

    /** Web addresses in plain ASCII with a lower-case host: next to all there are, and each of them passes every check below. */
    private static final Pattern PLAIN =
            Pattern.compile("https?://[a-z0-9]++(?:[.-][a-z0-9]++)*+(?:/[A-Za-z0-9_-]*+)*+(?:#[A-Za-z0-9_-]*+)?+");

    private Iris() {}

    /** The rule that an IRI breaks, if it breaks one. */
    static Optional<String> broken(String iri, Limits limits) {
        int colon = iri.indexOf(':');
        if (colon <= 0 || !iri.substring(0, colon).matches("[A-Za-z][A-Za-z0-9+.-]*")) {
            return Optional.of("iri-relative");
        }
        if (iri.length() > limits.maxIri()) {
            return Optional.of("iri-too-long");
        }
        if (PLAIN.matcher(iri).matches()) {
            return Optional.empty();
        }
        if (!writable(iri) || !Normalizer.isNormalized(iri, Normalizer.Form.NFC) || !grammatical(iri)) {
            return Optional.of("iri-malformed");
        }
        if (REFUSED_SCHEMES.contains(scheme(iri)) || hasUserInfo(iri)) {
            return Optional.of("iri-refused");
        }
        return Optional.empty();
    }

    /** Whether the scheme is one that descriptions use; another one is most often a prefix without a context. */
    static boolean usual(String iri) {
        return USUAL_SCHEMES.contains(scheme(iri));
    }

    static String scheme(String iri) {
        return iri.substring(0, Math.max(0, iri.indexOf(':'))).toLowerCase(Locale.ROOT);
    }

    private static boolean writable(String iri) {
        return iri.codePoints()
                .noneMatch(c -> c <= ' '
                        || "<>\"{}|\\^`".indexOf(c) >= 0
                        || Character.isISOControl(c)
                        || Character.isWhitespace(c)
                        || Character.isSpaceChar(c)
                        || Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.UNASSIGNED
                        || Character.getType(c) == Character.PRIVATE_USE);
    }

    private static boolean grammatical(String iri) {
        try {
            return IRIx.create(iri) != null;
        } catch (IRIException e) {
            return false;
        }
    }

    private static boolean hasUserInfo(String iri) {
        int start = iri.indexOf("://");
        if (start < 0) {
            return false;
        }
        int end = iri.length();
        for (char stop : new char[] {'/', '?', '#'}) {
            int at = iri.indexOf(stop, start + 3);
            end = at < 0 ? end : Math.min(end, at);
        }
        return iri.substring(start + 3, end).contains("@");
    }
}
