package eu.cartulary.catalog.register;

import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.did.DidException;
import eu.cartulary.did.DidWeb;
import java.util.ArrayList;
import java.util.List;

/**
 * Patterns of hosts: {@code did:web:*.example} covers every {@code did:web} of a host below {@code example}, with any path, and
 * not {@code example} itself.
 */
public final class HostPatterns {
    private static final String WEB = "did:web:";
    private static final String ANY_BELOW = WEB + "*.";

    private HostPatterns() {}

    /**
     * A DID or pattern as an operator writes it, in its one spelling.
     *
     * @throws IllegalArgumentException where it is neither
     */
    public static Did parse(String text) {
        try {
            if (text.startsWith(WEB) && !text.startsWith(ANY_BELOW)) {
                return new Did(DidWeb.parse(text).toString());
            }
            if (!text.startsWith(WEB)) {
                return new Did(text);
            }
            DidWeb below = DidWeb.parse(WEB + text.substring(ANY_BELOW.length()));
            if (!below.path().isEmpty()) {
                throw new IllegalArgumentException("a pattern of hosts has no path: " + text);
            }
            return new Did(ANY_BELOW + below.host());
        } catch (DidException e) {
            throw new IllegalArgumentException("neither a did:web nor a pattern of hosts: " + text, e);
        }
    }

    /** Whether this line of the list covers the issuer. */
    static boolean covers(Did line, Did issuer) {
        return line.equals(issuer)
                || line.value().startsWith(ANY_BELOW) && covering(issuer).contains(line);
    }

    /** The lines that cover an issuer, the most specific first: itself; for {@code a.b.example} {@code *.b.example}, {@code *.example}. */
    static List<Did> covering(Did issuer) {
        List<Did> lines = new ArrayList<>(4);
        lines.add(issuer);
        if (issuer.value().startsWith(WEB)) {
            String host = host(issuer);
            for (int dot = host.indexOf('.'); dot > 0; dot = host.indexOf('.', dot + 1)) {
                lines.add(new Did(ANY_BELOW + host.substring(dot + 1)));
            }
        }
        return lines;
    }

    private static String host(Did issuer) {
        try {
            return DidWeb.parse(issuer.value()).host();
        } catch (DidException e) {
            return "";
        }
    }
}
