package eu.cartulary.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import eu.cartulary.report.Violation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The body of every refusal, {@code application/problem+json} (RFC 9457).
 *
 * @param type address of the page that explains this kind of problem
 * @param title the kind in a few words, in the language of the answer
 * @param status the HTTP status
 * @param detail what happened this time, in the language of the answer
 * @param instance address or id of this very occurrence
 * @param traceId W3C trace id, also in the log
 * @param violations for refused content: every remark with its place in the sender's document
 * @param more members of the kind, such as {@code accepted} or {@code operatorContact}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable String instance,
        @Nullable String traceId,
        List<Violation> violations,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> more) {

    public Problem {
        violations = Members.list(violations);
        more = Members.map(more);
    }

    /** The kind, when it is one that this version knows: by the last part of {@code type}. */
    @JsonIgnore
    public Optional<ProblemType> kind() {
        return type == null ? Optional.empty() : ProblemType.ofSlug(type.substring(type.lastIndexOf('/') + 1));
    }
}
