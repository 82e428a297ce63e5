package eu.cartulary.catalog.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of a process that publishes, again and again over the same folder: 10 times, 60 with {@code -Dscale=full}. */
class KillTest {
    private static final int CYCLES = "full".equals(System.getProperty("scale")) ? 60 : 10;

    @TempDir
    Path data;

    private final Map<String, Long> acknowledged = new HashMap<>();

    @Test
    void what_was_acknowledged_survives_the_death_of_the_process() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("KillTest: seed " + seed);
        Random random = new Random(seed);
        long size = 0;
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            kill(cycle, 1 + random.nextInt(400));
            try (FileJournal journal = FileJournal.open(Sample.opening(data))) {
                check(journal, "seed " + seed + ", cycle " + cycle);
                assertThat(journal.size()).isGreaterThan(size);
                size = journal.size();
            }
        }
    }

    /** Starts the program, waits for so many answers, kills it, and takes note of every answer it gave. */
    private void kill(int cycle, int answers) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        data.toString(),
                        "cycle" + cycle))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            int heard = 0;
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                String[] words = line.split(" ", -1);
                if (words.length == 2 && !words[1].isEmpty()) {
                    heard += acknowledged.put(words[0], Long.parseLong(words[1])) == null ? 1 : 0;
                }
                if (heard == answers) {
                    // By its handle: what it said before it died is still to be read.
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    private void check(FileJournal journal, String when) throws IOException {
        Map<String, Long> byDigest = new HashMap<>();
        for (JournalRecord record : journal.read(0, 10_000_000)) {
            byDigest.put(
                    record.header().credentials().get(0).digest().hex(),
                    record.header().index());
            assertThat(record.payload()).as(when).hasSize(800);
        }
        acknowledged.forEach((name, index) -> assertThat(
                        byDigest.get(Sample.head(name, null, 0).digest().hex()))
                .as("%s: %s", when, name)
                .isEqualTo(index));
    }
}
