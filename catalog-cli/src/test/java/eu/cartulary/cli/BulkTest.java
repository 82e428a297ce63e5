package eu.cartulary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of many lines: what was refused is told at the end, and a run that broke off goes on where it was. */
class BulkTest {
    private static final int LINES = 450;
    private static final String DIGEST = "ab".repeat(32);

    @TempDir
    Path folder;

    private final List<String> sent = new ArrayList<>();
    private HttpServer server;
    private int takes = Integer.MAX_VALUE;
    private volatile boolean busy = true;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/credentials", exchange -> {
            try (exchange) {
                List<String> lines = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
                if (sent.size() + lines.size() > takes) {
                    exchange.sendResponseHeaders(403, -1);
                    return;
                }
                sent.addAll(lines);
                StringBuilder answers = new StringBuilder();
                for (int i = lines.size(); i > 0; i--) {
                    boolean refused = lines.get(i - 1).contains("\"e7.");
                    boolean later = busy && lines.get(i - 1).contains(".busy.");
                    answers.append("{\"line\":")
                            .append(i)
                            .append(
                                    later
                                            ? ",\"status\":503,\"problem\":{\"type\":\"x\",\"title\":\"Busy\",\"status\":503,\"violations\":[]}}\n"
                                            : refused
                                                    ? ",\"status\":403,\"problem\":{\"type\":\"x\",\"title\":\"Not trusted\",\"status\":403,\"violations\":[]}}\n"
                                                    : ",\"status\":201,\"digest\":\"" + DIGEST + "\"}\n");
                }
                byte[] body = answers.toString().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/x-ndjson");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        Files.writeString(
                folder.resolve("all.ndjson"),
                IntStream.rangeClosed(1, LINES)
                        .mapToObj(i -> "\"e" + i + ".e30.c2ln\"\n")
                        .collect(Collectors.joining()));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Runs.Ran run(Runs runs) {
        return runs.run(
                "publish",
                "all.ndjson",
                "--server",
                "http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Test
    void refusals_are_told_once_more_at_the_end() {
        try (Runs runs = new Runs(folder).watchedByAPerson()) {
            Runs.Ran ran = run(runs).ended(ExitCode.FINDINGS);
            assertThat(ran.out().lines()).hasSize(LINES);
            assertThat(ran.err()).contains("100 %", "7  403  Not trusted");
            assertThat(folder.resolve("all.ndjson.place")).doesNotExist();
        }
    }

    @Test
    void a_run_that_broke_off_goes_on_where_it_was_unless_the_file_has_changed() throws Exception {
        try (Runs runs = new Runs(folder)) {
            takes = 300;
            Runs.Ran broken = run(runs).ended(ExitCode.NOT_ALLOWED);
            int before = sent.size();
            assertThat(broken.err()).contains("Up to line " + before);
            takes = Integer.MAX_VALUE;
            // One line was refused in the first run: that is not forgotten.
            Runs.Ran ran = run(runs).ended(ExitCode.FINDINGS);
            assertThat(ran.err()).contains("1 of those lines were refused then");
            assertThat(sent.size()).isEqualTo(LINES);
            assertThat(ran.out().lines()).hasSize(LINES - before);
            assertThat(ran.out()).contains(LINES + "  201");
            assertThat(ran.err()).contains(String.valueOf(before + 1));
            assertThat(folder.resolve("all.ndjson.place")).doesNotExist();

            sent.clear();
            takes = 200;
            run(runs);
            Files.writeString(folder.resolve("all.ndjson"), "\"e1.e30.c2ln\"\n");
            sent.clear();
            takes = Integer.MAX_VALUE;
            run(runs).ended(ExitCode.OK);
            assertThat(sent).hasSize(1);
        }
    }

    @Test
    void a_line_that_is_broken_is_one_refusal_and_the_rest_is_published() throws Exception {
        Files.writeString(folder.resolve("all.ndjson"), "\"e1.e30.c2ln\"\n\"e2.e30\n\"e3.e30.c2ln\"\n");
        try (Runs runs = new Runs(folder)) {
            run(runs).ended(ExitCode.OK);
            assertThat(sent).hasSize(3);
            assertThat(sent.get(1)).contains("e2.e30");
        }
    }

    @Test
    void a_line_that_is_refused_for_the_moment_is_sent_again_by_the_next_run() throws Exception {
        Files.writeString(folder.resolve("all.ndjson"), "\"e1.e30.c2ln\"\n\"e2.busy.c2ln\"\n\"e3.e30.c2ln\"\n");
        try (Runs runs = new Runs(folder)) {
            assertThat(run(runs).ended(ExitCode.FINDINGS).err()).contains("run this again");
            sent.clear();
            busy = false;
            run(runs).ended(ExitCode.OK);
            assertThat(sent).hasSize(2);
            assertThat(folder.resolve("all.ndjson.place")).doesNotExist();
        }
    }

    @Test
    void the_bar_tells_rate_and_time_left() {
        Cartulary root = new Cartulary(
                new Terminal(
                        new java.io.PrintWriter(new java.io.StringWriter()),
                        new java.io.PrintWriter(new java.io.StringWriter()),
                        new java.io.ByteArrayInputStream(new byte[0]),
                        folder,
                        java.util.Map.of(),
                        Terminal.Watched.BY_A_PERSON,
                        Runs.DAY),
                new Messages(eu.cartulary.report.Language.EN));
        BulkProgress progress = new BulkProgress(root, 1_000);
        for (int i = 0; i < 50; i++) {
            progress.taken(250);
        }
        assertThat(progress.line(250, Duration.ofSeconds(10)))
                .isEqualTo("[" + "█".repeat(7) + "░".repeat(23) + "] 25 %  50  5/s  0:30");
        progress.skip(200);
        assertThat(progress.line(250, Duration.ofSeconds(10))).contains("2:30");
        assertThat(new BulkProgress(root, 0).line(10, Duration.ZERO)).isEqualTo("0  0/s");
    }
}
