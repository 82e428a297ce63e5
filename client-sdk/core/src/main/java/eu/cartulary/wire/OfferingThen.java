package eu.cartulary.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An offering as it stood after a record of the journal: {@code GET /offerings/{key}?asOf=}.
 *
 * @param key short public name in addresses
 * @param id IRI of the offering
 * @param name as the provider wrote it
 * @param description as the provider wrote it
 * @param kind first top-level kind
 * @param kinds all kinds in full
 * @param status {@code active}, {@code ended}, …
 * @param endsAt when the newest of its credentials ended
 * @param provider who offered it
 * @param countries where data was processed or stored
 * @param levels rulebook → level, as the log had said them by then
 * @param sites data centres and other places
 * @param sources the credentials it rested on
 * @param attested official labels
 * @param published when it was first admitted
 * @param asOf of which moment this is
 * @param more members that this version does not know
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OfferingThen(
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
        List<OfferingDetail.Site> sites,
        List<Source> sources,
        List<OfferingDetail.Attested> attested,
        @Nullable Instant published,
        Moment asOf,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> more) {

    public OfferingThen {
        kinds = Members.list(kinds);
        countries = Members.list(countries);
        levels = Members.map(levels);
        sites = Members.list(sites);
        sources = Members.list(sources);
        attested = Members.list(attested);
        more = Members.map(more);
    }

    /** A record of the journal, and its time. */
    public record Moment(long index, Instant time) {}

    /**
     * A credential it rested on.
     *
     * @param statusNow what has become of it since
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Source(String digest, @Nullable String id, String issuer, List<String> types, String statusNow) {
        public Source {
            types = Members.list(types);
        }
    }
}
