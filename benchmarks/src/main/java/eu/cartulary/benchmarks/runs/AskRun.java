package eu.cartulary.benchmarks.runs;

import eu.cartulary.benchmarks.load.Call;
import eu.cartulary.benchmarks.load.Calls;
import eu.cartulary.benchmarks.load.Connection;
import eu.cartulary.benchmarks.load.Load;
import eu.cartulary.benchmarks.runs.Questions.Mix;
import eu.cartulary.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Questions and reads over HTTP, beside a constant endpoint and a plain Lucene search in the same run. */
final class AskRun {
    private static final int CROWD = 50;
    private static final int SAMPLE = 2_000;

    private final Workplace place;
    private final Report report;
    private final double seconds;

    AskRun(Workplace place, Report report, double seconds) {
        this.place = place;
        this.report = report;
        this.seconds = seconds;
    }

    void run(int size) throws Exception {
        boolean goals = size == 100_000;
        Path data = place.seeded(size);
        report.head(Report.number("Asking, %,d offerings", size));
        try (ServerProcess server = ServerProcess.catalog(place, data, "-Xmx2g")) {
            Rounds one = search(server, 1, Mix.FILTERS_AND_FACETS);
            report.row(
                    "faceted search, 3 filters + 6 facets, 1 client",
                    "p50 " + one.millis("", 50) + ", p99 " + one.millis("", 99),
                    goals ? "2 / 8 ms" : "",
                    goals ? "185 / 270 ms (two filters, 10,000, no facets)" : "",
                    one.cpu());
            Rounds text = search(server, 1, Mix.WITH_TEXT);
            report.row(
                    "the same with words, 1 client",
                    "p50 " + text.millis("", 50) + ", p99 " + text.millis("", 99),
                    "",
                    "",
                    text.cpu());
            Rounds crowd = search(server, CROWD, Mix.FILTERS_AND_FACETS);
            report.row(
                    "faceted search, 50 clients",
                    crowd.rate() + ", p99 " + crowd.millis("", 99),
                    goals ? "3,000/s" : "",
                    goals ? "17/s" : "",
                    crowd.cpu());
            open(server, crowd.middleRate() / 2);
            List<String> keys = keys(server);
            read(server, goals, digests(server, keys), keys);
            constant(answerBytes(server), crowd);
            lucene(server, one);
        }
    }

    private Rounds search(ServerProcess server, int clients, Mix mix) throws Exception {
        Load load = new Load(server.port(), clients, seconds);
        return Rounds.of(server, () -> load.closed(client -> Questions.calls("search", mix, client)));
    }

    private void open(ServerProcess server, double perSecond) throws Exception {
        Load load = new Load(server.port(), CROWD, seconds);
        Rounds rounds = Rounds.of(
                server,
                () -> load.open(perSecond, client -> Questions.calls("search", Mix.FILTERS_AND_FACETS, client)));
        report.row(
                "the same, open loop at half of that rate",
                Report.number("%,.0f/s asked, ", perSecond) + rounds.rate() + ", p50 " + rounds.millis("", 50)
                        + ", p99 " + rounds.millis("", 99),
                "",
                "",
                "timed from when each was due" + rounds.failures());
    }

    private void read(ServerProcess server, boolean goals, List<String> digests, List<String> keys) throws Exception {
        Load load = new Load(server.port(), CROWD, seconds);
        Rounds credentials =
                Rounds.of(server, () -> load.closed(client -> each("read", "/credentials/", "*/*", digests, client)));
        report.row(
                "read one credential, 50 clients",
                credentials.rate() + ", p99 " + credentials.millis("", 99),
                goals ? "8,000/s" : "",
                goals ? "178/s" : "",
                credentials.cpu());
        Rounds offerings = Rounds.of(
                server, () -> load.closed(client -> each("read", "/offerings/", "application/json", keys, client)));
        report.row(
                "read one offering, 50 clients",
                offerings.rate() + ", p99 " + offerings.millis("", 99),
                "",
                "",
                offerings.cpu());
    }

