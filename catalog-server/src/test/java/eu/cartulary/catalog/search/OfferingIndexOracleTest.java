package eu.cartulary.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.kernel.Key;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.search.SearchPage.FacetValue;
import eu.cartulary.catalog.search.SearchPage.Item;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The index answers as a list would that is searched from end to end")
class OfferingIndexOracleTest {
    private static final boolean FULL = "full".equals(System.getProperty("scale"));
    private static final int OFFERINGS = FULL ? 3_000 : 400;
    private static final int QUESTIONS = FULL ? 2_000 : 100;

    private final TestVocabulary vocabulary = new TestVocabulary();

    @TempDir
    Path folder;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20_261_123, -77})
    void every_answer_is_that_of_the_list(long seed) throws Exception {
        try (OfferingIndex index = OfferingIndex.open(folder, vocabulary, SearchSettings.DEFAULT, Clock.systemUTC())) {
            Random random = new Random(seed);
            Map<Key, OfferingDocument> list = fill(index, random, seed);
            for (int i = 0; i < QUESTIONS; i++) {
                Map<String, List<String>> parameters = parameters(random);
                SearchQuestion question = question(parameters);
                BruteForce expected = new BruteForce(list.values(), question);
                compare(index, question, expected, "seed " + seed + ", question " + i + ": " + parameters);
            }
        }
    }

    /** In batches, with offerings that change and offerings that go: several segments, with holes in them. */
    private static Map<Key, OfferingDocument> fill(OfferingIndex index, Random random, long seed) throws Exception {
        Map<Key, OfferingDocument> list = new LinkedHashMap<>();
        GeneratedOfferings offerings = new GeneratedOfferings(seed);
        for (int batch = 0; batch < 12; batch++) {
            List<OfferingDocument> changed = new ArrayList<>();
            for (int i = 0; i < OFFERINGS / 10; i++) {
                changed.add(offerings.next(random.nextInt(OFFERINGS), OFFERINGS));
            }
            List<Key> gone =
                    list.keySet().stream().filter(k -> random.nextInt(15) == 0).toList();
            gone.forEach(list::remove);
            // The same IRI may come twice in a batch: the later one counts.
            changed.forEach(o -> list.put(o.key(), o));
            index.apply(changed, gone, batch);
        }
        assertThat(index.applied()).isEqualTo(11);
        assertThat(index.size()).isEqualTo(list.size());
        return list;
    }

    private static void compare(OfferingIndex index, SearchQuestion question, BruteForce expected, String what) {
        SearchPage page = done(index.search(question));
        assertThat(page.total())
                .as("total, %s", what)
                .isEqualTo(expected.matches().size());
        assertThat(page.undetermined()).as("undetermined, %s", what).isEqualTo(expected.undetermined());
        for (String facet : question.facets()) {
            assertThat(counts(page, facet)).as("facet %s, %s", facet, what).isEqualTo(expected.facet(facet));
        }
        List<Key> paged = allPages(index, question, page);
        if (question.order().field() == SearchQuestion.SortField.RELEVANCE) {
            assertThat(paged)
                    .as("items, %s", what)
                    .containsExactlyInAnyOrderElementsOf(expected.matches().stream()
                            .map(OfferingDocument::key)
                            .toList());
        } else {
            assertThat(paged)
                    .as("items in order, %s", what)
                    .isEqualTo(expected.ordered().stream()
                            .map(OfferingDocument::key)
                            .toList());
        }
        assertThat(streamed(index, question)).as("stream, %s", what).isEqualTo(paged);
        assertThat(index.matching(question, paged)).as("matching, %s", what).isEqualTo(new HashSet<>(paged));
    }

    private static Map<String, Long> counts(SearchPage page, String facet) {
        return new java.util.TreeMap<>(page.facets().get(facet).stream()
                .filter(v -> v.count() > 0)
                .collect(Collectors.toMap(FacetValue::value, FacetValue::count)));
    }

    private static List<Key> allPages(OfferingIndex index, SearchQuestion question, SearchPage first) {
        List<Key> keys = new ArrayList<>();
        SearchPage page = first;
        while (true) {
            page.items().stream().map(Item::key).forEach(keys::add);
            if (page.next() == null) {
                return keys;
            }
            assertThat(page.items()).hasSize(question.limit());
            page = done(index.search(question.from(page.next())));
        }
    }

    private static List<Key> streamed(OfferingIndex index, SearchQuestion question) {
        List<Key> keys = new ArrayList<>();
        try (OfferingStream stream = done(index.stream(question))) {
            for (List<Item> batch = stream.next(); !batch.isEmpty(); batch = stream.next()) {
                batch.stream().map(Item::key).forEach(keys::add);
            }
        }
        return keys;
    }

    private SearchQuestion question(Map<String, List<String>> parameters) {
        return done(SearchQuestion.parse(parameters, vocabulary));
    }

    private static <T> T done(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<T>) outcome).value();
    }

    private static Map<String, List<String>> parameters(Random random) {
        Map<String, List<String>> parameters = new HashMap<>();
        maybe(
                random,
                parameters,
                "q",
                4,
                List.of(
                        "storage",
                        "stor",
                        "speichr",
                        "serveur",
                        "Häuser hosting",
                        "verschlüsselt",
                        "l'archivage",
                        "the",
                        "S3",
                        "Nimbus vm",
                        "hebergement",
                        "conferenc",
                        "!!",
                        "zzzz",
                        "archiev",
                        "mailbox",
                        "die Postfach"));
        maybe(random, parameters, "kind", 5, List.of("storage", "storage/object", "MESSAGING", "video", "compute/vm"));
        maybe(random, parameters, "country", 6, List.of("DE", "fr", "EU", "EEA", "US", "GR", "EL"));
        maybe(random, parameters, "onlyIn", 5, List.of("DE", "EU", "EEA", "FR", "CH"));
        maybe(random, parameters, "exposedTo", 10, List.of("US", "CN", "EU"));
        maybe(random, parameters, "notExposedTo", 5, List.of("US", "CN", "FR", "EU"));
        maybe(random, parameters, "certificate", 8, TestVocabulary.CERTIFICATES);
        maybe(random, parameters, "protocol", 8, TestVocabulary.PROTOCOLS);
        maybe(random, parameters, "exportFormat", 8, GeneratedOfferings.FORMATS);
        maybe(random, parameters, "keyCustody", 8, GeneratedOfferings.CUSTODY);
        maybe(random, parameters, "status", 10, List.of("active", "ended", "revoked"));
        maybe(
                random,
                parameters,
                "level",
                3,
                List.of(
                        "ipc-baseline:IPC-1",
                        "ipc-baseline:ipc-2",
                        "eu-csf-1.2.1:SEAL-2",
                        "eu-csf-1.2.1/SOV-5:SEAL-3",
                        "gaia-x-cd25.10:L1"));
        one(random, parameters, "proof", 3, List.of("declared", "evidenced", "certified"));
        one(random, parameters, "near", 5, List.of("50.1,8.7,300", "48.85,2.35,1000", "-33,151,50", "60,24,2500"));
        List<String> sorts = new ArrayList<>(List.of(
                "name", "-name", "published", "-published", "level:ipc-baseline", "-level:eu-csf-1.2.1", "relevance"));
        if (parameters.containsKey("near")) {
            sorts.addAll(List.of("distance", "-distance"));
        }
        one(random, parameters, "sort", 2, sorts);
        one(
                random,
                parameters,
                "facets",
                2,
                List.of(
                        "kind,country,provider",
                        "certificate,protocol,exportFormat,keyCustody",
                        "status,exposedTo,level:ipc-baseline",
                        "level:eu-csf-1.2.1,level:eu-csf-1.2.1/SOV-5,kind"));
        one(random, parameters, "limit", 2, List.of("7", "20", "53", "200"));
        return parameters;
    }

    private static void one(Random random, Map<String, List<String>> to, String name, int oneIn, List<String> values) {
        if (random.nextInt(oneIn) == 0) {
            to.put(name, List.of(values.get(random.nextInt(values.size()))));
        }
    }

    private static void maybe(
            Random random, Map<String, List<String>> to, String name, int oneIn, List<String> values) {
        one(random, to, name, oneIn, values);
        if (to.containsKey(name) && !name.equals("q") && random.nextInt(3) == 0) {
            to.put(name, List.of(to.get(name).getFirst(), values.get(random.nextInt(values.size()))));
        }
    }
}
