package eu.cartulary.catalog.register;

import eu.cartulary.catalog.kernel.Did;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the trust list.
 *
 * @param schemes for an attester, the certificate schemes it is accredited for; empty for an issuer
 * @param note what the operator wrote beside it
 * @param index journal index of the record that put it there
 * @param since when that was
 */
public record Listing(
        Did did, Role role, List<String> schemes, @Nullable String note, long index, Instant since) {
    public Listing {
        schemes = List.copyOf(schemes);
    }
}
