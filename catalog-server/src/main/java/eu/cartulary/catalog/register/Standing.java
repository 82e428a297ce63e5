package eu.cartulary.catalog.register;

import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.kernel.Digest;
import java.util.List;

/** How a credential that comes in stands to those that are here. */
public sealed interface Standing {

    /**
     * It can come in.
     *
     * @param replaces active credentials of the same issuer whose place it takes
     */
    record Fresh(List<Digest> replaces) implements Standing {
        public Fresh {
            replaces = List.copyOf(replaces);
        }
    }

    /** It is here already, whatever its status. */
    record Known(Entry entry) implements Standing {}

    /** A newer one of the same issuer is here. */
    record Older(Digest newer) implements Standing {}

    /** It speaks of a subject without a host that another issuer was the first to publish. */
    record Foreign(String subject, Did owner) implements Standing {}
}
