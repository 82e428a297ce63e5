package eu.cartulary.benchmarks.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Load over HTTP against the catalog in a process of its own. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = "Puts load on a catalog that it starts, and prints rows.")
public final class LoadCommand implements Callable<Integer> {
    /** The groups of rows. */
    enum Group {
        /** Signs populations and seeds journals; measures nothing. */
        prepare,
        /** The same for the index of a million offerings. */
        million,
        /** Bulk import, publications by so many clients, a mixed load. */
        publish,
        /** Start with and without views; disk. */
        start,
        /** Search and reads, beside plain Lucene and a constant endpoint. */
        ask,
        /** SPARQL, beside Fuseki alone. */
        sparql,
        /** Hostile queries and slow readers. */
        abuse,
        /** The index at a tenth of the size, at the size and, where it has been prepared, at 1,000,000. */
        growth
    }

    private static final int MILLION = 1_000_000;

    @Parameters(description = "What to measure: ${COMPLETION-CANDIDATES}.", arity = "1..*")
    private List<Group> groups = List.of();

    @Option(names = "--folder", description = "Where populations and data lie (${DEFAULT-VALUE}).")
    private Path folder = Path.of("benchmarks/target/bench");

    @Option(names = "--server", description = "The catalog (${DEFAULT-VALUE}).")
    private Path server = Path.of("catalog-server/target/catalog-server.jar");

    @Option(names = "--seconds", description = "How long one round lasts (${DEFAULT-VALUE}).")
    private double seconds = 4;

    @Option(
            names = "--size",
            description =
                    "Offerings in the catalog that is asked; for growth, those of the larger index (${DEFAULT-VALUE}).")
    private int size = 100_000;

    private LoadCommand() {}

    @Override
    public Integer call() throws IOException {
        Workplace place = new Workplace(folder.toAbsolutePath(), server.toAbsolutePath());
        Report report = new Report(place.folder(), System.out);
        int broken = 0;
        for (Group group : groups) {
            try {
                run(group, place, report);
            } catch (Exception e) {
                // The other groups are measured all the same; the row says that this one is missing.
                e.printStackTrace();
                report.row("**" + group + " broke off**", String.valueOf(e.getMessage()), "", "", "");
                broken++;
            }
        }
        return broken == 0 ? 0 : 1;
    }

    private void run(Group group, Workplace place, Report report) throws Exception {
        switch (group) {
            case prepare -> prepare(place);
            case million -> new GrowthRun(place, report).filled(MILLION);
            case publish -> new PublishRun(place, report).run(Math.min(size, PublishRun.SIZE), seconds);
            case start -> new StartRun(place, report).run(size);
            case ask -> new AskRun(place, report, seconds).run(size);
            case sparql -> new SparqlRun(place, report, seconds).run(size);
            case abuse -> new AbuseRun(place, report).run(Math.min(size, AbuseRun.SIZE), seconds * 3);
            case growth -> growth(place, report, size);
        }
    }

    private void prepare(Workplace place) throws IOException {
        int published = Math.min(size, PublishRun.SIZE);
        place.lines(published);
        place.more(published, PublishRun.MORE * published);
        place.seeded(Math.min(size, AbuseRun.SIZE));
        place.seeded(size);
    }

    private static void growth(Workplace place, Report report, int largest) throws IOException {
        List<Integer> sizes = new ArrayList<>(List.of(largest / 10, largest));
        if (largest < MILLION && Files.exists(place.folder().resolve("index-" + MILLION))) {
            sizes.add(MILLION);
        }
        new GrowthRun(place, report).run(sizes);
    }
}
