package eu.cartulary.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManPagesTest {
    @TempDir
    Path folder;

    @Test
    void are_written_for_every_command_and_name_every_option_of_its_own() throws Exception {
        try (Runs runs = new Runs(folder)) {
            runs.run("man", "--into", "man1").ended(ExitCode.OK);
            List<String> pages;
            try (Stream<Path> files = Files.list(folder.resolve("man1"))) {
                pages = files.map(file -> file.getFileName().toString())
                        .sorted()
                        .toList();
            }
            assertThat(pages)
                    .contains("cartulary.1", "cartulary-publish.1", "cartulary-did-new.1", "cartulary-trust-add.1");
            String explain = Files.readString(folder.resolve("man1/cartulary-explain.1"));
            assertThat(explain)
                    .startsWith(".TH \"CARTULARY\\-EXPLAIN\" 1")
                    .contains("\\-\\-fix", "\\-\\-rulebook", ".SH");
            assertThat(Files.readString(folder.resolve("man1/cartulary.1"))).contains("EXIT STATUS", ".B 8");
        }
    }

    @Test
    void speak_the_language_of_the_reader_and_refuse_what_is_no_command() {
        try (Runs runs = new Runs(folder)) {
            assertThat(runs.run("man", "search", "--lang", "de")
                            .ended(ExitCode.OK)
                            .out())
                    .contains("ÜBERSICHT")
                    .contains("Sucht Angebote");
            assertThat(runs.run("man", "serch").ended(ExitCode.USAGE).err()).contains("serch");
        }
    }

    @Test
    void are_read_by_groff_without_a_warning() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/groff")), "groff is not installed");
        try (Runs runs = new Runs(folder)) {
            runs.run("man", "--into", "man1").ended(ExitCode.OK);
            Process groff = new ProcessBuilder("sh", "-c", "groff -Kutf8 -man -ww -Tutf8 -z man1/*.1")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(groff.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(groff.waitFor()).as(said).isZero();
            assertThat(said).isEmpty();
        }
    }
}
