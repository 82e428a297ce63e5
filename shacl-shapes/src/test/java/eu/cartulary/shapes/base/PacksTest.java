package eu.cartulary.shapes.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.cartulary.report.Language;
import eu.cartulary.shapes.SharedData;
import eu.cartulary.shapes.jsonld.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A folder of packs: mounted with their contexts, or refused with file, line and reason. */
class PacksTest {
    private static final String SHAPES = """
            @prefix ex: <https://example.org/ns#> .
            @prefix sh: <http://www.w3.org/ns/shacl#> .
            ex:CatShape a sh:NodeShape ; sh:targetClass ex:Cat ; sh:property [ sh:path ex:name ; sh:minCount 1 ] .
            """;
    private static final String CONTEXT = "{\"@context\": {\"@vocab\": \"https://example.org/ns#\"}}";

    @TempDir
    private Path folder;

    @Test
    void are_read_in_the_order_of_names_and_their_contexts_with_them() throws IOException {
        write("b-cats/shapes.ttl", SHAPES);
        write("b-cats/cats.jsonld", CONTEXT);
        write("a-cats/shapes.ttl", SHAPES);
        Files.createDirectories(folder.resolve(".git"));

        Packs packs = Packs.load(folder);

        assertThat(packs.all()).extracting(Pack::name).containsExactly("a-cats", "b-cats");
        Reading reading = packs.reader()
                .read(
                        "{\"@context\": \"https://example.org/ns#\", \"@id\": \"urn:tom\", \"@type\": \"Cat\"}"
                                .getBytes(StandardCharsets.UTF_8),
                        Language.EN);
        assertThat(reading.violations()).isEmpty();
        assertThat(packs.all().get(1).validate(java.util.Objects.requireNonNull(reading.graph()), null, Language.FR))
                .extracting(violation -> violation.rule())
                .containsExactly("b-cats/CatShape_name_minCount");
        assertThat(packs.all().get(0).digest()).isNotEqualTo(packs.all().get(1).digest());
    }

    @Test
    void have_a_say_only_in_what_is_of_their_vocabulary() throws IOException {
        write("cats/shapes.ttl", SHAPES);
        Pack cats = Packs.load(folder).all().get(0);

        assertThat(cats.speaksOf(graph("<urn:a> a ex:Cat ."))).isTrue();
        assertThat(cats.speaksOf(graph("<urn:a> a ex:Stone ."))).isTrue();
        assertThat(cats.speaksOf(graph("<urn:a> a <https://example.com/Other> ; ex:p [ a ex:Stone ] .")))
                .isFalse();
        assertThat(cats.speaksOf(graph("<urn:a> a <https://example.com/Other> ; ex:p [ a ex:Cat ] .")))
                .isTrue();
    }

    @Test
    void give_a_context_under_the_address_that_a_line_says_and_never_in_place_of_a_bundled_one() throws IOException {
        write("cats/shapes.ttl", SHAPES);
        write("cats/cats.jsonld", CONTEXT);
        write(
                "cats/contexts.tsv",
                "# address, file\nhttps://example.org/contexts/1\tcats.jsonld\nhttps://w3id.org/cartulary/v1\tcats.jsonld\n");

        Pack cats = Packs.load(folder).all().get(0);

        assertThat(cats.contexts()).containsOnlyKeys("https://example.org/contexts/1");
        assertThat(cats.notes()).hasSize(1).allMatch(note -> note.contains("which it keeps"));
    }

    @ParameterizedTest(name = "{0}: {4}")
    @CsvSource(
            delimiter = '|',
            value = {
                "cats/shapes.ttl|ex:oops|shapes.ttl|1|not readable as Turtle",
                "cats/a.jsonld|{ \\n , }|a.jsonld|2|not readable as JSON",
                "cats/a.jsonld|[]|a.jsonld|1|not readable as JSON",
                "cats/a.jsonld|{\"@context\": {\"@vocab\": \"https://example.org/x#\", \"p\": {\"@id\": 5}}}|a.jsonld|0|not usable as a JSON-LD context",
                "cats/a.jsonld|{\"@context\": {\"@vocab\": \"https://example.org/x#\", \"@import\": \"https://example.org/y\"}}|a.jsonld|0|not usable as a JSON-LD context",
                "cats/contexts.tsv|#\\nhttps://example.org/a b.jsonld|contexts.tsv|2|an address, a tab",
                "cats/contexts.tsv|https://example.org/a\\t../../etc/passwd|contexts.tsv|1|an address, a tab",
                "cats/contexts.tsv|https://example.org/a\\tb.jsonld|contexts.tsv|1|there is no file",
                "a cat/shapes.ttl|x|a cat|0|letters, digits",
            })
    void refuse_with_the_file_in_its_folder_and_the_line(
            String file, String text, String where, long line, String reason) throws IOException {
        write("cats/shapes.ttl", SHAPES);
        write(file, text.replace("\\n", "\n").replace("\\t", "\t"));

        assertThatThrownBy(() -> Packs.load(folder)).isInstanceOfSatisfying(PackException.class, refusal -> {
            assertThat(refusal.reason()).contains(reason);
            assertThat(refusal.file()).startsWith(folder.toString()).endsWith(where);
            assertThat(refusal.line()).isEqualTo(line);
        });
    }

    @Test
    void refuse_two_contexts_for_one_address_and_a_folder_without_packs() throws IOException {
        write("a/shapes.ttl", SHAPES);
        assertThatThrownBy(() -> Packs.load(folder.resolve("a"))).hasMessageContaining("no folder of a pack");
        assertThatThrownBy(() -> Packs.load(folder.resolve("none"))).hasMessageContaining("cannot be read");
        write("a/a.jsonld", CONTEXT);
        write("b/shapes.ttl", SHAPES);
        write("b/b.jsonld", CONTEXT + " ");
        assertThatThrownBy(() -> Packs.load(folder)).hasMessageContaining("another context");
    }

    @Test
    void refuse_a_folder_without_shapes() throws IOException {
        write("empty/readme.txt", "nothing");
        assertThatThrownBy(() -> Packs.load(folder)).hasMessageContaining("no Turtle file");
    }

    @Test
    void read_an_older_release_in_the_namespace_that_claims_have() throws IOException {
        Pack tagus = Pack.load(SharedData.path("gaia-x/gx-22.10-tagus"));

        assertThat(tagus.validate(graph("<urn:a> a gx:LegalParticipant ; gx:x 1 ."), null, Language.EN))
                .extracting(violation -> violation.rule())
                .contains("gx-22.10-tagus/LegalParticipantShape_legalAddress_minCount");
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static org.apache.jena.graph.Graph graph(String turtle) {
        return Case.turtle("@prefix ex: <https://example.org/ns#> .\n" + turtle);
    }
}
