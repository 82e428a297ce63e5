package eu.cartulary.benchmarks.runs;

import eu.cartulary.benchmarks.load.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The same load several times, after one that only warms up; what the spread is taken from. */
final class Rounds {
    /** Rounds that count. */
    static final int COUNT = 3;

    private final List<Measured> rounds = new ArrayList<>();
    private final double cpu;

    private Rounds(ServerProcess server, Work work) throws Exception {
        work.run();
        double before = server.cpu();
        for (int i = 0; i < COUNT; i++) {
            rounds.add(work.run());
        }
        cpu = server.cpu() - before;
    }

    /** One round. */
    interface Work {
        Measured run() throws Exception;
    }

    static Rounds of(ServerProcess server, Work work) throws Exception {
        return new Rounds(server, work);
    }

    String rate() {
        return spread(Measured::rate, "%,.0f", "/s");
    }

    double middleRate() {
        return rounds.stream().mapToDouble(Measured::rate).sorted().toArray()[COUNT / 2];
    }

    double middleMillis(double percentile) {
        return rounds.stream()
                .mapToDouble(each -> each.millis("", percentile))
                .sorted()
                .toArray()[COUNT / 2];
    }

    String millis(String kind, double percentile) {
        return spread(each -> each.millis(kind, percentile), "%.2f", " ms");
    }

    String spread(ToDoubleFunction<Measured> what, String format, String unit) {
        return Report.spread(rounds.stream().mapToDouble(what).toArray(), format, unit);
    }

    /** Milliseconds of CPU of the server for each call. */
    String cpu() {
        long calls = rounds.stream().mapToLong(Measured::count).sum();
        return Report.number("%.3f", cpu * 1_000 / Math.max(1, calls)) + " ms of the server's CPU each" + failures();
    }

    String failures() {
        Measured all = rounds.get(0);
        long count = rounds.stream()
                .flatMap(each -> each.failures().values().stream())
                .mapToLong(each -> each)
                .sum();
        return count == 0 ? "" : "; **" + count + " failed**, " + all.failures();
    }
}
