package eu.cartulary.catalog.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.cartulary.catalog.journal.FileJournal;
import eu.cartulary.catalog.journal.JournalRecord;
import eu.cartulary.catalog.journal.Sample;
import eu.cartulary.catalog.kernel.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same as {@code FailingDiskTest} and {@link FailingSwapTest}, below the JVM: {@code strace} makes each system call that a real
 * process makes on its data folder fail once, or kills the process at it. Only with {@code -Dscale=full}, where {@code strace} is.
 */
class InjectedFaultsTest {
    private static final List<String> WRITING =
            List.of("openat", "write", "pwrite64", "fsync", "fdatasync", "ftruncate", "rename", "mkdir");
    private static final List<String> READING =
            List.of("read", "pread64", "lseek", "fstat", "newfstatat", "statx", "unlink", "unlinkat", "rmdir", "close");
    private static final Pattern CALL = Pattern.compile("^\\d+ +([a-z0-9]+)\\(");
    private static final int KILLED = 137;

    @TempDir
    Path folder;

    private Path said() {
        return folder.resolve("said");
    }

    @Test
    void whichever_system_call_fails_nothing_acknowledged_is_lost() throws Exception {
        assumeTrue("full".equals(System.getProperty("scale")), "InjectedFaultsTest runs with -Dscale=full only");
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/strace")),
                "strace is not installed: system calls are not injected");
        Set<String> paths = paths();
        Map<String, Integer> calls = count(paths);
        int runs = 0;
        int unharmed = 0;
        for (Map.Entry<String, Integer> call : calls.entrySet()) {
            for (String fault : faults(call.getKey())) {
                for (int k = 1; k <= call.getValue(); k++) {
                    String when = call.getKey() + " " + k + " of " + call.getValue() + ": " + fault;
                    int code = run(paths, "inject=" + call.getKey() + ":" + fault + ":when=" + k);
                    check(code, when);
                    runs++;
                    unharmed += code == 0 ? 1 : 0;
                }
            }
        }
        System.out.println("InjectedFaultsTest: " + calls + ", " + runs + " runs, of which " + unharmed
                + " went on to their end; 0 acknowledged lost");
    }

    private static List<String> faults(String call) {
        return WRITING.contains(call)
                ? List.of("error=EIO", "error=ENOSPC", "signal=KILL")
                : List.of("error=EIO", "signal=KILL");
    }

    /** Every path below the data folder that the program names. */
    private Set<String> paths() throws Exception {
        assertThat(strace(List.of("-e", "trace=%file"))).isZero();
        Pattern path = Pattern.compile("\"(" + Pattern.quote(data().toString()) + "[^\"]*)\"");
        Set<String> found = new TreeSet<>();
        for (String line : Files.readAllLines(trace())) {
            Matcher matcher = path.matcher(line);
            while (matcher.find()) {
                found.add(matcher.group(1));
            }
        }
        return found;
    }

    private Map<String, Integer> count(Set<String> paths) throws Exception {
        assertThat(run(paths, "trace=" + String.join(",", WRITING) + "," + String.join(",", READING)))
                .as(Files.readString(said()))
                .isZero();
        Map<String, Integer> calls = new TreeMap<>();
        for (String line : Files.readAllLines(trace())) {
            Matcher matcher = CALL.matcher(line);
            if (matcher.find()) {
                calls.merge(matcher.group(1), 1, Integer::sum);
            }
        }
        assertThat(calls.keySet()).contains("fsync", "write", "rename");
        return calls;
    }

    private int run(Set<String> paths, String expression) throws Exception {
        List<String> arguments = new ArrayList<>();
        paths.forEach(path -> arguments.addAll(List.of("-P", path)));
        if (expression.startsWith("inject=")) {
            arguments.addAll(
                    List.of("-e", "trace=" + expression.substring("inject=".length(), expression.indexOf(':'))));
        }
        arguments.addAll(List.of("-e", expression));
        return strace(arguments);
    }

    private int strace(List<String> arguments) throws IOException, InterruptedException {
        delete(data());
        List<String> command = new ArrayList<>(List.of("strace", "-f", "-qq", "-o", trace().toString()));
        command.addAll(arguments);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                FaultyProgram.class.getName(),
                data().toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said().toFile())
                .start();
        assertThat(process.waitFor(300, TimeUnit.SECONDS))
                .as("it comes to an end")
                .isTrue();
        return process.exitValue();
    }

    private void check(int code, String when) throws Exception {
        List<String> lines = Files.readAllLines(said());
        if (code != 0 && code != KILLED) {
            assertThat(lines).as(when).anyMatch(line -> line.contains("xception") || line.contains("stops"));
        }
        try (FileJournal journal = FileJournal.open(Sample.opening(data()))) {
            for (String line : lines) {
                if (line.startsWith("kept ")) {
                    String[] words = line.split(" ", -1);
                    JournalRecord record =
                            journal.read(Long.parseLong(words[2])).orElseThrow();
                    assertThat(record.payload()).as("%s: %s", when, line).isEqualTo(Sample.bytes(words[1], 800));
                }
            }
            for (JournalRecord record : journal.read(0, 1_000)) {
                assertThat(Digest.of(record.payload()))
                        .as(when)
                        .isEqualTo(record.header().payloadHash());
            }
            long last = Sample.done(journal, Sample.envelope("afterwards")).index();
            try (Projector<FakeViews> projector =
                    Projector.start(journal, data().resolve("views"), new FakeViews.Factory(), Pace.PROMPT)) {
                projector.visible(last).get(60, TimeUnit.SECONDS);
                assertThat(projector.applied()).as(when).isEqualTo(journal.size());
            }
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path trace() {
        return folder.resolve("trace");
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file :
                        files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
