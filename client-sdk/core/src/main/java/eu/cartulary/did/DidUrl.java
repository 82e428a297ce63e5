package eu.cartulary.did;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A DID URL (DID Core 1.0, section 3.2): a DID and what may follow it.
 *
 * @param did the DID alone
 * @param method {@code web}, {@code key}, {@code jwk}, …
 * @param fragment after {@code #}, if there is one; names a verification method
 */
public record DidUrl(String did, String method, @Nullable String fragment) {
    /** Longest DID URL, in characters. */
    public static final int MAX_LENGTH = 4_096;

    private static final Pattern DID = Pattern.compile(
            "did:([a-z0-9]+):(?:(?:[A-Za-z0-9._-]|%[0-9A-Fa-f]{2})*:)*+(?:[A-Za-z0-9._-]|%[0-9A-Fa-f]{2})+");

    /**
     * Reads a DID URL.
     *
     * @throws DidException with the rule {@code did-malformed}
     */
    public static DidUrl parse(String text) throws DidException {
        if (text.length() > MAX_LENGTH) {
            throw new DidException("did-malformed", "the DID is longer than " + MAX_LENGTH + " characters");
        }
        int hash = text.indexOf('#');
        String beforeFragment = hash < 0 ? text : text.substring(0, hash);
        int end = endOfDid(beforeFragment);
        String did = beforeFragment.substring(0, end);
        var matcher = DID.matcher(did);
        if (!matcher.matches()) {
            throw new DidException("did-malformed", "this is not a DID: " + abbreviated(text));
        }
        return new DidUrl(did, matcher.group(1), hash < 0 ? null : text.substring(hash + 1));
    }

    /** Whether the text is a DID without anything after it. */
    public static boolean isDid(String text) {
        return text.length() <= MAX_LENGTH && DID.matcher(text).matches();
    }

    private static int endOfDid(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '/' || c == '?') {
                return i;
            }
        }
        return text.length();
    }

    private static String abbreviated(String text) {
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }
}
