package eu.cartulary.catalog.search;

import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.Key;
import java.util.List;

/**
 * One offering as the index keeps it.
 *
 * @param item JSON of a result list
 * @param detail JSON of the offering's own page
 * @param sources digests of the credentials it was made from
 * @param applied last journal index the answer knows of
 */
public record StoredOffering(
        Key key, String iri, OfferingStatus status, byte[] item, byte[] detail, List<Digest> sources, long applied) {
    public StoredOffering {
        sources = List.copyOf(sources);
    }
}
