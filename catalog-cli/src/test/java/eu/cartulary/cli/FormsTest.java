package eu.cartulary.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the other tests of the command do not show: Turtle, a live search, the doctor, and what the shells get. */
class FormsTest {
    private static final String TURTLE = "<urn:x> a <http://www.w3.org/ns/dcat#Dataset> .\n";

    @TempDir
    Path folder;

    @Test
    void turtle_comes_from_the_catalog_as_it_is() {
        try (Runs runs = new Runs(folder)
                .catalogSays("GET /offerings", "text/turtle", TURTLE)
                .catalogSays("GET /offerings/k", "text/turtle", TURTLE)) {
            assertThat(runs.run("search", "mail", "-o", "ttl")
                            .ended(ExitCode.OK)
                            .out())
                    .isEqualTo(TURTLE);
            assertThat(runs.asked.get(0).query()).isEqualTo("q=mail&limit=20");
            assertThat(runs.asked.get(0).headers().get("Accept")).containsExactly("text/turtle");
            assertThat(runs.run("show", "k", "-o", "ttl").ended(ExitCode.OK).out())
                    .isEqualTo(TURTLE);
            runs.run("search", "--all", "-o", "ttl").ended(ExitCode.USAGE);
            runs.run("trust", "refused", "-o", "ttl").ended(ExitCode.NOT_FOUND);
        }
    }

    @Test
    void a_live_search_tells_what_comes_and_goes() {
        String item = "{\"key\":\"k\",\"id\":\"urn:x:o\",\"name\":\"Mail\",\"status\":\"active\",\"levels\":{}}";
        try (Runs runs = new Runs(folder)
                .catalogSays(
                        "GET /offerings",
                        "text/event-stream",
                        "event: match\ndata: " + item + "\n\nevent: leave\ndata: " + item + "\n\n")) {
            assertThat(runs.run("watch", "--kind", "messaging", "--count", "2")
                            .ended(ExitCode.OK)
                            .out()
                            .lines())
                    .hasSize(2)
                    .satisfiesExactly(line -> assertThat(line).startsWith("match  k  Mail"), line -> assertThat(line)
                            .startsWith("leave  k  Mail"));
            assertThat(runs.run("watch", "--count", "1", "-o", "ndjson").out())
                    .contains("\"change\"")
                    .endsWith("}\n");
        }
    }

    @Test
    void the_doctor_looks_at_java_key_and_catalog() {
        String page = "{\"total\":5,\"undetermined\":0,\"items\":[],\"facets\":{}}";
        try (Runs runs = new Runs(folder).catalogSays("GET /offerings", 200, page)) {
            assertThat(runs.run("doctor").ended(ExitCode.FINDINGS).out().lines())
                    .satisfiesExactly(
                            java -> assertThat(java).startsWith("✓"),
                            key -> assertThat(key).startsWith("✗").contains("did new"),
                            catalog -> assertThat(catalog).startsWith("✓").contains("5"));
            runs.run("did", "new", "mail.example").ended(ExitCode.OK);
            assertThat(runs.run("doctor").ended(ExitCode.OK).out()).contains("did:web:mail.example#key-1");
            assertThat(runs.run("doctor", "--server", "http://127.0.0.1:1", "--timeout", "1")
                            .ended(ExitCode.FINDINGS)
                            .out()
                            .lines())
                    .last()
                    .asString()
                    .startsWith("✗");
        }
    }

    @Test
    void a_description_comes_from_standard_input_as_well() {
        try (Runs runs = new Runs(folder)) {
            runs.run("did", "new", "mail.example").ended(ExitCode.OK);
            runs.run("new", "video").ended(ExitCode.OK);
            String yaml = read("video.yaml");
            assertThat(runs.given(yaml).run("validate", "-").ended(ExitCode.OK).out())
                    .isNotBlank();
            assertThat(runs.given(yaml)
                            .run("sign", "-")
                            .ended(ExitCode.OK)
                            .out()
                            .strip())
                    .matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
        }
    }

    @Test
    void fish_gets_a_line_for_every_command_and_option() {
        try (Runs runs = new Runs(folder)) {
            List<String> lines = runs.run("completion", "fish")
                    .ended(ExitCode.OK)
                    .out()
                    .lines()
                    .toList();
            assertThat(lines).allMatch(line -> line.startsWith("complete -c cartulary ") && line.endsWith("'"));
            for (String command : List.of("did", "publish", "search", "trust", "verify")) {
                assertThat(lines).anyMatch(line -> line.contains("__fish_use_subcommand' -a " + command + " "));
            }
            assertThat(lines).anyMatch(line -> line.contains("__fish_seen_subcommand_from search' -l only-in "));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zsh", "fish"})
    void the_shell_itself_reads_its_script(String shell) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin", shell)), shell + " is not installed");
        try (Runs runs = new Runs(folder)) {
            Path script = folder.resolve("completion");
            Files.writeString(script, runs.run("completion", shell).out());
            assertThat(new ProcessBuilder(shell, "-n", script.toString())
                            .redirectErrorStream(true)
                            .start()
                            .waitFor())
                    .isZero();
        }
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
