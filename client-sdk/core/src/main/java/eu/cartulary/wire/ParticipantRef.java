package eu.cartulary.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A participant, named from elsewhere.
 *
 * @param key short public name in addresses
 * @param id IRI; absent where the list that names it is kept short
 * @param name legal name, when the participant is described here
 * @param country ISO 3166-1 alpha-2 of its headquarters
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ParticipantRef(
        String key,
        @Nullable String id,
        @Nullable String name,
        @Nullable String country) {}
