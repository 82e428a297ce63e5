package eu.cartulary.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * A way in which the catalog says no: {@code GET /problems}.
 *
 * @param type as in a problem
 * @param slug last part of the type
 * @param status of HTTP
 * @param title in the language of the answer
 * @param what happened
 * @param mend how to mend it
 * @param more members that this version does not know
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExplainedProblem(
        String type,
        String slug,
        int status,
        String title,
        String what,
        String mend,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> more) {

    public ExplainedProblem {
        more = Members.map(more);
    }
}
