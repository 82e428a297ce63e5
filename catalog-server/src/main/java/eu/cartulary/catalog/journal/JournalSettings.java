package eu.cartulary.catalog.journal;

import java.time.Duration;

/**
 * The journal's numbers.
 *
 * @param segmentBytes size at which a new segment is begun
 * @param reserveBytes room that is written ahead, so that an append changes no file size and a full disk shows before it
 * @param queue drafts that may wait; one more is refused as {@code unavailable}
 * @param batch drafts that share one sync
 * @param checkpointEvery how often the signed checkpoint in the folder is renewed
 */
public record JournalSettings(long segmentBytes, int reserveBytes, int queue, int batch, Duration checkpointEvery) {
    /** For a small machine. */
    public static final JournalSettings DEFAULTS =
            new JournalSettings(128L << 20, 4 << 20, 256, 64, Duration.ofSeconds(1));
}
