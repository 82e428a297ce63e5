package eu.cartulary.catalog.journal;

import org.jspecify.annotations.Nullable;

/**
 * A record as it is read back.
 *
 * @param payload the bytes as they came; absent after an erasure
 * @param evidence the bytes of the evidence; absent where there was none
 */
public record JournalRecord(RecordHeader header, byte @Nullable [] payload, byte @Nullable [] evidence) {}
