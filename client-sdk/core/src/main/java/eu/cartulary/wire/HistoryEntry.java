package eu.cartulary.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to an offering: {@code GET /offerings/{key}/history}, newest first.
 *
 * @param index journal index of the record that says so
 * @param time of that record
 * @param event {@code admitted}, {@code superseded}, {@code revoked}, {@code expired}, {@code withdrawn},
 *     {@code erased}, {@code level-changed}
 * @param credential digest of the credential concerned
 * @param rulebook of a change of level
 * @param from level before
 * @param to level after
 * @param cause why, in the language of the answer
 * @param more members that this version does not know
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HistoryEntry(
        long index,
        Instant time,
        String event,
        @Nullable String credential,
        @Nullable String rulebook,
        @Nullable String from,
        @Nullable String to,
        @Nullable String cause,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> more) {

    public HistoryEntry {
        more = Members.map(more);
    }
}
