package eu.cartulary.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that is a module itself requires this one, is compiled and runs on the module path. */
class ModularConsumerTest {
    /** Exactly what the enforcer lets a user need. */
    private static final Pattern NEEDED = Pattern.compile(
            ".*/(jspecify|nimbus-jose-jwt|jackson-databind|jackson-core|jackson-annotations)-[0-9].*jar");

    private static final String MODULE = "module consumer { requires eu.cartulary.client; }";
    private static final String MAIN = """
            package consumer;

            import eu.cartulary.client.CatalogClient;
            import eu.cartulary.client.Envelope;
            import eu.cartulary.did.DidKey;
            import eu.cartulary.jose.Algorithm;
            import eu.cartulary.json.Json;
            import eu.cartulary.sign.LegalPerson;
            import eu.cartulary.sign.RegistrationNumber;
            import eu.cartulary.sign.Signer;
            import eu.cartulary.sign.SigningKeys;
            import eu.cartulary.verify.EnvelopeVerifier;
            import eu.cartulary.wire.OfferingPage;
            import java.time.Clock;

            public final class Main {
                public static void main(String[] arguments) throws Exception {
                    Signer signer = Signer.ofDidKey(SigningKeys.generate(Algorithm.ES256));
                    Envelope envelope = signer.credential(LegalPerson.of("urn:x:c", "C")
                            .registration(RegistrationNumber.lei("5493001KJTIIGC8Y1R12"))
                            .seat("FR")
                            .build());
                    new EnvelopeVerifier(DidKey::resolve, Clock.systemUTC()).verify(envelope);
                    String page = "{\\"total\\":1,\\"undetermined\\":0,\\"items\\":[{\\"key\\":\\"k\\",\\"id\\":\\"urn:x\\",\\"newer\\":1}]}";
                    OfferingPage read = Json.read(page.getBytes("UTF-8"), OfferingPage.class);
                    try (CatalogClient catalog = CatalogClient.of("http://localhost:1")) {
                        System.out.println(Main.class.getModule() + " reads " + CatalogClient.class.getModule()
                                + ": " + read.items().get(0).more());
                    }
                }
            }
            """;

    @Test
    void a_module_that_requires_it_is_compiled_and_runs(@TempDir Path folder) throws Exception {
        Path source = Files.createDirectories(folder.resolve("source/consumer"));
        Files.writeString(folder.resolve("source/module-info.java"), MODULE);
        Files.writeString(source.resolve("Main.java"), MAIN);
        Path classes = Files.createDirectories(folder.resolve("classes"));
        compile(folder.resolve("source"), classes);

        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--module-path",
                modulePath() + File.pathSeparator + classes,
                "--module",
                "consumer/consumer.Main");
        Process run = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said.strip()).isEqualTo("module consumer reads module eu.cartulary.client: {newer=1}");
        assertThat(run.exitValue()).isZero();
    }

    private static void compile(Path source, Path classes) throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
                Stream<Path> all = Files.walk(source)) {
            List<Path> sources =
                    all.filter(file -> file.toString().endsWith(".java")).toList();
            List<String> options = List.of(
                    "--release",
                    "17",
                    "-proc:none",
                    "-Xlint:all,-try",
                    "-Werror",
                    "-d",
                    classes.toString(),
                    "--module-path",
                    modulePath());
            boolean compiled = compiler.getTask(
                            said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(compiled).as(said.toString()).isTrue();
        }
    }

    static String modulePath() {
        List<String> path = new ArrayList<>(List.of(mainClasses().toString()));
        path.addAll(neededJars().stream().map(Path::toString).toList());
        return path.stream().collect(Collectors.joining(File.pathSeparator));
    }

    static Path mainClasses() {
        return Path.of(System.getProperty("cartulary.root"), "client-sdk/core/target/classes");
    }

    static List<Path> neededJars() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> NEEDED.matcher(entry.replace('\\', '/')).matches())
                .map(Path::of)
                .toList();
    }
}
