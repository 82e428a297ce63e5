package eu.cartulary.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rulebook in the index {@code GET /rulebooks}.
 *
 * @param id stable, with its edition, such as {@code ipc-baseline-1}
 * @param title in the language of the answer
 * @param version of the rules
 * @param levels lowest first
 * @param objectives ids, for rulebooks with several
 * @param criteria how many
 * @param parameters name → the default reading
 * @param source address of the document it follows
 * @param more members that this version does not know
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RulebookSummary(
        String id,
        String title,
        @Nullable String version,
        List<String> levels,
        List<String> objectives,
        int criteria,
        Map<String, String> parameters,
        @Nullable String source,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> more) {

    public RulebookSummary {
        levels = Members.list(levels);
        objectives = Members.list(objectives);
        parameters = Members.map(parameters);
        more = Members.map(more);
    }
}
