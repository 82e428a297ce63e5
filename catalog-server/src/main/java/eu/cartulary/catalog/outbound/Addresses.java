package eu.cartulary.catalog.outbound;

import eu.cartulary.did.PublicAddresses;
import java.net.URI;

/** Which addresses may be asked at all, by their letters; what a name resolves to is held against {@link PublicAddresses} as well. */
final class Addresses {
    private Addresses() {}

    /** Why the address is refused by its letters alone; empty when it is not. */
    static String refused(URI uri, Ask.Over over) {
        boolean plain = over == Ask.Over.PLAIN_TOO && isPlain(uri);
        if (!"https".equalsIgnoreCase(uri.getScheme()) && !plain || uri.isOpaque()) {
            return "only https addresses are asked";
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            return "an address with a user or a fragment is not asked";
        }
        String host = uri.getHost();
        if (host == null || host.isEmpty() || host.length() > 253) {
            return "the address has no host name";
        }
        return PublicAddresses.refused(host);
    }

    /** Whether the address is one without TLS. */
    static boolean isPlain(URI uri) {
        return "http".equalsIgnoreCase(uri.getScheme());
    }
}
