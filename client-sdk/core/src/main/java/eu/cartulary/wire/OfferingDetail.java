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
 * Everything the catalog knows about one offering, at a glance.
 *
 * @param key short public name in addresses
 * @param id IRI of the offering
 * @param name as the provider wrote it
 * @param description as the provider wrote it
 * @param kind first top-level kind
 * @param kinds all kinds in full
 * @param status {@code active}, {@code ended}, …
 * @param endsAt when the newest of its credentials ends
 * @param provider who offers it
 * @param countries where data is processed or stored
 * @param levels rulebook → level
 * @param levelDetails rulebook → what stands behind the level
 * @param assessment {@code pending} while its assessments still run, otherwise absent
 * @param facts what is stated, one entry a fact
 * @param sites data centres and other places
 * @param sources the credentials it rests on
 * @param attested official labels: given by somebody else, with issuer and date
 * @param published when it was first admitted
 * @param more members that this version does not know
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OfferingDetail(
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
        List<Fact> facts,
        List<Site> sites,
        List<Source> sources,
        List<Attested> attested,
        @Nullable Instant published,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> more) {

    public OfferingDetail {
        kinds = Members.list(kinds);
        countries = Members.list(countries);
        levels = Members.map(levels);
        levelDetails = Members.map(levelDetails);
        facts = Members.list(facts);
        sites = Members.list(sites);
        sources = Members.list(sources);
        attested = Members.list(attested);
        more = Members.map(more);
    }

    /**
     * One stated fact.
     *
     * @param subject the node it is about
     * @param path the property, as a compact IRI
     * @param label how people call the property, in the language of the answer
     * @param value a string, a number, a boolean, or an object where the value is a node without a name
     * @param credential digest of the credential that states it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Fact(
            String subject,
            String path,
            @Nullable String label,
            Object value,
            @Nullable String credential) {}

    /**
     * A place where data is processed or stored.
     *
     * @param id IRI of the site, when it has one
     * @param purposes processing, storage, backup, metadata, support, administration
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Site(
            @Nullable String id,
            @Nullable String name,
            @Nullable String country,
            List<String> purposes) {
        public Site {
            purposes = Members.list(purposes);
        }
    }

    /** A credential it rests on. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Source(String digest, @Nullable String id, String issuer, List<String> types, String status) {
        public Source {
            types = Members.list(types);
        }
    }

    /** A label that somebody else gave: never computed here. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Attested(
            String scheme,
            @Nullable String level,
            String issuer,
            @Nullable Instant from,
            @Nullable Instant until,
            String credential) {}
}
