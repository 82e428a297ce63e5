package eu.cartulary.benchmarks.runs;

import eu.cartulary.benchmarks.load.Load;
import eu.cartulary.benchmarks.load.Measured;
import eu.cartulary.benchmarks.runs.Questions.Mix;
import java.io.IOException;
import java.util.List;

/**
 * Ordinary buyers at an even pace, first alone, then beside an {@link Attack} that lasts as long as they ask, all against a catalog
 * with 512 MB of heap.
 */
final class AbuseRun {
    static final int SIZE = 10_000;
    private static final int BUYERS = 4;
    private static final double PER_SECOND = 50;

    private final Workplace place;
    private final Report report;

    AbuseRun(Workplace place, Report report) {
        this.place = place;
        this.report = report;
    }

    void run(int size, double seconds) throws Exception {
        report.head(Report.number("Abuse, %,d offerings, -Xmx512m", size));
        try (ServerProcess server =
                ServerProcess.catalog(place, place.seeded(size), "-Xmx512m", "-XX:+ExitOnOutOfMemoryError")) {
            Load buyers = new Load(server.port(), BUYERS, seconds);
            ordinary(buyers);
            Measured alone = ordinary(buyers);
            Attack attack = new Attack(server.port());
            attack.begin();
            Measured onset = ordinary(buyers);
            Measured beside = ordinary(buyers);
            attack.end();
            Measured after = ordinary(buyers);
            row(server, List.of(alone, onset, beside, after), attack);
        }
    }

    private void row(ServerProcess server, List<Measured> measured, Attack attack) throws IOException {
        Measured alone = measured.get(0);
        Measured onset = measured.get(1);
        Measured beside = measured.get(2);
        Measured after = measured.get(3);
        report.row(
                "ordinary search at 50/s (open loop) beside hostile queries, 20 at once, and 200 clients that read a byte a second",
                Report.number(
                        "p50 %.1f ms → %.1f in the first round of the attack → %.1f in the second, p99 %.1f ms → %.1f (%.1f times) → %.1f (%.1f times), afterwards p99 %.1f ms",
                        alone.millis("", 50),
                        onset.millis("", 50),
                        beside.millis("", 50),
                        alone.millis("", 99),
                        onset.millis("", 99),
                        onset.millis("", 99) / alone.millis("", 99),
                        beside.millis("", 99),
                        beside.millis("", 99) / alone.millis("", 99),
                        after.millis("", 99)),
                "p99 at most twice",
                "",
                attack
                        + Report.number(
                                "; server alive: %s; at most %,d MB resident; ordinary ones that failed: %s",
                                server.alive(),
                                server.residentMegabytes(),
                                List.of(onset.failures(), beside.failures())));
    }

    private static Measured ordinary(Load buyers) throws InterruptedException {
        return buyers.open(PER_SECOND, client -> Questions.calls("search", Mix.FILTERS_AND_FACETS, client));
    }
}
