package eu.cartulary.catalog.search;

import eu.cartulary.catalog.kernel.Key;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer.
 *
 * @param total how many match, exactly
 * @param undetermined how many more would match if they declared what the guarantees of the question ask
 * @param items this page
 * @param facets by name as asked: values with the number of offerings one would see with that value chosen instead of what the
 *     question chooses in that facet
 * @param next the cursor of the next page; none when this is the last
 * @param applied last journal index the answer knows of
 */
public record SearchPage(
        long total,
        long undetermined,
        List<Item> items,
        Map<String, List<FacetValue>> facets,
        @Nullable String next,
        long applied) {

    /**
     * One offering of a page.
     *
     * @param json as in {@link OfferingDocument#item}
     * @param kilometres from the place asked for, if one was
     */
    public record Item(
            Key key, String iri, byte[] json, @Nullable Double kilometres) {}

    /**
     * A value of a facet.
     *
     * @param label for people, where the value itself is not readable (providers)
     */
    public record FacetValue(String value, @Nullable String label, long count) {}
}
