package eu.cartulary.catalog.search;

import eu.cartulary.catalog.kernel.Outcome;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Questions and offerings for tests of other packages too. */
public final class SearchFixtures {
    private SearchFixtures() {}

    /** A vocabulary close to the real one. */
    public static SearchVocabulary vocabulary() {
        return new TestVocabulary();
    }

    /** Generated offerings. */
    public static List<OfferingDocument> offerings(long seed, int count) {
        return GeneratedOfferings.of(seed, count);
    }

    /** The same offering under another status. */
    public static OfferingDocument withStatus(OfferingDocument o, OfferingStatus status) {
        return new OfferingDocument(
                o.iri(),
                o.display(),
                o.kinds(),
                status,
                o.endsAt(),
                o.published(),
                o.provider(),
                o.places(),
                o.exposure(),
                o.facts(),
                o.standings(),
                o.pending(),
                o.sources(),
                o.item(),
                o.detail());
    }

    /** A question of pairs such as {@code kind=storage}. */
    public static SearchQuestion question(String... pairs) {
        return ((Outcome.Done<SearchQuestion>) SearchQuestion.parse(parameters(pairs), vocabulary())).value();
    }

    /** Parameters of pairs. */
    public static Map<String, List<String>> parameters(String... pairs) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        Arrays.stream(pairs)
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> parameters.merge(
                        pair[0], List.of(pair[1]), (a, b) -> java.util.stream.Stream.concat(a.stream(), b.stream())
                                .toList()));
        return parameters;
    }
}
