package eu.cartulary.benchmarks.runs;

import eu.cartulary.benchmarks.load.Calls;
import eu.cartulary.benchmarks.load.Load;
import eu.cartulary.benchmarks.runs.Questions.Mix;
import java.io.BufferedReader;
import java.util.SplittableRandom;

/** Nineteen questions to one publication, closed loop. */
final class MixedRun {
    private static final int CLIENTS = 16;
    private static final int ONE_IN = 20;

    private final Report report;

    MixedRun(Report report) {
        this.report = report;
    }

    void run(ServerProcess server, BufferedReader publications, double seconds) throws Exception {
        Load load = new Load(server.port(), CLIENTS, seconds);
        Rounds rounds = Rounds.of(server, () -> load.closed(client -> mixed(publications, client)));
        report.row(
                "mixed, 95 % search and 5 % publish waiting for the views, 16 clients",
                rounds.rate() + "; search p50 " + rounds.millis("search", 50) + ", p99 " + rounds.millis("search", 99)
                        + "; publish p50 " + rounds.millis("publish", 50) + ", p99 " + rounds.millis("publish", 99),
                "",
                "",
                rounds.cpu());
    }

    private static Calls mixed(BufferedReader publications, int client) {
        Calls questions = Questions.calls("search", Mix.FILTERS_AND_FACETS, client);
        Calls writes = PublishRun.publications(publications, "");
        SplittableRandom random = new SplittableRandom(client);
        return () -> random.nextInt(ONE_IN) == 0 ? writes.next() : questions.next();
    }
}
