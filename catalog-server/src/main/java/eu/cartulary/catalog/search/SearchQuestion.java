package eu.cartulary.catalog.search;

import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.report.Grade;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer asks. All values are canonical: only {@link #parse} and the {@code with…} methods make questions.
 *
 * @param text full text, as typed
 * @param choices values by parameter; a parameter that was not given is absent, but for {@code status}, which is
 *     {@code active} then
 * @param levels all must be reached
 * @param proof the grade every fact must have at least for {@code levels}
 * @param near the circle in which a site must lie
 * @param order of the items
 * @param facets names of the facets to count, as asked
 * @param limit items of a page, 0 to 200
 * @param cursor opaque, from {@link SearchPage#next}
 */
public record SearchQuestion(
        @Nullable String text,
        Map<Choice, SortedSet<String>> choices,
        List<LevelAtLeast> levels,
        Grade proof,
        @Nullable Near near,
        Order order,
        List<String> facets,
        int limit,
        @Nullable String cursor) {

    /** Parameters that belong to the rim and are let through unread: any other unknown one is refused. */
    public static final Set<String> OF_THE_RIM = Set.of("after", "format", "lang");

    public SearchQuestion {
        // In the order of the parameters, so that equal questions are equal texts.
        choices = Collections.unmodifiableSortedMap(new TreeMap<>(choices));
        levels = List.copyOf(levels);
        facets = List.copyOf(facets);
    }

    /**
     * Reads the query parameters of {@code GET /offerings}. An empty value counts as not given, as forms send it.
     *
     * @return the question; or {@code unknown-parameter} with a finding for each parameter or value that is not known, which
     *     says what is allowed
     */
    public static Outcome<SearchQuestion> parse(Map<String, List<String>> parameters, SearchVocabulary vocabulary) {
        return new QuestionParser(vocabulary).parse(parameters);
    }

    /** A level that must be reached: {@code rank} of {@code level} on the scale. */
    public record LevelAtLeast(String scale, String level, int rank) {}

    /** A circle on the map: degrees (WGS 84) and kilometres. */
    public record Near(double latitude, double longitude, double kilometres) {}

    /** What items are sorted by; equal ones by key. */
    public enum SortField {
        RELEVANCE,
        NAME,
        PUBLISHED,
        LEVEL,
        DISTANCE
    }

    /** Which way. */
    public enum Direction {
        ASCENDING,
        DESCENDING
    }

    /**
     * The order of the items.
     *
     * @param scale of {@link SortField#LEVEL}
     */
    public record Order(SortField field, @Nullable String scale, Direction direction) {
        /** The newest first: the order without a text. */
        public static final Order NEWEST = new Order(SortField.PUBLISHED, null, Direction.DESCENDING);
        /** The best match first: the order with a text. */
        public static final Order BEST = new Order(SortField.RELEVANCE, null, Direction.DESCENDING);
    }

    /** The same question from this place on. */
    public SearchQuestion from(@Nullable String next) {
        return new SearchQuestion(text, choices, levels, proof, near, order, facets, limit, next);
    }

    /** The same question with pages of another size. */
    public SearchQuestion limitedTo(int items) {
        return new SearchQuestion(text, choices, levels, proof, near, order, facets, items, cursor);
    }

    /** The same question without facets. */
    public SearchQuestion withoutFacets() {
        return new SearchQuestion(text, choices, levels, proof, near, order, List.of(), limit, cursor);
    }

    /** The same question with one parameter answered otherwise; an empty set takes it away. */
    public SearchQuestion choosing(Choice choice, SortedSet<String> values) {
        Map<Choice, SortedSet<String>> more = new LinkedHashMap<>(choices);
        if (values.isEmpty()) {
            more.remove(choice);
        } else {
            more.put(choice, values);
        }
        return new SearchQuestion(text, more, levels, proof, near, order, facets, limit, cursor);
    }
}
