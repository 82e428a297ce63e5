package eu.cartulary.catalog.outbound;

import eu.cartulary.catalog.outbound.Fetched.Found;
import eu.cartulary.catalog.outbound.Fetched.Missed;
import eu.cartulary.catalog.outbound.Fetched.Why;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A shelf in the process: what was put there is found, everything else is unreachable. For the demo, whose hosts end in {@code
 * .example} and exist nowhere, and for tests. Any thread may put and get.
 */
public final class StaticOutbound implements Outbound {
    private final Map<URI, Shelved> shelf = new ConcurrentHashMap<>();
    private final Clock clock;

    private record Shelved(byte[] bytes, String mediaType) {}

    public StaticOutbound(Clock clock) {
        this.clock = clock;
    }

    /** Puts something on the shelf; what lay there before is replaced. */
    public StaticOutbound put(URI uri, byte[] bytes, String mediaType) {
        shelf.put(uri, new Shelved(bytes.clone(), mediaType));
        return this;
    }

    /** Takes something off the shelf. */
    public StaticOutbound remove(URI uri) {
        shelf.remove(uri);
        return this;
    }

    @Override
    public Fetched get(URI uri, Ask ask) {
        String refused = Addresses.refused(uri, ask.over());
        if (!refused.isEmpty()) {
            return new Missed(Why.ADDRESS_REFUSED, refused);
        }
        Shelved found = shelf.get(uri);
        if (found == null) {
            return new Missed(Why.UNREACHABLE, "there is nothing at " + uri.getHost());
        }
        if (found.bytes().length > ask.maxBytes()) {
            return new Missed(Why.TOO_LARGE, "more than " + ask.maxBytes() + " bytes");
        }
        return new Found(found.bytes().clone(), found.mediaType(), clock.instant());
    }
}
