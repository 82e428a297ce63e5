package eu.cartulary.catalog.projection;

/**
 * How much a publication waits for.
 *
 * @param reassessedAtOnce offerings judged before a batch is visible; the rest carry {@code assessment: pending} and are judged
 *     in the background, newest first
 * @param background offerings judged in one piece of background work
 * @param snapshotEvery records after which what is in memory is written beside the index, or a tenth of all records where that is
 *     more; and at a good end in any case. A start after a crash reads so many records again at the most
 */
public record BuyerSettings(int reassessedAtOnce, int background, int snapshotEvery) {
    /** For a small machine. */
    public static final BuyerSettings DEFAULT = new BuyerSettings(200, 20, 10_000);
}
