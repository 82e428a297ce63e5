package eu.cartulary.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list that is not paged by facets: rulebooks, history, the trust list, problems.
 *
 * @param items this page
 * @param next address of the next page; absent on the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ListOf<T>(List<T> items, @Nullable String next) {

    public ListOf {
        items = Members.list(items);
    }

    /** A list in one page. */
    public static <T> ListOf<T> all(List<T> items) {
        return new ListOf<>(items, null);
    }
}
