package eu.cartulary.catalog.search;

import eu.cartulary.catalog.kernel.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Prints how long a buyer's question takes: three filters and six facets, never twice the same in a row. Run by hand, on a quiet
 * machine: {@code java -cp … eu.cartulary.catalog.search.SearchBenchmark 100000}.
 */
public final class SearchBenchmark {
    private static final int WARM_UP = 3_000;
    private static final int MEASURED = 5_000;
    private static final String FACETS = "kind,country,provider,certificate,protocol,level:eu-csf-1.2.1";

    private SearchBenchmark() {}

    /** Takes the number of offerings. */
    public static void main(String[] arguments) throws Exception {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        Path folder = Files.createTempDirectory("search-benchmark");
        TestVocabulary vocabulary = new TestVocabulary();
        try (OfferingIndex index = OfferingIndex.open(folder, vocabulary, SearchSettings.DEFAULT, Clock.systemUTC())) {
            long begin = System.nanoTime();
            GeneratedOfferings offerings = new GeneratedOfferings(42);
            for (int i = 0; i < count; ) {
                List<OfferingDocument> batch = new ArrayList<>();
                for (int j = 0; j < 500 && i < count; j++) {
                    batch.add(offerings.next(i++, count));
                }
                index.apply(batch, List.of(), i);
            }
            System.out.printf("%,d offerings indexed in %.1f s%n", count, (System.nanoTime() - begin) / 1e9);
            for (String kind : List.of("filters+facets", "filters", "text+filters+facets", "facets only", "by key")) {
                measure(kind, index, vocabulary);
            }
            Runtime.getRuntime().gc();
            System.out.printf(
                    "heap used %,d MB%n",
                    (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
        }
        try (OfferingIndex index = OfferingIndex.open(folder, vocabulary, SearchSettings.DEFAULT, Clock.systemUTC())) {
            System.out.println("opened again at " + index.applied());
        }
    }

    private static void measure(String kind, OfferingIndex index, TestVocabulary vocabulary) {
        Random random = new Random(7);
        List<SearchQuestion> questions = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            questions.add(question(kind, random, vocabulary));
        }
        long[] times = new long[MEASURED];
        long hits = 0;
        for (int i = -WARM_UP; i < MEASURED; i++) {
            SearchQuestion question = questions.get(Math.floorMod(i * 31, questions.size()));
            long begin = System.nanoTime();
            if (kind.equals("by key")) {
                hits += index.byIri("https://nobody.example/" + i).isPresent() ? 1 : 0;
            } else {
                hits += ((Outcome.Done<SearchPage>) index.search(question))
                        .value()
                        .total();
            }
            if (i >= 0) {
                times[i] = System.nanoTime() - begin;
            }
        }
        Arrays.sort(times);
        System.out.printf(
                "%-22s p50 %.3f ms, p99 %.3f ms, max %.3f ms, matches on average %,d%n",
                kind,
                times[MEASURED / 2] / 1e6,
                times[MEASURED * 99 / 100] / 1e6,
                times[MEASURED - 1] / 1e6,
                hits / (MEASURED + WARM_UP));
    }

    private static SearchQuestion question(String kind, Random random, TestVocabulary vocabulary) {
        Map<String, List<String>> parameters = new TreeMap<>();
        if (!kind.equals("facets only")) {
            parameters.put(
                    "kind",
                    List.of(List.of("storage", "compute", "messaging", "video", "hosting")
                            .get(random.nextInt(5))));
            parameters.put("country", List.of(GeneratedOfferings.COUNTRIES.get(random.nextInt(12))));
            parameters.put("level", List.of("eu-csf-1.2.1:SEAL-" + (1 + random.nextInt(2))));
            if (random.nextBoolean()) {
                parameters.remove("level");
                parameters.put("notExposedTo", List.of("US"));
            }
        }
        if (kind.startsWith("text")) {
            parameters.put(
                    "q",
                    List.of(List.of("speicher", "hébergement", "encrypted backup", "nimbus", "archiv")
                            .get(random.nextInt(5))));
        }
        if (!kind.equals("filters")) {
            parameters.put("facets", List.of(FACETS));
        }
        return ((Outcome.Done<SearchQuestion>) SearchQuestion.parse(parameters, vocabulary)).value();
    }
}
