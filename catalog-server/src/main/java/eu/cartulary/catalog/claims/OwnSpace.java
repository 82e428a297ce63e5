package eu.cartulary.catalog.claims;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eu.cartulary.did.IriSpace;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The IRIs that only the catalog itself speaks of: its addresses and the names of its graphs. */
public final class OwnSpace {
    private static final List<String> NAMES = List.of("urn:cartulary:", "urn:sha256:");

    /** The words of vocabularies come back with every credential: as many IRIs as a few vocabularies have. */
    private static final int REMEMBERED = 10_000;

    private final String baseUrl;
    private final Cache<String, Boolean> known =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    /**
     * The space of a catalog.
     *
     * @param baseUrl as fixed at its first start
     */
    public OwnSpace(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    boolean holds(String iri) {
        // To parse every IRI of every triple took a tenth of a publication.
        return Objects.requireNonNull(known.get(iri, this::isOwn));
    }

    private boolean isOwn(String iri) {
        String lower = iri.toLowerCase(Locale.ROOT);
        return NAMES.stream().anyMatch(lower::startsWith) || IriSpace.covers(baseUrl, iri);
    }
}
