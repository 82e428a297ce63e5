package eu.cartulary.catalog.claims;

import eu.cartulary.did.IriSpace;
import java.util.List;
import java.util.Locale;

/** The IRIs that only the catalog itself speaks of: its addresses and the names of its graphs. */
public final class OwnSpace {
    private static final List<String> NAMES = List.of("urn:cartulary:", "urn:sha256:");

    private final String baseUrl;

    /**
     * The space of a catalog.
     *
     * @param baseUrl as fixed at its first start
     */
    public OwnSpace(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    boolean holds(String iri) {
        String lower = iri.toLowerCase(Locale.ROOT);
        return NAMES.stream().anyMatch(lower::startsWith) || IriSpace.covers(baseUrl, iri);
    }
}
