package eu.cartulary.benchmarks.runs;

import eu.cartulary.benchmarks.load.Call;
import eu.cartulary.benchmarks.load.Connection;
import eu.cartulary.benchmarks.load.Load;
import eu.cartulary.benchmarks.load.Measured;
import eu.cartulary.benchmarks.runs.Questions.Mix;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ordinary buyers at an even pace, first alone, then beside a hundred hostile queries and two hundred clients that read a byte a
 * second, all against a catalog with 512 MB of heap.
 */
final class AbuseRun {
    static final int SIZE = 10_000;
    private static final int HOSTILE = 100;
    private static final int AT_ONCE = 20;
    private static final int SLOW = 200;
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
            AtomicBoolean over = new AtomicBoolean();
            AtomicInteger answered = new AtomicInteger();
            List<Thread> attackers = new ArrayList<>(slowReaders(server.port(), over));
            attackers.addAll(hostile(server.port(), answered));
            Measured beside = ordinary(buyers);
            for (Thread each : attackers.subList(SLOW, attackers.size())) {
                // One that hangs would hold this run for ever: a minute is thrice what any query may take.
                each.join(60_000);
            }
            over.set(true);
            Measured after = ordinary(buyers);
            row(server, alone, beside, after, answered.get());
        }
    }

    private void row(ServerProcess server, Measured alone, Measured beside, Measured after, int answered)
            throws IOException {
        report.row(
                "ordinary search at 50/s (open loop) beside 100 hostile queries and 200 clients that read a byte a second",
                Report.number(
                        "p50 %.1f → %.1f ms, p99 %.1f → %.1f ms, afterwards p99 %.1f ms",
                        alone.millis("", 50),
                        beside.millis("", 50),
                        alone.millis("", 99),
                        beside.millis("", 99),
                        after.millis("", 99)),
                "p99 at most twice",
                "",
                Report.number(
                        "%d of %d hostile queries answered or refused in time; server alive: %s; at most %,d MB resident; failed: %s",
                        answered, HOSTILE, server.alive(), server.residentMegabytes(), beside.failures()));
    }

    private static Measured ordinary(Load buyers) throws InterruptedException {
        return buyers.open(PER_SECOND, client -> Questions.calls("search", Mix.FILTERS_AND_FACETS, client));
    }

    private static List<Thread> slowReaders(int port, AtomicBoolean over) {
        byte[] all = Call.get("", "/offerings", "application/x-ndjson").bytes();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < SLOW; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                    socket.setReceiveBufferSize(4_096);
                    socket.getOutputStream().write(all);
                    InputStream in = socket.getInputStream();
                    while (!over.get() && in.read() >= 0) {
                        Thread.sleep(1_000);
                    }
                } catch (IOException | InterruptedException sentAway) {
                    // Being cut off is a good answer to this client.
                    Thread.currentThread().interrupt();
                }
            }));
        }
        return threads;
    }

    private static List<Thread> hostile(int port, AtomicInteger answered) {
        List<Thread> threads = new ArrayList<>();
        List<Call> calls = hostileCalls();
        for (int i = 0; i < AT_ONCE; i++) {
            int first = i;
            threads.add(Thread.ofPlatform().start(() -> {
                for (int next = first; next < HOSTILE; next += AT_ONCE) {
                    try (Connection connection = new Connection(port)) {
                        connection.send(calls.get(next % calls.size()).bytes());
                        answered.incrementAndGet();
                    } catch (IOException hung) {
                        // It is missing in the count.
                        continue;
                    }
                }
            }));
        }
        return threads;
    }

    private static List<Call> hostileCalls() {
        String deep = "{".repeat(200) + "?s ?p ?o" + "}".repeat(200);
        List<String> queries = List.of(
                "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
                "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f }",
                "SELECT * { ?s ?p ?o FILTER regex(str(?o), \"(a+)+$\") }",
                "SELECT * { ?s (<x:a>|!<x:b>)* ?o }",
                "SELECT ?s (GROUP_CONCAT(?o) AS ?all) { ?s ?p ?o . ?x ?y ?z } GROUP BY ?s",
                "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
                "CONSTRUCT { ?a ?b ?f } { ?a ?b ?c . ?d ?e ?f } ",
                "SELECT DISTINCT ?a ?d { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f",
                "ASK " + deep);
        List<Call> calls = new ArrayList<>();
        queries.forEach(query ->
                calls.add(Call.get("", "/sparql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8), "*/*")));
        calls.add(Call.get("", "/offerings?q=" + "a*%20".repeat(400) + "&facets=" + Questions.FACETS));
        calls.add(Call.get("", "/offerings?q=" + "%C3%A9~2%20".repeat(300)));
        calls.add(Call.get("", "/offerings?cursor=" + "A".repeat(4_000)));
        calls.add(Call.post(
                "",
                "/validations",
                "application/ld+json",
                "",
                "[".repeat(100_000).getBytes(StandardCharsets.US_ASCII)));
        return calls;
    }
}
