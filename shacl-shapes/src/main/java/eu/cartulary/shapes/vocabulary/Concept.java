package eu.cartulary.shapes.vocabulary;

import eu.cartulary.report.Language;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One value of a code list.
 *
 * @param iri of the SKOS concept
 * @param list name of its list
 * @param notation how the value is written in descriptions and answers, such as {@code storage/object} or {@code S3}
 * @param broader notation of its parent in the same list
 * @param labels for people, by language
 * @param aliases other ways to write it; matched without case
 * @param countries of a statute, the country that makes it reach; of a group of countries, its members (ISO 3166-1 alpha-2)
 * @param edges of a statute, what ties a party to that country so that the law can compel it: {@code seat}, {@code parent} …
 */
public record Concept(
        String iri,
        String list,
        String notation,
        @Nullable String broader,
        Map<Language, String> labels,
        List<String> aliases,
        List<String> countries,
        List<String> edges) {
    public Concept {
        labels = Map.copyOf(labels);
        aliases = List.copyOf(aliases);
        countries = List.copyOf(countries);
        edges = List.copyOf(edges);
    }

    /** The name for people. */
    public String label(Language language) {
        return labels.getOrDefault(language, notation);
    }
}
