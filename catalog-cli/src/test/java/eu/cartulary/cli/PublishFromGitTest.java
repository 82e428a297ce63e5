package eu.cartulary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script for build servers, over a real repository, with a command that only tells how it was called. */
class PublishFromGitTest {
    private static final Path SCRIPT =
            Path.of(System.getProperty("cartulary.root"), "catalog-cli/src/main/sh/publish-from-git");

    @TempDir
    Path folder;

    @BeforeEach
    void repository() throws Exception {
        Path fake = Files.writeString(folder.resolve("fake"), """
                #!/bin/sh
                for word in "$@"; do printf '[%s]' "$word"; done; echo
                exit "${FAKE_EXIT:-0}"
                """);
        assertThat(fake.toFile().setExecutable(true)).isTrue();
        git("init", "-q");
        write("offers/mail.yaml", "a: 1");
        write("offers/old.yaml", "a: 1");
        write("offers/README.md", "words");
        commit();
        write("offers/mail.yaml", "a: 2");
        write("offers/new one.jsonld", "{}");
        Files.delete(folder.resolve("offers/old.yaml"));
        commit();
    }

    @Test
    void publishes_what_changed_since_the_commit_that_is_published() throws Exception {
        assertThat(run(Map.of("SINCE", "HEAD~1"), "publish", "offers").said())
                .isEqualTo("[publish][offers/mail.yaml][offers/new one.jsonld][--output][ndjson]\n");
        assertThat(run(Map.of("SINCE", "HEAD"), "publish", "offers").said()).contains("nothing changed");
    }

    @Test
    void publishes_everything_without_such_a_commit_or_when_it_is_not_here() throws Exception {
        String all = "[publish][offers/mail.yaml][offers/new one.jsonld][--output][ndjson]\n";
        assertThat(run(Map.of(), "publish", "offers").said()).isEqualTo(all);
        assertThat(run(Map.of("SINCE", "0".repeat(40)), "publish", "offers").said())
                .isEqualTo(all);
        assertThat(run(Map.of("SINCE", "1".repeat(40)), "publish", "offers").said())
                .endsWith(all);
    }

    @Test
    void a_check_leaves_both_reports_and_its_exit_code_stops_the_proposal() throws Exception {
        Ran ran = run(Map.of("FAKE_EXIT", "3"), "check", "offers");
        assertThat(ran.code()).isEqualTo(ExitCode.FINDINGS.number());
        assertThat(ran.said()).contains("[validate][offers][--report][sarif][--report-file][cartulary.sarif]");
        assertThat(run(Map.of(), "check", "offers").code()).isZero();
        assertThat(run(Map.of(), "chekc", "offers").code()).isEqualTo(ExitCode.USAGE.number());
    }

    private record Ran(int code, String said) {}

    private void write(String name, String text) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void commit() throws Exception {
        git("add", "-A");
        git("-c", "user.name=t", "-c", "user.email=t@mail.example", "commit", "-qm", "x");
    }

    private void git(String... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Ran ran = start(Map.of(), command);
        assertThat(ran.code()).as(ran.said()).isZero();
    }

    private Ran run(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of("sh", SCRIPT.toString()));
        command.addAll(List.of(arguments));
        return start(environment, command);
    }

    private Ran start(Map<String, String> environment, List<String> command) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().remove("SINCE");
        builder.environment().put("CARTULARY", folder.resolve("fake").toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), said);
    }
}
