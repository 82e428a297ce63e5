package eu.cartulary.benchmarks.runs;

import eu.cartulary.benchmarks.load.Call;
import eu.cartulary.benchmarks.load.Calls;
import eu.cartulary.benchmarks.load.Connection;
import eu.cartulary.benchmarks.load.Import;
import eu.cartulary.benchmarks.load.Load;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A population is imported, then further offerings are published by so many clients, waiting for the views or not. */
final class PublishRun {
    /** Imported first. */
    static final int SIZE = 10_000;
    /** So many times the size are there to be published then: the fastest machine does not run out of them. */
    static final int MORE = 8;

    private static final int[] CLIENTS = {16, 1, 4, 64};

    private final Workplace place;
    private final Report report;

    PublishRun(Workplace place, Report report) {
        this.place = place;
        this.report = report;
    }

    void run(int size, double seconds) throws Exception {
        Path lines = place.lines(size);
        Path more = place.more(size, MORE * size);
        report.head("Publishing");
        try (ServerProcess server = ServerProcess.catalog(place, place.emptyData("publish"), "-Xmx2g");
                BufferedReader next = Files.newBufferedReader(more)) {
            bulk(server, lines);
            for (int clients : CLIENTS) {
                for (boolean waiting : new boolean[] {true, false}) {
                    publish(server, next, clients, waiting, seconds);
                }
            }
            new MixedRun(report).run(server, next, seconds);
        }
    }

    private void bulk(ServerProcess server, Path lines) throws Exception {
        double before = server.cpu();
        long begin = System.nanoTime();
        Import done = Import.of(server.port(), lines);
        double visible = awaitVisible(server, begin);
        double cpu = (server.cpu() - before) * 1_000 / done.kept();
        double perSecond = done.kept() / done.seconds();
        report.row(
                "bulk import (NDJSON), durable",
                Report.number("%,.0f/s", perSecond),
                "1,000/s",
                "–",
                Report.number("%,d lines", done.kept()) + " into an empty, cold server; all visible after "
                        + Report.number("%.1f s (%,.0f/s)", visible, done.kept() / visible) + ", "
                        + Report.number("%.2f ms of the server's CPU each, views and graph included", cpu)
                        + (done.refused().isEmpty() ? "" : "; **refused**: " + done.refused()));
    }

    /** Seconds from the beginning until buyers see the whole log. */
    static double awaitVisible(ServerProcess server, long begin) throws IOException {
        try (Connection connection = new Connection(server.port())) {
            String checkpoint = new String(
                    connection.read(
                            Call.get("", "/log/checkpoint", "text/plain").bytes()),
                    StandardCharsets.UTF_8);
            long last = Long.parseLong(checkpoint.lines().skip(1).findFirst().orElseThrow()) - 1;
            byte[] question = Call.get("", "/offerings?limit=1&after=" + last).bytes();
            while (connection.send(question).index() < last) {
                if (!server.alive()) {
                    throw new IOException("the server ended");
                }
            }
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private void publish(ServerProcess server, BufferedReader next, int clients, boolean waiting, double seconds)
            throws Exception {
        String headers = waiting ? "" : "Prefer: respond-async\r\n";
        Load load = new Load(server.port(), clients, seconds);
        Rounds rounds = Rounds.of(server, () -> load.closed(client -> publications(next, headers)));
        boolean isGoal = clients == 16 && waiting;
        report.row(
                "publish a VC-JWT, " + clients + (clients == 1 ? " client, " : " clients, ")
                        + (waiting ? "waiting for the views" : "`respond-async`"),
                rounds.rate() + ", p50 " + rounds.millis("", 50) + ", p99 " + rounds.millis("", 99),
                isGoal ? "400/s" : "",
                isGoal ? "65/s" : "",
                rounds.cpu());
        // What is still to be seen by buyers is no burden on the next load.
        awaitVisible(server, System.nanoTime());
    }

    static Calls publications(BufferedReader next, String headers) {
        return () -> {
            try {
                String token;
                synchronized (next) {
                    token = next.readLine();
                }
                return token == null
                        ? null
                        : Call.post(
                                "publish",
                                "/credentials",
                                "application/vc+jwt",
                                headers,
                                token.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
