package eu.cartulary.catalog.outbound;

import java.time.Duration;
import java.util.Set;

/**
 * What the way out allows.
 *
 * @param connectTimeout until TCP and TLS stand, each
 * @param deadline for the whole of one request, with resolution
 * @param atOnce requests at the same time, in all
 * @param perHostPerMinute requests to one host in a minute
 * @param cacheBytes all cached bodies together
 * @param missedFor how long a failure is remembered and not tried again
 * @param breakAfter failures in a row after which a host is left alone
 * @param breakFor how long it is left alone; doubles with each further failure, to sixteen times at most
 * @param ports that may be asked over TLS
 * @param plainPorts that may be asked without, where what comes proves itself ({@link Ask.Over#PLAIN_TOO})
 */
public record OutboundSettings(
        Duration connectTimeout,
        Duration deadline,
        int atOnce,
        int perHostPerMinute,
        long cacheBytes,
        Duration missedFor,
        int breakAfter,
        Duration breakFor,
        Set<Integer> ports,
        Set<Integer> plainPorts) {

    /** For a small machine: three seconds a request, eight at once, 16 MiB of cache, port 443 alone, and 80 for what is signed. */
    public static final OutboundSettings DEFAULT = new OutboundSettings(
            Duration.ofSeconds(1),
            Duration.ofSeconds(3),
            8,
            30,
            16L << 20,
            Duration.ofSeconds(30),
            3,
            Duration.ofSeconds(30),
            Set.of(443),
            Set.of(80));

    public OutboundSettings {
        ports = Set.copyOf(ports);
        plainPorts = Set.copyOf(plainPorts);
    }
}
