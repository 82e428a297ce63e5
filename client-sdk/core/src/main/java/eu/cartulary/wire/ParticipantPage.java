package eu.cartulary.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One page of an answer to {@code GET /participants}, by name.
 *
 * @param total how many match in all
 * @param items this page
 * @param next address of the next page; absent on the last
 * @param more members that this version does not know
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ParticipantPage(
        long total,
        List<ParticipantSummary> items,
        @Nullable String next,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> more) {

    public ParticipantPage {
        items = Members.list(items);
        more = Members.map(more);
    }
}
