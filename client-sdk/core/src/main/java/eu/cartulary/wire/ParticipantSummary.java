package eu.cartulary.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A participant in a list: {@code GET /participants}.
 *
 * @param key short public name in addresses
 * @param id IRI
 * @param name legal name, or the IRI where none is stated
 * @param country ISO 3166-1 alpha-2 of the legal seat
 * @param offerings how many offerings it has that buyers find
 * @param more members that this version does not know
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ParticipantSummary(
        String key,
        String id,
        String name,
        @Nullable String country,
        long offerings,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> more) {

    public ParticipantSummary {
        more = Members.map(more);
    }
}
