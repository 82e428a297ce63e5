package eu.cartulary.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program in a process of its own, once with a terminal before it and once with a pipe. */
class TerminalSessionTest {
    private static final String ANSI = "\u001b[";
    private static final String PAGE = """
            {"total":1,"undetermined":2,"items":[{"key":"k2pxuqzq4xvzqsrtjkhkrhpxoa","id":"https://mail.example/o","name":"Mail",
            "kind":"messaging","kinds":["messaging/email"],"status":"active","countries":["DE"],"levels":{}}],"facets":{}}""";

    @TempDir
    Path folder;

    @Test
    void a_terminal_gets_colour_and_a_pipe_gets_plain_results_and_nothing_else() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "script(1) is not installed");
        try (Runs catalog = new Runs(folder).catalogSays("GET /offerings", 200, PAGE)) {
            String server = catalog.url();
            assertThat(terminal(Map.of(), "--help")).contains(ANSI).contains("cartulary");
            assertThat(terminal(Map.of("NO_COLOR", "1"), "--help")).doesNotContain(ANSI);
            assertThat(terminal(Map.of("CI", "true"), "--help")).doesNotContain(ANSI);
            assertThat(terminal(Map.of(), "search", "--server", server))
                    .contains("Mail")
                    .contains("2 more");

            String piped = shell(Map.of(), command("search", "--server", server, "-o", "csv") + " 2>/dev/null | cat");

            assertThat(piped).doesNotContain(ANSI).doesNotContain("more");
            assertThat(piped.lines()).hasSize(2).last().asString().startsWith("k2pxuqzq4xvzqsrtjkhkrhpxoa,Mail");
        }
    }

    @Test
    void the_exit_code_reaches_the_shell() throws Exception {
        assertThat(shell(Map.of(), command("search", "--server", "http://127.0.0.1:1") + " 2>/dev/null; echo $?"))
                .isEqualTo("7\n");
        assertThat(shell(Map.of(), command("serch") + " 2>/dev/null; echo $?")).isEqualTo("2\n");
    }

    private static String command(String... arguments) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return "'" + java + "' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '" + System.getProperty("java.class.path")
                + "' eu.cartulary.cli.Main " + String.join(" ", arguments);
    }

    private String terminal(Map<String, String> environment, String... arguments) throws Exception {
        Path run = Files.writeString(folder.resolve("run.sh"), command(arguments) + "\n");
        return shell(environment, "script -qec 'sh " + run + "' /dev/null </dev/null");
    }

    private String shell(Map<String, String> environment, String line) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(List.of("sh", "-c", line)).directory(folder.toFile());
        builder.environment().keySet().removeAll(List.of("CI", "NO_COLOR", "CARTULARY_SERVER"));
        builder.environment().putAll(Map.of("LANG", "en_GB.UTF-8", "LC_ALL", "C.UTF-8", "TERM", "xterm"));
        builder.environment().put("HOME", folder.toString());
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
