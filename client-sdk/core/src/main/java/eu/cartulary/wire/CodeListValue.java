package eu.cartulary.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value of a code list: {@code GET /vocabulary/{list}}.
 *
 * @param notation how it is written in a description
 * @param label how people call it, in the language of the answer
 * @param broader notation of the value that contains it
 * @param aliases other spellings that are understood
 * @param id IRI
 * @param more members that this version does not know
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CodeListValue(
        String notation,
        String label,
        @Nullable String broader,
        List<String> aliases,
        String id,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> more) {

    public CodeListValue {
        aliases = Members.list(aliases);
        more = Members.map(more);
    }
}
