package eu.cartulary.catalog.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Name → addresses: the platform's resolver, or one that a test writes. */
@FunctionalInterface
interface NameResolver {
    NameResolver PLATFORM = host -> List.of(InetAddress.getAllByName(host));

    List<InetAddress> resolve(String host) throws UnknownHostException;
}
