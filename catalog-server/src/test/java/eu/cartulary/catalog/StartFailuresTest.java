package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class StartFailuresTest {
    @TempDir
    Path data;

    @Test
    void another_base_url_for_the_same_folder_is_refused_in_plain_words(CapturedOutput output) {
        RunningCatalog.start(data).close();

        Throwable refused = null;
        try {
            RunningCatalog.start(data, "--cartulary.base-url=http://another.example")
                    .close();
        } catch (RuntimeException e) {
            refused = e;
        }

        assertThat(refused).isNotNull();
        assertThat(output).contains("Leave --cartulary.base-url out").doesNotContain("\tat eu.cartulary");
    }

    @Test
    void a_folder_that_another_catalog_has_is_refused_in_plain_words(CapturedOutput output) {
        try (RunningCatalog first = RunningCatalog.start(data)) {
            assertThat(first.catalog()).isNotNull();
            assertThatThrownBy(() -> RunningCatalog.start(data).close()).isInstanceOf(RuntimeException.class);
        }

        assertThat(output)
                .contains("is in use by another catalog", "End it, or give this one a folder of its own")
                .doesNotContain("\tat eu.cartulary");
    }

    @Test
    void a_damaged_journal_is_refused_in_plain_words_with_its_place_and_a_remedy(CapturedOutput output)
            throws Exception {
        RunningCatalog.start(data).close();
        Path segment;
        try (java.util.stream.Stream<Path> files = java.nio.file.Files.list(data.resolve("log"))) {
            segment = files.filter(file -> file.getFileName().toString().startsWith("segment"))
                    .findFirst()
                    .orElseThrow();
        }
        DataFolder.flip(segment, 60, 3);

        assertThatThrownBy(() -> RunningCatalog.start(data).close()).isInstanceOf(RuntimeException.class);

        assertThat(output)
                .contains(segment.getFileName().toString(), "byte ", "journal check", "Nothing was changed")
                .doesNotContain("\tat eu.cartulary");
    }

    @Test
    void a_setting_out_of_its_bounds_is_named_with_them(CapturedOutput output) {
        assertThatThrownBy(() -> RunningCatalog.start(data, "--cartulary.sparql.timeout=0s")
                        .close())
                .isInstanceOf(RuntimeException.class);

        assertThat(output)
                .contains("cartulary.sparql.timeout is 0 ms", "between 1 and 30000", "Set it within its bounds")
                .doesNotContain("\tat eu.cartulary");
        assertThat(data).as("nothing was begun").isEmptyDirectory();
    }
}
