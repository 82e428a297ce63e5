package eu.cartulary.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import eu.cartulary.report.LevelDetails;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An offering in a list.
 *
 * @param key short public name in addresses
 * @param id IRI of the offering
 * @param name as the provider wrote it
 * @param description as the provider wrote it, cut at 500 characters
 * @param kind first top-level kind, such as {@code messaging}
 * @param kinds all kinds in full, such as {@code messaging/email}
 * @param status {@code active}, {@code ended}, …
 * @param endsAt when the newest of its credentials ends
 * @param provider who offers it
 * @param countries ISO 3166-1 alpha-2, where data is processed or stored
 * @param levels rulebook → level whose criteria are all met by known facts
 * @param levelDetails rulebook → what stands behind the level
 * @param assessment {@code pending} while its assessments still run, otherwise absent
 * @param published when it was first admitted
 * @param more members that this version does not know
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OfferingSummary(
        String key,
        String id,
        @Nullable String name,
        @Nullable String description,
        @Nullable String kind,
        List<String> kinds,
        String status,
        @Nullable Instant endsAt,
        @Nullable ParticipantRef provider,
        List<String> countries,
        Map<String, String> levels,
        Map<String, LevelDetails> levelDetails,
        @Nullable String assessment,
        @Nullable Instant published,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> more) {

    public OfferingSummary {
        kinds = Members.list(kinds);
        countries = Members.list(countries);
        levels = Members.map(levels);
        levelDetails = Members.map(levelDetails);
        more = Members.map(more);
    }
}
