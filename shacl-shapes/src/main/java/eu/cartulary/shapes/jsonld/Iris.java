package eu.cartulary.shapes.jsonld;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.irix.IRIException;
import org.apache.jena.irix.IRIx;

/** Which IRIs are good enough to be stored, compared and shown (RFC 3987). */
final class Iris {
    private static final Set<String> REFUSED_SCHEMES =
            Set.of("file", "jar", "javascript", "vbscript", "data", "about", "blob", "view-source");
    private static final Set<String> USUAL_SCHEMES = Set.of("http", "https", "did", "urn", "mailto", "tel");

    private Iris() {}

    /** The rule that an IRI breaks, if it breaks one. */
    static Optional<String> broken(String iri, Limits limits) {
        int colon = iri.indexOf(':');
        if (colon <= 0 || !isScheme(iri, colon)) {
            return Optional.of("iri-relative");
        }
        if (iri.length() > limits.maxIri()) {
            return Optional.of("iri-too-long");
        }
        if (isPlain(iri)) {
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

    private static boolean isScheme(String iri, int end) {
        if (!isLetter(iri.charAt(0))) {
            return false;
        }
        for (int i = 1; i < end; i++) {
            char c = iri.charAt(i);
            if (!isLetter(c) && !isDigit(c) && c != '+' && c != '.' && c != '-') {
                return false;
            }
        }
        return true;
    }

    /**
     * Web addresses in plain ASCII with a lower-case host: next to all there are, and each of them passes every check. Letters,
     * digits and single dots and hyphens between them, then a path and a fragment of {@code [A-Za-z0-9_-]}; read by hand, for it
     * is asked of every IRI of every credential.
     */
    static boolean isPlain(String iri) {
        int at = iri.startsWith("https://") ? 8 : iri.startsWith("http://") ? 7 : iri.length();
        int host = at;
        for (; at < iri.length(); at++) {
            char c = iri.charAt(at);
            if (c >= 'a' && c <= 'z' || isDigit(c)) {
                continue;
            }
            boolean between = (c == '.' || c == '-') && at > host && isLowerOrDigit(iri, at - 1);
            if (!between || !isLowerOrDigit(iri, at + 1)) {
                break;
            }
        }
        return at > host && (at == iri.length() || isPlainPath(iri, at));
    }

    private static boolean isPlainPath(String iri, int from) {
        char within = iri.charAt(from);
        for (int at = from + 1; at < iri.length() && (within == '/' || within == '#'); at++) {
            char c = iri.charAt(at);
            if (within == '/' && (c == '/' || c == '#')) {
                within = c;
            } else if (!isLetter(c) && !isDigit(c) && c != '_' && c != '-') {
                return false;
            }
        }
        return within == '/' || within == '#';
    }

    private static boolean isLowerOrDigit(String iri, int at) {
        return at < iri.length() && (iri.charAt(at) >= 'a' && iri.charAt(at) <= 'z' || isDigit(iri.charAt(at)));
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Whether the scheme is one that descriptions use; another one is most often a prefix without a context. */
    static boolean usual(String iri) {
        return iri.startsWith("https:") || iri.startsWith("http:") || USUAL_SCHEMES.contains(scheme(iri));
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
