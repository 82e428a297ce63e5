package eu.cartulary.catalog.outbound;

import java.net.URI;

/** Gets what lies at an address. Two implementations: the network, guarded, and a shelf in the process. */
public interface Outbound {

    /**
     * Gets the bytes at an https address. Blocks the calling thread, for no longer than the deadline of the implementation; may be
     * called by any thread.
     *
     * @return the bytes, or why there are none; never throws for what the other side does
     */
    Fetched get(URI uri, Ask ask);
}
