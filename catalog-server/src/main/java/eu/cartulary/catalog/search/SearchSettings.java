package eu.cartulary.catalog.search;

import java.time.Duration;

/**
 * The limits of search, with defaults that suit a small machine.
 *
 * @param maxText characters of {@code q}
 * @param maxWords words of {@code q}
 * @param maxValues values of one parameter
 * @param defaultLimit items of a page when nothing is said
 * @param maxLimit items of a page at most
 * @param facetValues values of one facet at most, the most frequent ones
 * @param streamBatch items a stream fetches at once at most; it begins with few. Between two fetches it holds no reader (but for relevance)
 * @param commitEvery how often the index reaches the disk; what is later is replayed from the journal
 * @param pinFor how long a cursor by relevance keeps its reader
 * @param maxPinned readers kept for cursors at most; the oldest goes first
 * @param maxFollowed live results at once; each remembers the keys of its matches, two megabytes at most
 * @param ramBuffer megabytes of documents before a segment is written
 * @param bitmapCache megabytes of bitmaps of single conditions
 */
public record SearchSettings(
        int maxText,
        int maxWords,
        int maxValues,
        int defaultLimit,
        int maxLimit,
        int facetValues,
        int streamBatch,
        Duration commitEvery,
        Duration pinFor,
        int maxPinned,
        int maxFollowed,
        int ramBuffer,
        int bitmapCache) {

    /** What a small machine bears. */
    public static final SearchSettings DEFAULT = new SearchSettings(
            256, 16, 64, 20, 200, 100, 100, Duration.ofSeconds(1), Duration.ofSeconds(60), 32, 128, 32, 64);
}