    private void constant(int bytes, Rounds crowd) throws Exception {
        try (ServerProcess server = ServerProcess.of(place, ConstantServer.class, List.of(String.valueOf(bytes)))) {
            Load load = new Load(server.port(), CROWD, seconds);
            Rounds rounds = Rounds.of(server, () -> load.closed(client -> () -> Call.get("constant", "/constant")));
            report.row(
                    "WebFlux that answers a constant of the size of a search, 50 clients",
                    rounds.rate(),
                    "",
                    "",
                    rounds.cpu()
                            + Report.number(
                                    "; a search costs %.1f times as long", rounds.middleRate() / crowd.middleRate()));
        }
    }

    private void lucene(ServerProcess server, Rounds one) throws Exception {
        try (PlainLucene lucene = new PlainLucene(place.folder().resolve("plain-lucene"))) {
            for (byte[] item : PlainLucene.lines(items(server))) {
                lucene.add(item);
            }
            PlainLucene.Reader reader = lucene.open();
            double[] times = times(reader);
            report.row(
                    "plain Lucene in process, the same kinds of questions, 1 thread",
                    Report.number("p50 %.2f ms, p99 %.2f ms", times[times.length / 2], times[times.length * 99 / 100]),
                    "",
                    "",
                    Report.number(
                            "no guarantees, no drill-sideways; over HTTP the catalog takes %.1f times its p50",
                            one.middleMillis(50) / times[times.length / 2]));
        }
    }

    private static double[] times(PlainLucene.Reader reader) throws IOException {
        List<Map<String, String>> questions = Questions.parameters(Mix.FILTERS_AND_FACETS);
        double[] times = new double[SAMPLE];
        for (int i = -SAMPLE; i < SAMPLE; i++) {
            long begin = System.nanoTime();
            PlainLucene.ask(reader, questions.get(Math.floorMod(i * 31, questions.size())));
            if (i >= 0) {
                times[i] = (System.nanoTime() - begin) / 1e6;
            }
        }
        Arrays.sort(times);
        return times;
    }

    private static byte[] items(ServerProcess server) throws IOException {
        try (Connection connection = new Connection(server.port())) {
            return connection.read(
                    Call.get("", "/offerings", "application/x-ndjson").bytes());
        }
    }

    private int answerBytes(ServerProcess server) throws IOException {
        try (Connection connection = new Connection(server.port())) {
            Calls calls = Questions.calls("search", Mix.FILTERS_AND_FACETS, 0);
            long bytes = 0;
            for (int i = 0; i < 50; i++) {
                bytes += connection.send(calls.next().bytes()).length();
            }
            return (int) (bytes / 50);
        }
    }

    private List<String> keys(ServerProcess server) throws Exception {
        return Stream.of(new String(server.read("/offerings?limit=200&sort=name"), StandardCharsets.UTF_8))
                .flatMap(page -> strings(page, "key").stream())
                .toList();
    }

    private static List<String> strings(String page, String member) {
        try {
            return Json.read(page)
                    .path("items")
                    .valueStream()
                    .map(item -> item.path(member).stringValue())
                    .toList();
        } catch (Json.MalformedJsonException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Credentials behind these offerings, all over the log. */
    private static List<String> digests(ServerProcess server, List<String> keys) throws Exception {
        List<String> digests = new ArrayList<>();
        for (String key : keys) {
            Json.read(server.read("/offerings/" + key))
                    .path("sources")
                    .forEach(source -> digests.add(
                            source.isString()
                                    ? source.stringValue()
                                    : source.path("digest").stringValue()));
        }
        return digests;
    }

    static Calls each(String kind, String prefix, String accept, List<String> names, int client) {
        List<Call> calls = names.stream()
                .map(name -> Call.get(kind, prefix + name, accept))
                .toList();
        int[] at = {client * 37};
        return () -> calls.get(Math.floorMod(at[0]++ * 31, calls.size()));
    }
}
