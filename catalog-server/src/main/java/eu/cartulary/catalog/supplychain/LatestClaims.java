package eu.cartulary.catalog.supplychain;

import eu.cartulary.catalog.kernel.Digest;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The claims that were asked for last, up to a number of triples. Strictly the last: views take a batch in and judge it a moment
 * later, and a cache that weighs how often something was asked for has then let go of most of it.
 */
final class LatestClaims {
    /** What a credential weighs of which nothing is claimed, in triples. */
    private static final int SMALLEST = 10;

    private final long most;
    private final Map<Digest, ClaimsStore.Stated> byUse = new LinkedHashMap<>(16, 0.75f, true);
    private long triples;

    /**
     * Keeps nothing yet.
     *
     * @param most triples
     */
    LatestClaims(long most) {
        this.most = most;
    }

    synchronized Optional<ClaimsStore.Stated> find(Digest digest) {
        return Optional.ofNullable(byUse.get(digest));
    }

    synchronized void put(ClaimsStore.Stated stated) {
        ClaimsStore.Stated before = byUse.put(stated.head().digest(), stated);
        triples += weight(stated) - (before == null ? 0 : weight(before));
        Iterator<ClaimsStore.Stated> oldest = byUse.values().iterator();
        while (triples > most && oldest.hasNext()) {
            triples -= weight(oldest.next());
            oldest.remove();
        }
    }

    private static long weight(ClaimsStore.Stated stated) {
        return stated.graph().size() + (long) SMALLEST;
    }
}
