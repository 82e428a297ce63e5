package eu.cartulary.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A record of the journal as it was written: {@code GET /log/records}. The arrays are not copied.
 *
 * @param index in the journal
 * @param header its bytes (canonical JSON): SHA-256 of a zero byte and these is the leaf of the log
 * @param payload what it is about, an envelope for an admission; absent after an erasure, and where operators speak of themselves
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WrittenRecord(long index, byte[] header, byte @Nullable [] payload) {}
