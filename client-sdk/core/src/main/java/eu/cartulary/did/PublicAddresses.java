package eu.cartulary.did;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a DID document may lie: at a name that everybody can reach. First by its letters, for an IP literal never reaches a resolver;
 * then by what the name resolves to (RFC 6890 and its successors; the special-purpose registries of IANA).
 */
public final class PublicAddresses {
    private static final Pattern LABEL = Pattern.compile("[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?");
    private static final Pattern NUMERIC = Pattern.compile("[0-9]+|0x[0-9a-f]*");
    /** Names that mean this machine or this network (RFC 6761, RFC 6762, RFC 9476, and what clouds use for metadata). */
    private static final Set<String> LOCAL =
            Set.of("localhost", "local", "internal", "localdomain", "home", "lan", "intranet", "alt", "onion");

    private PublicAddresses() {}

    /** Why a host is refused by its letters alone; empty when it is not. */
    public static String refused(String hostName) {
        String host = hostName.toLowerCase(Locale.ROOT);
        String[] labels = host.split("\\.", -1);
        for (String label : labels) {
            if (!LABEL.matcher(label).matches()) {
                return "the host is not a domain name";
            }
        }
        String last = labels[labels.length - 1];
        if (NUMERIC.matcher(last).matches()) {
            return "the host is an IP address";
        }
        return labels.length < 2 || LOCAL.contains(last) ? "the host is a local name" : "";
    }

    /** Whether everybody on the internet can reach this address; only such are connected to. */
    public static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address
                ? isPublic4(bytes, 0)
                : address instanceof Inet6Address && isPublic6(bytes);
    }

    private static boolean isPublic4(byte[] b, int at) {
        int first = b[at] & 0xff;
        int second = b[at + 1] & 0xff;
        int third = b[at + 2] & 0xff;
        return switch (first) {
            case 0, 10, 127 -> false;
            case 100 -> second < 64 || second > 127;
            case 169 -> second != 254;
            case 172 -> second < 16 || second > 31;
            case 192 -> !(second == 168 || second == 0 && (third == 0 || third == 2) || second == 88 && third == 99);
            case 198 -> !(second == 18 || second == 19 || second == 51 && third == 100);
            case 203 -> !(second == 0 && third == 113);
            default -> first < 224;
        };
    }

    /** Global unicast only (2000::/3), and of that neither documentation nor any form that carries an IPv4 address inside. */
    private static boolean isPublic6(byte[] b) {
        if ((b[0] & 0xe0) != 0x20) {
            // Among others ::/8 (mapped and compatible), 64:ff9b::/96 (NAT64), 100::/64 (discard), fc00::/7, fe80::/10,
            // ff00::/8.
            return false;
        }
        int first = (b[0] & 0xff) << 8 | b[1] & 0xff;
        int second = (b[2] & 0xff) << 8 | b[3] & 0xff;
        if (first == 0x2001) {
            // 2001::/23 is for protocols (Teredo, ORCHID, benchmarking), 2001:db8::/32 for documentation.
            return second >= 0x200 && second != 0xdb8;
        }
        return first != 0x2002 && !(first == 0x3fff && second < 0x1000);
    }
}
