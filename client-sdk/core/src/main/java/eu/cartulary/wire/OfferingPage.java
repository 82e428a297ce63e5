package eu.cartulary.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import eu.cartulary.report.Grade;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One page of an answer to {@code GET /offerings}.
 *
 * @param total how many match in all
 * @param undetermined how many more would match if they declared what was asked
 * @param proof the grade that every fact behind {@code level} had to have
 * @param items this page
 * @param facets name → values with counts, in the order in which they were asked for
 * @param next address of the next page, relative or absolute; absent on the last
 * @param more members that this version does not know
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OfferingPage(
        long total,
        long undetermined,
        @Nullable Grade proof,
        List<OfferingSummary> items,
        Map<String, List<FacetValue>> facets,
        @Nullable String next,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> more) {

    public OfferingPage {
        items = Members.list(items);
        facets = Members.map(facets);
        more = Members.map(more);
    }
}
