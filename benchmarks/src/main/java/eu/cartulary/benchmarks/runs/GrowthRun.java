package eu.cartulary.benchmarks.runs;

import eu.cartulary.benchmarks.population.Documents;
import eu.cartulary.benchmarks.population.Population;
import eu.cartulary.benchmarks.runs.Questions.Mix;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.search.ListedVocabulary;
import eu.cartulary.catalog.search.OfferingDocument;
import eu.cartulary.catalog.search.OfferingIndex;
import eu.cartulary.catalog.search.SearchPage;
import eu.cartulary.catalog.search.SearchQuestion;
import eu.cartulary.catalog.search.SearchSettings;
import eu.cartulary.catalog.search.SearchVocabulary;
import eu.cartulary.shapes.rulebook.Rulebooks;
import eu.cartulary.shapes.vocabulary.CodeLists;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The index alone, in process, at growing sizes: how the cost of a question grows with the catalog. */
final class GrowthRun {
    private static final int BATCH = 500;
    private static final int WARM_UP = 1_000;
    private static final int MEASURED = 2_000;

    private final Workplace place;
    private final Report report;
    private final SearchVocabulary vocabulary = new ListedVocabulary(CodeLists.bundled(), Rulebooks.bundled());

    GrowthRun(Workplace place, Report report) {
        this.place = place;
        this.report = report;
    }

    void run(List<Integer> sizes) throws IOException {
        report.head("Search in process, by size (documents drawn, not judged; index only)");
        double smallest = 0;
        for (int size : sizes) {
            Path folder = filled(size);
            try (OfferingIndex index = open(folder)) {
                for (Mix mix : Mix.values()) {
                    double[] times = measure(index, mix);
                    double middle = times[MEASURED / 2];
                    boolean isMain = mix == Mix.FILTERS_AND_FACETS;
                    smallest = isMain && smallest == 0 ? middle : smallest;
                    report.row(
                            Report.number("%,d offerings, ", size)
                                    + (isMain ? "3 filters + 6 facets" : "the same with words"),
                            Report.number("p50 %.2f ms, p99 %.2f ms", middle, times[MEASURED * 99 / 100]),
                            isMain && size == 1_000_000 ? "< 4 × the p50 at 10,000" : "",
                            "linear",
                            isMain
                                    ? Report.number(
                                            "%.1f times the p50 of the smallest; %,d MB",
                                            middle / smallest, Workplace.bytes(folder) >> 20)
                                    : "");
                }
            }
        }
    }

    private OfferingIndex open(Path folder) throws IOException {
        return OfferingIndex.open(folder, vocabulary, SearchSettings.DEFAULT, Clock.systemUTC());
    }

    /** The index of this size; filled when it is not there. */
    Path filled(int size) throws IOException {
        Path folder = place.folder().resolve("index-" + size);
        if (!Files.exists(folder)) {
            Path draft = place.folder().resolve("index-" + size + ".part");
            Workplace.delete(draft);
            Documents documents = new Documents(new Population(size), vocabulary);
            try (OfferingIndex index = open(draft)) {
                for (int from = 0; from < size; from += BATCH) {
                    List<OfferingDocument> batch = IntStream.range(from, Math.min(size, from + BATCH))
                            .parallel()
                            .mapToObj(documents::of)
                            .toList();
                    index.apply(batch, List.of(), from);
                }
            }
            Files.move(draft, folder);
        }
        return folder;
    }

    private double[] measure(OfferingIndex index, Mix mix) {
        List<SearchQuestion> questions =
                Questions.parameters(mix).stream().map(this::parsed).toList();
        double[] times = new double[MEASURED];
        for (int i = -WARM_UP; i < MEASURED; i++) {
            SearchQuestion question = questions.get(Math.floorMod(i * 31, questions.size()));
            long begin = System.nanoTime();
            Outcome<SearchPage> page = index.search(question);
            if (i >= 0) {
                times[i] = (System.nanoTime() - begin) / 1e6;
            }
            if (!(page instanceof Outcome.Done<SearchPage>)) {
                throw new IllegalStateException("refused: " + page);
            }
        }
        Arrays.sort(times);
        return times;
    }

    private SearchQuestion parsed(Map<String, String> question) {
        Map<String, List<String>> parameters = new HashMap<>();
        question.forEach((name, value) -> parameters.put(name, List.of(value)));
        return ((Outcome.Done<SearchQuestion>) SearchQuestion.parse(parameters, vocabulary)).value();
    }
}
