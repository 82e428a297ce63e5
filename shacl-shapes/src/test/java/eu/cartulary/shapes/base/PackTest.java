package eu.cartulary.shapes.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.cartulary.report.Language;
import eu.cartulary.report.Violation;
import eu.cartulary.shapes.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PackTest {
    private static final String PREFIXES = """
            @prefix ex: <https://example.org/ns#> .
            @prefix owl: <http://www.w3.org/2002/07/owl#> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            @prefix sh: <http://www.w3.org/ns/shacl#> .
            @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
            """;

    private static final String PACK = PREFIXES + """
            ex:Cat rdfs:subClassOf ex:Animal .
            ex:AnimalShape a sh:NodeShape ;
                sh:targetClass ex:Animal ;
                sh:closed true ;
                sh:ignoredProperties ( <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> ex:purrs ) ;
                sh:property [ sh:path ex:owner ; sh:minCount 1 ; sh:class ex:Person ; sh:description "Whose it is." ] ;
                sh:property [ sh:path ex:page ; sh:maxCount 1 ; sh:%s ] .
            """;

    @TempDir
    private Path folder;

    @Test
    void says_in_our_words_what_its_shapes_find() throws IOException {
        Pack pack = pack(PACK.formatted("nodeKind sh:IRI"));

        List<Violation> remarks = pack.validate(
                claims("<urn:it> a ex:Cat ; ex:purrs true ; ex:wings 2 ."),
                "{\"id\": \"urn:it\", \"ex:wings\": 2}".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                Language.DE);

        assertThat(remarks)
                .extracting(Violation::rule)
                .containsExactlyInAnyOrder(
                        pack.name() + "/AnimalShape_owner_minCount", pack.name() + "/AnimalShape_wings_closed");
        assertThat(remarks.get(0).message()).contains("fehlt");
        assertThat(remarks.get(0).advice()).contains("Whose it is.");
        assertThat(remarks.get(0).pointer()).isEqualTo("");
        assertThat(remarks.get(1).pointer()).isEqualTo("/ex:wings");
        assertThat(pack.digest()).hasSize(64);
    }

    @Test
    void takes_addresses_as_text_or_iri_whichever_its_release_asks_for() throws IOException {
        String iri = "<urn:it> a ex:Cat ; ex:owner <urn:o> ; ex:page <https://example.org/a> .";
        String text = "<urn:it> a ex:Cat ; ex:owner <urn:o> ; ex:page \"https://example.org/a\"^^xsd:anyURI .";
        for (String style : List.of("nodeKind sh:IRI", "datatype xsd:anyURI")) {
            Pack pack = pack(PACK.formatted(style));
            assertThat(pack.validate(claims(iri), null, Language.EN)).as(style).isEmpty();
            assertThat(pack.validate(claims(text), null, Language.EN)).as(style).isEmpty();
            assertThat(pack.validate(claims(iri.replace("<https://example.org/a>", "\"our page\"")), null, Language.EN))
                    .as(style)
                    .hasSize(1);
        }
    }

    @Test
    void judges_the_class_of_a_reference_only_where_the_thing_is_known() throws IOException {
        Pack pack = pack(PACK.formatted("nodeKind sh:IRI"));
        Graph cat = claims("<urn:it> a ex:Cat ; ex:owner <urn:o> .");

        assertThat(pack.validate(cat, null, Language.EN)).isEmpty();
        assertThat(pack.validate(cat, claims("<urn:o> a ex:Person ; rdfs:label \"o\" ."), null, Language.EN))
                .isEmpty();
        assertThat(pack.validate(cat, claims("<urn:o> a ex:Stone ; rdfs:label \"o\" ."), null, Language.EN))
                .extracting(Violation::rule)
                .containsExactly(pack.name() + "/AnimalShape_owner_class");
        assertThat(pack.validate(claims("<urn:x> a ex:Stone ."), claims("<urn:c> a ex:Cat ."), null, Language.EN))
                .as("what is wrong with known things is not this credential's fault")
                .extracting(Violation::rule)
                .containsExactly(pack.name() + "/no-known-type");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("ex:A a sh:NodeShape ;\n ; ; oops", 7, "not readable as Turtle"),
                Arguments.of(
                        "ex:A a sh:NodeShape ; sh:targetClass ex:C ; sh:node ex:B .\nex:B a sh:NodeShape ; sh:node ex:A .",
                        6,
                        "recursion"),
                Arguments.of(
                        "\nex:A a sh:NodeShape ; sh:targetClass ex:C ; sh:sparql [ sh:select \"SELECT\" ] .",
                        7,
                        "sh:sparql"),
                Arguments.of(
                        "ex:A a sh:NodeShape ; sh:targetClass ex:C ; sh:property [ sh:path ex:p ; sh:pattern \"^(.*a){20}$\" ] .",
                        6,
                        "repeats a repetition"),
                Arguments.of(
                        "ex:A a sh:NodeShape ; sh:targetClass ex:C ; sh:property [ sh:path ex:p ; sh:pattern \"(\" ] .",
                        6,
                        "cannot be read"),
                Arguments.of(
                        "ex:A a sh:NodeShape ; sh:targetClass ex:C ; sh:property [ sh:path [ sh:zeroOrMorePath ex:p ] ] .",
                        6,
                        "zeroOrMorePath"),
                Arguments.of(
                        "ex:O a owl:Ontology ; owl:imports <https://example.org/elsewhere> .", 6, "not in the folder"),
                Arguments.of(
                        "ex:O a owl:Ontology ; owl:imports ex:P .\nex:P a owl:Ontology ; owl:imports ex:O .",
                        6,
                        "imports itself"),
                Arguments.of("\nex:A sh:targetClass ex:C ; sh:node ex:A .", 7, "the shape refers to itself"),
                Arguments.of(
                        "\nex:A sh:targetSubjectsOf ex:p ; sh:node ex:B .\nex:B sh:not ex:A .", 7, "refers to itself"),
                Arguments.of(
                        "\nex:A a sh:NodeShape ; sh:targetClass ex:C ; sh:property [ sh:path ex:p ; sh:pattern ex:x ] .",
                        7,
                        "sh:pattern wants a literal"),
                unreadable("sh:datatype \"string\""),
                unreadable("sh:nodeKind \"IRI\""),
                unreadable("sh:minCount \"one\""),
                unreadable("sh:in \"a\""),
                unreadable("sh:or \"a\""),
                Arguments.of(
                        "ex:A a sh:NodeShape ; sh:property [ sh:path ex:p ; sh:minCount 1 ] .",
                        0,
                        "no shape with a target"));
    }

    private static Arguments unreadable(String constraint) {
        String good = "ex:Z a sh:NodeShape ; sh:targetClass ex:Y ; sh:nodeKind sh:IRI .\n";
        return Arguments.of(
                good + "ex:A a sh:NodeShape ; sh:targetClass ex:C ;\n sh:property [ sh:path ex:p ; " + constraint
                        + " ] .",
                7,
                "the shapes cannot be read");
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("refused")
    void refuses_with_file_line_and_reason(String turtle, int line, String reason) {
        assertThatThrownBy(() -> pack(PREFIXES + turtle)).isInstanceOfSatisfying(PackException.class, refusal -> {
            assertThat(refusal.reason()).contains(reason);
            assertThat(refusal.line()).isEqualTo(line);
            assertThat(refusal.getMessage()).contains(line > 0 ? "shapes.ttl:" + line : refusal.file());
        });
    }

    @Test
    void refuses_an_empty_folder_and_a_file_out_of_measure() {
        assertThatThrownBy(() -> Pack.load(folder))
                .isInstanceOf(PackException.class)
                .hasMessageContaining("no Turtle file");
        assertThatThrownBy(() -> {
                    Files.writeString(folder.resolve("a.ttl"), PREFIXES);
                    Pack.load(folder, new Limits(10, 10, 10, 20));
                })
                .isInstanceOf(PackException.class)
                .hasMessageContaining("larger than 20 bytes");
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(strings = {"gx-25.11", "gx-v2.2.1", "gx-22.10-tagus"})
    void mounts_the_official_releases(String release) throws IOException {
        Pack pack = Pack.load(SharedData.path("gaia-x/" + release));

        assertThat(pack.name()).isEqualTo(release);
        assertThat(pack.graph().size()).isGreaterThan(500);
        assertThat(pack.notes()).hasSize(release.contains("tagus") ? 4 : 1);
    }

    @Test
    void cuts_a_recursion_whose_end_is_checked_anyway_and_says_so() throws IOException {
        Pack pack = pack(PREFIXES + """
                ex:PersonShape a sh:NodeShape ;
                    sh:targetClass ex:Person ;
                    sh:property [ sh:path ex:name ; sh:minCount 1 ] ;
                    sh:property [ sh:path ex:parent ; sh:node ex:PersonShape ] .""");

        assertThat(pack.notes())
                .hasSize(1)
                .allMatch(note -> note.startsWith("shapes.ttl:6: the shape refers to itself"));
        assertThat(pack.validate(
                        claims(
                                "<urn:a> a ex:Person ; ex:name \"a\" ; ex:parent <urn:b> . <urn:b> a ex:Person ; ex:parent <urn:a> ."),
                        null,
                        Language.EN))
                .extracting(Violation::focus)
                .containsExactly("urn:b");
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(
            strings = {"(a+)+", "^(.*a){20}$", "((ab)*c)*", "(a|a)*", "(x{1,5}){3}", "(.)\\1"})
    void finds_expressions_that_may_never_end(String expression) {
        assertThat(Regex.unsafe(expression)).isNotNull();
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(
            strings = {
                "^[a-z]+$",
                "(?:[0-9a-f]{2}:){5}[0-9a-f]{2}",
                "^P([0-9]+Y)?([0-9]+M)?$",
                "^(a|b)$",
                "\\d{1,3}\\.\\d{1,3}",
                "[(*+)]+"
            })
    void lets_ordinary_expressions_pass(String expression) {
        assertThat(Regex.unsafe(expression)).isNull();
    }

    private Pack pack(String turtle) throws IOException {
        Files.writeString(folder.resolve("shapes.ttl"), turtle);
        return Pack.load(folder);
    }

    private static Graph claims(String turtle) {
        return Case.turtle("@prefix ex: <https://example.org/ns#> .\n" + turtle);
    }
}
