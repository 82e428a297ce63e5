package eu.cartulary.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind the level that one rulebook gives an offering.
 *
 * @param reached highest level whose criteria, and those of all lower levels, are met; absent when none is
 * @param ifDeclaredCounted the same if a declared fact were enough everywhere
 * @param ifAllCertified the same if every fact that is met were certified
 * @param atMost the highest level that what is unknown still allows
 * @param undetermined how many criteria cannot be answered
 * @param known how many can, of how many: {@code 31/48}
 * @param objectives objective → level, for rulebooks with several
 * @param score points in percent, where the rulebook has points
 * @param parameters the readings that were used
 * @param more members that this version does not know
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LevelDetail(
        @Nullable String reached,
        @Nullable String ifDeclaredCounted,
        @Nullable String ifAllCertified,
        @Nullable String atMost,
        int undetermined,
        @Nullable String known,
        Map<String, String> objectives,
        @Nullable Double score,
        Map<String, String> parameters,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> more) {

    public LevelDetail {
        objectives = Members.map(objectives);
        parameters = Members.map(parameters);
        more = Members.map(more);
    }
}
