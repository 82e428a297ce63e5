package eu.cartulary.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change, as a CloudEvent 1.0 in JSON: {@code GET /events}.
 *
 * @param specversion {@code 1.0}
 * @param id {@code <journal index>.<n>}: what {@code Last-Event-ID} resumes from
 * @param source base URL of the catalog
 * @param type {@code offering.listed}, {@code offering.changed}, {@code offering.level-changed}, {@code offering.ended},
 *     {@code credential.admitted}, {@code credential.superseded}, {@code credential.revoked}, {@code credential.expired},
 *     {@code credential.withdrawn}
 * @param subject key of the offering or digest of the credential
 * @param time of the record
 * @param data what changed
 * @param more members that this version does not know
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChangeEvent(
        String specversion,
        String id,
        String source,
        String type,
        @Nullable String subject,
        @Nullable Instant time,
        Map<String, Object> data,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> more) {

    public ChangeEvent {
        data = Members.map(data);
        more = Members.map(more);
    }
}
