package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A rulebook of the operator's own judges beside the bundled ones; one that does not hold together stops the start. */
@ExtendWith(OutputCaptureExtension.class)
class OwnRulebooksTest {
    private static final String GOOD = """
            @prefix rb: <https://w3id.org/cartulary/rulebook#> .
            @prefix ctl: <https://w3id.org/cartulary/v1#> .
            @prefix sh: <http://www.w3.org/ns/shacl#> .
            @prefix owl: <http://www.w3.org/2002/07/owl#> .
            @prefix : <https://example.org/rulebooks/mine#> .

            <https://example.org/rulebooks/mine> a rb:Rulebook ;
                rb:id "mine" ; rb:version "1.0.0" ; rb:edition "2026" ;
                rb:title "t"@en, "t"@fr, "t"@de ;
                rb:description "d"@en, "d"@fr, "d"@de ;
                rb:levels ( :none :A ) ;
                rb:objectives ( :O ) .
            :none rb:code "none" ; rb:label "n"@en, "n"@fr, "n"@de .
            :A rb:code "A" ; rb:label "a"@en, "a"@fr, "a"@de .
            :O rb:code "O" ; rb:title "o"@en, "o"@fr, "o"@de .

            :one a rb:Criterion ;
                rb:id "M-1" ; rb:pillar "portability" ; rb:objective :O ;
                rb:title "q"@en, "q"@fr, "q"@de ; rb:advice "a"@en, "a"@fr, "a"@de ;
                rb:effort "declare" ; rb:clause "1" ; rb:edition "2026" ;
                rb:requiredFrom :A ;
                rb:metBy :shape .
            :shape sh:property [ sh:path ctl:ownDomain ; sh:minCount 1 ; sh:in ( true ) ] .
            """;

    @TempDir
    Path folder;

    @Test
    void a_rulebook_of_the_operators_own_is_listed_beside_the_bundled_ones() throws Exception {
        write(GOOD);
        try (RunningCatalog running = start();
                HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(running.address().resolve("/rulebooks"))
                            .header("Accept", "application/json")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("\"mine\"", "\"ipc-baseline\"");
        }
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "rb:clause \"1\" | rb:clause \"1 | mine/rules.ttl:20",
                "rb:requiredFrom :A | rb:requiredFrom :B | mine/rules.ttl:17: one: unknown level",
                "rb:title \"q\"@en, \"q\"@fr | rb:title \"q\"@en | mine/rules.ttl:17: one: missing translation: no title in fr",
                "sh:in ( true ) | sh:node :shape | mine/rules.ttl:23: shape: a shape that refers to itself",
                "rb:objectives ( :O ) | rb:objectives ( :O ) ; owl:imports <https://example.org/rulebooks/mine> | mine/rules.ttl:12: imports https://example.org/rulebooks/mine: imports run in a circle",
            })
    void a_broken_one_refuses_the_start_with_file_line_and_reason_before_the_data_folder_is_touched(
            String good, String bad, String complaint, CapturedOutput output) throws IOException {
        write(GOOD.replace(good, bad));

        assertThatThrownBy(() -> start().close()).isInstanceOf(RuntimeException.class);

        assertThat(output)
                .contains("A rulebook of --cartulary.rulebooks cannot be used: ", "mine/rules.ttl:", complaint)
                .contains("Nothing was changed")
                .doesNotContain("\tat eu.cartulary");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    private void write(String turtle) throws IOException {
        Files.writeString(
                Files.createDirectories(folder.resolve("rulebooks/mine")).resolve("rules.ttl"), turtle);
    }

    private RunningCatalog start() {
        return RunningCatalog.start(folder.resolve("data"), "--cartulary.rulebooks=" + folder.resolve("rulebooks"));
    }
}
