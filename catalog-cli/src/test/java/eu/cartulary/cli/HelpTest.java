package eu.cartulary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.report.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class HelpTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "de"})
    void is_there_in_every_language(String language) {
        try (Runs runs = new Runs(folder)) {
            Runs.golden(
                    "help_" + language + ".txt",
                    runs.run("--lang", language, "--help").ended(ExitCode.OK).out());
        }
    }

    @Test
    void speaks_the_language_of_the_environment() {
        try (Runs runs = new Runs(folder).with("LC_ALL", "de_AT.UTF-8")) {
            assertThat(runs.run("search", "--help").out()).contains("Sucht Angebote");
            assertThat(runs.with("LC_ALL", "C").run("search", "--help").out()).contains("Looks for offerings");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void describes_every_command_and_every_option(Language language) {
        CommandLine root = CommandLines.of(
                new Terminal(
                        new java.io.PrintWriter(new java.io.StringWriter()),
                        new java.io.PrintWriter(new java.io.StringWriter()),
                        new java.io.ByteArrayInputStream(new byte[0]),
                        folder,
                        java.util.Map.of(),
                        Terminal.Watched.BY_NOBODY,
                        Runs.DAY),
                language);
        described(root);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_quick_help_is_that_of_the_whole_program(Language language) {
        java.io.StringWriter out = new java.io.StringWriter();
        CommandLine whole = CommandLines.of(
                new Terminal(
                        new java.io.PrintWriter(out),
                        new java.io.PrintWriter(new java.io.StringWriter()),
                        new java.io.ByteArrayInputStream(new byte[0]),
                        folder,
                        java.util.Map.of(),
                        Terminal.Watched.BY_NOBODY,
                        Runs.DAY),
                language);
        whole.getSubcommands().forEach((name, command) -> assertThat(name)
                .isEqualTo(command.getCommandSpec()
                        .userObject()
                        .getClass()
                        .getAnnotation(CommandLine.Command.class)
                        .name()));
        assertThat(whole.execute("--help")).isZero();
        try (Runs runs = new Runs(folder)) {
            assertThat(runs.run("--lang", language.tag(), "--help").out()).isEqualTo(out.toString());
        }
    }

    private static void described(CommandLine command) {
        String name = command.getCommandSpec().qualifiedName();
        assertThat(command.getCommandSpec().usageMessage().description())
                .as(name)
                .isNotEmpty();
        command.getCommandSpec().args().forEach(argument -> assertThat(String.join("", argument.description()))
                .as(name + " " + argument.paramLabel() + " " + argument)
                .isNotBlank());
        command.getSubcommands().values().forEach(HelpTest::described);
    }

    @Test
    void has_the_same_messages_in_every_language() {
        TreeSet<String> english =
                new TreeSet<>(new Messages(Language.EN).bundle().keySet());
        for (Language language : Language.values()) {
            assertThat(new TreeSet<>(new Messages(language).bundle().keySet())).isEqualTo(english);
        }
    }

    @Test
    void without_a_command_or_with_a_wrong_one_the_usage_is_shown_as_a_mistake() {
        try (Runs runs = new Runs(folder)) {
            assertThat(runs.run().ended(ExitCode.USAGE).err()).contains("Say what to do");
            assertThat(runs.run("serch").ended(ExitCode.USAGE).err()).contains("search");
            assertThat(runs.run("search", "--levle", "x").ended(ExitCode.USAGE).err())
                    .contains("--level");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void gives_completions_for_a_shell(String shell) {
        try (Runs runs = new Runs(folder)) {
            assertThat(runs.run("completion", shell).ended(ExitCode.OK).out())
                    .contains("publish")
                    .contains("cartulary");
            runs.run("completion", "cmd").ended(ExitCode.USAGE);
        }
    }

    @Test
    void completion_of_bash_is_a_script_that_bash_reads() throws Exception {
        try (Runs runs = new Runs(folder)) {
            Path script = folder.resolve("completion");
            Files.writeString(script, runs.run("completion", "bash").out());
            assertThat(new ProcessBuilder("bash", "-n", script.toString())
                            .redirectErrorStream(true)
                            .start()
                            .waitFor())
                    .isZero();
        }
    }
}
