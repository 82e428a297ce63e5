package eu.cartulary.catalog.projection;

/**
 * How much a publication waits for.
 *
 * @param reassessedAtOnce offerings judged before a batch is visible; the rest carry {@code assessment: pending} and are judged
 *     in the background, newest first
 * @param background offerings judged in one piece of background work
 */
public record BuyerSettings(int reassessedAtOnce, int background) {
    /** For a small machine. */
    public static final BuyerSettings DEFAULT = new BuyerSettings(200, 20);
}
