package eu.cartulary.catalog.register;

import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.StatusEntry;
import java.util.List;

/**
 * A credential whose status lists are looked at again and again.
 *
 * @param isEnded whether a list took it out of force, so that a list can bring it back
 */
public record Watched(Digest digest, Did issuer, List<StatusEntry> entries, boolean isEnded) {
    public Watched {
        entries = List.copyOf(entries);
    }
}
