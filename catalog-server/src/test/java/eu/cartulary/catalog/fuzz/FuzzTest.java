package eu.cartulary.catalog.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Gives each target to Jazzer in a JVM of its own, seeds first. {@code -Dscale=full} goes on for ten minutes a target, {@code
 * -Dfuzz.seconds=3600} for as long as it says. The seed of a run is printed; {@code -Dfuzz.seed=} repeats it.
 */
class FuzzTest {
    private static final int SECONDS = Integer.getInteger("fuzz.seconds", full() ? 600 : 2);
    private static final long SEED = Long.getLong("fuzz.seed", 1 + new Random().nextInt(Integer.MAX_VALUE - 1));
    /** For one input, in seconds: far beyond what any takes, the first one on a busy machine included. */
    private static final int TOO_SLOW = 25;

    private static final List<String> TARGETS = List.of(
            "fuzz.EnvelopeTarget",
            "fuzz.JsonLdTarget",
            "fuzz.JoseTarget",
            "fuzz.DidTarget",
            "fuzz.LogTarget",
            "graph.QueryGuardTarget",
            "http.TileNameTarget",
            "journal.BackupTarget",
            "journal.SegmentTarget",
            "search.QuestionTarget",
            "trust.CertificateTarget",
            "trust.DidDocumentTarget",
            "trust.RevocationTarget",
            "trust.StatusCredentialTarget",
            "trust.StatusListTarget",
            "validation.ValidationTarget");

    private static final List<String> NOT_HERE = List.of(
            "com.code_intelligence.jazzer.sanitizers.ClojureLangHooks",
            "com.code_intelligence.jazzer.sanitizers.ExpressionLanguageInjection",
            "com.code_intelligence.jazzer.sanitizers.LdapInjection",
            "com.code_intelligence.jazzer.sanitizers.NamingContextLookup",
            // A query may hold any expression: it is compiled while the query is read, and run by RE2/J alone.
            "com.code_intelligence.jazzer.sanitizers.RegexInjection",
            "com.code_intelligence.jazzer.sanitizers.ScriptEngineInjection",
            "com.code_intelligence.jazzer.sanitizers.SqlInjection",
            "com.code_intelligence.jazzer.sanitizers.TemplateInjection",
            "com.code_intelligence.jazzer.sanitizers.UnsafeSanitizer",
            "com.code_intelligence.jazzer.sanitizers.XPathInjection",
            "com.code_intelligence.jazzer.sanitizers.XmlParserSsrfGuidance");

    /** As many JVMs at once as the smallest machine has cores: most of their time is start. */
    private static final ExecutorService TWO = Executors.newFixedThreadPool(2);

    private static final Map<String, Future<Integer>> CODES = new HashMap<>();

    @BeforeAll
    static void start() {
        TARGETS.forEach(name -> CODES.put(name, TWO.submit(() -> fuzz(name))));
    }

    @AfterAll
    static void end() {
        TWO.close();
    }

    static List<String> targets() {
        return TARGETS;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("targets")
    void nothing_but_a_refusal_comes_out_of(String name) throws Exception {
        int code = Objects.requireNonNull(CODES.get(name)).get();

        assertThat(code).as("%s, seed %d:%n%s", name, SEED, last(log(name))).isZero();
    }

    private static int fuzz(String name) throws Exception {
        FuzzTarget target = FuzzTarget.named(name);
        Path work = Path.of("target", "fuzz", name);
        Path found = emptied(work.resolve("found"));
        List<String> corpus = new ArrayList<>(
                List.of(Files.createDirectories(work.resolve("corpus")).toString()));
        corpus.add(written(target.seeds(), work.resolve("seeds")).toString());
        corpus.addAll(kept(name));
        (full() ? target.shared() : List.<String>of())
                .stream()
                        .map(folder -> Path.of(System.getProperty("cartulary.shared", "../../shared"), folder))
                        .filter(Files::isDirectory)
                        .forEach(folder -> corpus.add(folder.toString()));
        Path log = log(name);
        System.out.println("fuzzing " + name + " for " + SECONDS + " s, seed " + SEED + ", log " + log);

        return run(name, found, corpus, log);
    }

    private static Path log(String name) {
        return Path.of("target", "fuzz", name, "log");
    }

    private static int run(String name, Path found, List<String> corpus, Path log) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:-OmitStackTraceInFastThrow",
                full() ? "-XX:+TieredCompilation" : "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+EnableDynamicAgentLoading",
                "-Djena.iriprovider=IRI3986",
                "-Dfuzz.target=" + name,
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + FuzzEntry.class.getName(),
                "--instrumentation_includes=eu.cartulary.**:com.apicatalog.**",
                "--instrumentation_excludes=eu.cartulary.catalog.fuzz.**",
                // Other detectors watch for SQL, LDAP, scripts and templates, none of which is here; weaving them in
                // costs seconds.
                "--disabled_hooks=" + String.join(java.io.File.pathSeparator, NOT_HERE),
                "--reproducer_path=" + found,
                "-artifact_prefix=" + found + "/",
                "-max_total_time=" + SECONDS,
                "-timeout=" + TOO_SLOW,
                "-report_slow_units=" + TOO_SLOW,
                "-max_len=65536",
                "-rss_limit_mb=3072",
                "-print_final_stats=1",
                "-seed=" + SEED));
        command.addAll(corpus);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(SECONDS + 120L, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return -1;
        }
        return process.exitValue();
    }

    /** What an earlier run found and was mended since does not count again. */
    private static Path emptied(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        return folder;
    }

    private static Path written(List<byte[]> seeds, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(folder.resolve("seed-" + i), seeds.get(i));
        }
        return folder;
    }

    private static List<String> kept(String name) {
        URL folder = FuzzTest.class.getResource("/fuzz/" + name);
        try {
            return folder == null ? List.of() : List.of(Path.of(folder.toURI()).toString());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String last(Path log) {
        try {
            List<String> lines = Files.readAllLines(log, java.nio.charset.StandardCharsets.ISO_8859_1);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean full() {
        return "full".equals(System.getProperty("scale"));
    }
}
