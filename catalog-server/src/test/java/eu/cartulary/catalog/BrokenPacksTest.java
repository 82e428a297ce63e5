package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A pack that does not hold together stops the start, and says where. */
@ExtendWith(OutputCaptureExtension.class)
class BrokenPacksTest {
    private static final String PREFIXES = """
            @prefix sh: <http://www.w3.org/ns/shacl#> .
            @prefix owl: <http://www.w3.org/2002/07/owl#> .
            @prefix ex: <https://example.org/> .
            """;

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ex:A a sh:NodeShape ; ; oops | shapes.ttl:4: not readable as Turtle",
                "ex:O a owl:Ontology ; owl:imports ex:P . ex:P a owl:Ontology ; owl:imports ex:O . | imports itself",
                "ex:A a sh:NodeShape ; sh:targetClass ex:C ; sh:node ex:B . ex:B a sh:NodeShape ; sh:node ex:A . | recursion",
            })
    void refuses_the_start_with_file_line_and_reason_before_the_data_folder_is_touched(
            String turtle, String complaint, CapturedOutput output) throws IOException {
        Files.writeString(
                Files.createDirectories(folder.resolve("packs/mine")).resolve("shapes.ttl"), PREFIXES + turtle);

        assertThatThrownBy(() -> RunningCatalog.start(
                                folder.resolve("data"), "--cartulary.packs=" + folder.resolve("packs"))
                        .close())
                .isInstanceOf(RuntimeException.class);

        assertThat(output)
                .contains("A pack of --cartulary.packs cannot be mounted: ", "mine/shapes.ttl:4", complaint)
                .contains("Nothing was changed")
                .doesNotContain("\tat eu.cartulary");
        assertThat(folder.resolve("data")).doesNotExist();
    }
}
