package eu.cartulary.did;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The method {@code did:web} to the letter (<a href="https://w3c-ccg.github.io/did-method-web/">its specification</a>): a domain
 * name, a port after {@code %3A}, path segments after colons; no IP address.
 *
 * @param host lower case
 * @param port 443 unless the DID names another
 * @param path segments as they stand in the DID
 */
public record DidWeb(String host, int port, List<String> path) {
    private static final String PREFIX = "did:web:";
    private static final int HTTPS = 443;
    private static final Pattern LABEL = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");
    private static final Pattern SEGMENT = Pattern.compile("(?:[A-Za-z0-9._-]|%[0-9A-Fa-f]{2})+");
    /** Dots, slashes, backslashes and control characters in disguise: a server may see a path that we do not. */
    private static final Pattern DISGUISED = Pattern.compile("(?i).*%(?:2e|2f|5c|25|[01][0-9a-f]|7f).*");

    public DidWeb {
        path = List.copyOf(path);
    }

    /**
     * Reads a {@code did:web} DID.
     *
     * @throws DidException with the rule {@code did-web-malformed}
     */
    public static DidWeb parse(String did) throws DidException {
        if (!did.startsWith(PREFIX) || did.length() > DidUrl.MAX_LENGTH) {
            throw malformed("this is not a did:web");
        }
        String[] parts = did.substring(PREFIX.length()).split(":", -1);
        String authority = parts[0].toLowerCase(Locale.ROOT);
        int colon = authority.indexOf("%3a");
        String host = colon < 0 ? authority : authority.substring(0, colon);
        requireDomainName(host);
        int port = colon < 0 ? HTTPS : port(authority.substring(colon + 3));
        List<String> path = Arrays.asList(parts).subList(1, parts.length);
        for (String segment : path) {
            requireSegment(segment);
        }
        return new DidWeb(host, port, path);
    }

    /** Where the DID document lies: {@code /.well-known/did.json}, or {@code did.json} below the path. */
    public URI documentUrl() {
        String folder = path.isEmpty() ? "/.well-known" : "/" + String.join("/", path);
        return URI.create("https://" + authority() + folder + "/did.json");
    }

    /** The web space that the DID speaks for: {@code https://host/path}, without a slash at the end. */
    public String webSpace() {
        return "https://" + authority() + (path.isEmpty() ? "" : "/" + String.join("/", path));
    }

    /**
     * The one spelling of a DID: letters of a host do not differ by case, so those of a {@code did:web} are made small. What is not
     * a {@code did:web} that can be read stays as it is.
     */
    public static String canonical(String did) {
        try {
            return did.startsWith(PREFIX) ? parse(did).toString() : did;
        } catch (DidException e) {
            return did;
        }
    }

    /** The DID, in its one spelling. */
    @Override
    public String toString() {
        String tail = path.isEmpty() ? "" : ":" + String.join(":", path);
        return PREFIX + (port == HTTPS ? host : host + "%3A" + port) + tail;
    }

    private String authority() {
        return port == HTTPS ? host : host + ":" + port;
    }

    private static void requireDomainName(String host) throws DidException {
        String[] labels = host.split("\\.", -1);
        boolean wellFormed = host.length() <= 253;
        for (String label : labels) {
            wellFormed &= LABEL.matcher(label).matches();
        }
        // The last label decides whether a resolver takes a name for an IPv4 address (WHATWG URL, "ends in a number").
        if (!wellFormed || NUMBER.matcher(labels[labels.length - 1]).matches()) {
            throw malformed("a did:web names a domain, never an IP address");
        }
    }

    private static int port(String digits) throws DidException {
        if (!digits.matches("[1-9][0-9]{0,4}") || Integer.parseInt(digits) > 65_535) {
            throw malformed("the port of the did:web is not a port");
        }
        return Integer.parseInt(digits);
    }

    private static void requireSegment(String segment) throws DidException {
        boolean dots = segment.equals(".") || segment.equals("..");
        if (dots
                || !SEGMENT.matcher(segment).matches()
                || DISGUISED.matcher(segment).matches()) {
            throw malformed("the path of the did:web has a segment that is not taken");
        }
    }

    private static DidException malformed(String message) {
        return new DidException("did-web-malformed", message);
    }
}
