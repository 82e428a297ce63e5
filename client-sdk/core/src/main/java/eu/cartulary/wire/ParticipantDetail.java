package eu.cartulary.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything the catalog knows about one participant: {@code GET /participants/{key}}.
 *
 * @param key short public name in addresses, made from the IRI like that of an offering
 * @param id IRI
 * @param name legal name, or the IRI where none is stated
 * @param description as the participant wrote it
 * @param country ISO 3166-1 alpha-2 of the legal seat
 * @param headquarters country where it is led from
 * @param owners to whom it belongs
 * @param ownersComplete whether it is signed that there are no other owners
 * @param facts what is stated about it, one entry a fact
 * @param offerings what it offers: how many buyers find, and the first of them
 * @param credentials that speak of it and are in force
 * @param more members that this version does not know
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ParticipantDetail(
        String key,
        String id,
        String name,
        @Nullable String description,
        @Nullable String country,
        @Nullable String headquarters,
        List<Owner> owners,
        boolean ownersComplete,
        List<OfferingDetail.Fact> facts,
        Offered offerings,
        List<OfferingDetail.Source> credentials,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> more) {

    public ParticipantDetail {
        owners = Members.list(owners);
        facts = Members.list(facts);
        credentials = Members.list(credentials);
        more = Members.map(more);
    }

    /**
     * To whom a participant belongs, in whole or in part.
     *
     * @param key in addresses, when the owner has an IRI
     * @param kind company, foundation, cooperative, public-body …
     * @param percent a share or a range of shares
     * @param ultimate nobody stands behind this owner
     * @param declared whether the owner is described here itself, and has a page
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Owner(
            @Nullable String key,
            @Nullable String id,
            @Nullable String name,
            @Nullable String country,
            @Nullable String kind,
            @Nullable String percent,
            boolean ultimate,
            boolean declared) {}

    /**
     * Offerings of a participant.
     *
     * @param total how many buyers find
     * @param items the first of them, by name
     */
    public record Offered(long total, List<OfferingSummary> items) {
        public Offered {
            items = Members.list(items);
        }
    }
}
