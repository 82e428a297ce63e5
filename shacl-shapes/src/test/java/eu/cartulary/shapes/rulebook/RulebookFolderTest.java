package eu.cartulary.shapes.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rulebook that does not hold together stops with file, line and reason. */
class RulebookFolderTest {
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
    @DisplayName("a folder with a good rulebook loads, beside the bundled ones")
    void good() throws IOException {
        write("mine/rules.ttl", GOOD);
        Rulebooks rulebooks = Rulebooks.bundled().and(Rulebooks.load(folder));
        assertThat(rulebooks.byId("mine").orElseThrow().criteria()).hasSize(1);
        assertThat(rulebooks.byId("ipc-baseline")).isPresent();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "rb:clause \"1\" | rb:clause \"1 | mine/rules.ttl:20",
                "rb:requiredFrom :A | rb:requiredFrom :B | mine/rules.ttl:17: one: unknown level",
                "rb:title \"q\"@en, \"q\"@fr | rb:title \"q\"@en | mine/rules.ttl:17: one: missing translation: no title in fr",
                "rb:label \"n\"@en | rb:label \"n\"@en, \"m\"@en | mine/rules.ttl:13: none: more than one label in en",
                "sh:in ( true ) | sh:node :shape | mine/rules.ttl:23: shape: a shape that refers to itself",
                "sh:minCount 1 | sh:closed true | sh:closed is not understood in a rulebook",
                "sh:minCount 1 | ctl:whatever 1 | a shape cannot say",
                "sh:path ctl:ownDomain | sh:path [ sh:zeroOrOnePath ctl:x ] | a path that is not understood",
                "rb:effort \"declare\" | rb:effort \"much\" | unknown effort much",
                "rb:pillar \"portability\" | rb:pillar \"x\" | unknown pillar x",
                "rb:objective :O | rb:objective :P | unknown objective",
                "rb:levels ( :none :A ) | rb:levels ( :none ) | two levels or more",
                "sh:in ( true ) | rb:inSet :nowhere | unknown set of countries",
                "sh:in ( true ) | rb:notOlderThan \"soon\" | wants a period such as P12M",
                "sh:in ( true ) | rb:notInFuture false | rb:notInFuture wants true",
                "sh:in ( true ) | sh:pattern \"(\" | a pattern that cannot be read",
                "rb:requiredFrom :A | rb:requiredFrom :none | the lowest level asks for nothing",
                "rb:objectives ( :O ) | rb:objectives ( :O ) ; owl:imports <https://example.org/none> | mine/rules.ttl:12: imports https://example.org/none, which is not here",
                "rb:objectives ( :O ) | rb:objectives ( :O ) ; owl:imports <https://example.org/rulebooks/mine> | mine/rules.ttl:12: imports https://example.org/rulebooks/mine: imports run in a circle",
                "rb:objectives ( :O ) | rb:objectives ( :O ) ; owl:imports <https://example.org/rulebooks/mine>, <https://example.org/none> | mine/rules.ttl:12: imports https",
                "rb:objectives ( :O ) | rb:objectives ( :O ) ; owl:imports <none> | mine/rules.ttl:12: imports https://w3id.org/cartulary/rulebooks/none, which is not here",
                "rb:objectives ( :O ) | rb:objectives ( :O ) ; owl:imports :none | mine/rules.ttl:12: imports https://example.org/rulebooks/mine#none, which is not here",
                "sh:property [ sh:path ctl:ownDomain ; sh:minCount 1 ; sh:in ( true ) ] . | sh:node :other . :other sh:node :shape . | mine/rules.ttl:23: shape: a shape that refers to itself",
                "[ sh:path ctl:ownDomain ; sh:minCount 1 ; sh:in ( true ) ] . | [ sh:path _:loop ] . _:loop sh:zeroOrMorePath _:loop . | mine/rules.ttl:17: one: nested too deeply, or in a circle",
                "rb:requiredFrom :A | rb:requiredFrom :A ; rb:speaksTo :two | mine/rules.ttl:17: one: M-1 speaks to https://example.org/rulebooks/mine#two, which is not here",
            })
    @DisplayName("what is wrong is said with its place")
    void bad(String good, String bad, String complaint) throws IOException {
        assertThat(GOOD).contains(good);
        write("mine/rules.ttl", GOOD.replace(good, bad));
        assertThatThrownBy(() -> Rulebooks.load(folder))
                .isInstanceOf(RulebookException.class)
                .hasMessageContaining(complaint);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "sh:in ( true ) | sh:datatype \"boolean\" | mine/rules.ttl:23: shape: sh:datatype wants a name",
                "sh:in ( true ) | sh:nodeKind \"IRI\" | mine/rules.ttl:23: shape: sh:nodeKind wants a name",
                "sh:in ( true ) | sh:nodeKind sh:Iri | mine/rules.ttl:23: shape: unknown nodeKind",
                "sh:in ( true ) | sh:class \"Service\" | mine/rules.ttl:23: shape: sh:class wants a name",
                "sh:in ( true ) | sh:pattern ctl:x | mine/rules.ttl:23: shape: sh:pattern wants a literal",
                "sh:in ( true ) | sh:minInclusive ctl:x | mine/rules.ttl:23: shape: a bound wants a literal",
                "sh:in ( true ) | sh:minLength ctl:x | mine/rules.ttl:23: shape: a count wants a literal",
                "sh:in ( true ) | sh:in ctl:x | mine/rules.ttl:23: shape: a list that is broken",
                "sh:in ( true ) | sh:in \"x\" | mine/rules.ttl:23: shape: a list that is broken",
                "sh:in ( true ) | sh:node \"x\" | a shape that asks for nothing",
                "sh:in ( true ) | sh:and \"x\" | mine/rules.ttl:23: shape: a list that is broken",
                "sh:in ( true ) | rb:notOlderThan ctl:x | mine/rules.ttl:23: shape: rb:notOlderThan wants",
                "sh:in ( true ) | rb:inSet \"EU\" | mine/rules.ttl:23: shape: unknown set of countries",
                "sh:path ctl:ownDomain | sh:path \"ownDomain\" | mine/rules.ttl:23: shape: a path that is not understood",
                "sh:path ctl:ownDomain | sh:path [ sh:inversePath \"x\" ] | mine/rules.ttl:23: shape: a path that is not understood",
                "rb:requiredFrom :A | rb:requiredFrom :A ; rb:accepts ctl:C5 | mine/rules.ttl:17: one: accepts wants a literal",
                "rb:requiredFrom :A | rb:requiredFrom :A ; rb:kind ctl:storage | mine/rules.ttl:17: one: kind wants a literal",
                "rb:requiredFrom :A | rb:requiredFrom :A ; rb:blocks ( ctl:compute ) | mine/rules.ttl:17: one: blocks wants a literal",
                "rb:requiredFrom :A | rb:requiredFrom :A ; rb:inForceFrom ctl:today | mine/rules.ttl:17: one: inForceFrom wants a literal",
                "rb:requiredFrom :A | rb:requiredFrom \"A\" | mine/rules.ttl:17: one: unknown level",
                "rb:effort \"declare\" | rb:effort [ ] | mine/rules.ttl:17: one: effort wants a literal",
                "rb:metBy :shape | rb:metBy \"shape\" | a shape that asks for nothing",
                "rb:levels ( :none :A ) | rb:levels ( \"none\" \"A\" ) | no code",
                "rb:objectives ( :O ) | rb:objectives ( :O ) ; rb:parameter [ rb:name \"p\" ; rb:allowed ( ctl:x ) ; rb:default \"x\" ] | mine/rules.ttl:7: mine: allowed wants a literal",
                ":one a rb:Criterion | [ ] a rb:Criterion | a criterion wants a name",
            })
    @DisplayName("a text for a name and a name for a text are said with their place")
    void wrong_kind(String good, String bad, String complaint) throws IOException {
        assertThat(GOOD).contains(good);
        write("mine/rules.ttl", GOOD.replace(good, bad));
        assertThatThrownBy(() -> Rulebooks.load(folder))
                .isInstanceOf(RulebookException.class)
                .hasMessageContaining(complaint);
    }

    @Test
    @DisplayName("of two folders with one rulebook none wins: both files are named")
    void twice() throws IOException {
        write("mine/rules.ttl", GOOD);
        write("yours/rules.ttl", GOOD.replace("rulebooks/mine", "rulebooks/yours"));
        assertThatThrownBy(() -> Rulebooks.load(folder))
                .isInstanceOf(RulebookException.class)
                .hasMessage("yours/rules.ttl:7: yours: a second rulebook mine; the first is mine/rules.ttl");
    }

    @Test
    @DisplayName("two folders that import each other are refused at the second import")
    void circle_of_two() throws IOException {
        String imports = "rb:objectives ( :O ) ;\n    owl:imports ";
        write("mine/rules.ttl", GOOD.replace("rb:objectives ( :O )", imports + "<https://example.org/common>"));
        write(
                "common/shapes.ttl",
                "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n# what <https://example.org/rulebooks/mine> asks\n"
                        + "<https://example.org/common> a owl:Ontology ;\n  owl:imports <https://example.org/rulebooks/mine> .");
        assertThatThrownBy(() -> Rulebooks.load(folder)).isInstanceOfSatisfying(RulebookException.class, refusal -> {
            assertThat(refusal).hasMessageContaining("imports run in a circle");
            // Whichever is read first, the import that closes the circle is named.
            assertThat(refusal.file() + ":" + refusal.line()).isIn("mine/rules.ttl:13", "common/shapes.ttl:4");
        });
    }

    @Test
    @DisplayName("what is wrong in an imported file is said with that file")
    void imported_file_is_named() throws IOException {
        write(
                "mine/rules.ttl",
                GOOD.replace("rb:objectives ( :O )", "rb:objectives ( :O ) ; owl:imports <https://example.org/common>")
                        .replace(":shape sh:property", ":unused sh:property"));
        write("common/shapes.ttl", """
                @prefix sh: <http://www.w3.org/ns/shacl#> .
                @prefix owl: <http://www.w3.org/2002/07/owl#> .
                <https://example.org/common> a owl:Ontology .
                <https://example.org/rulebooks/mine#shape> sh:closed true .
                """);
        assertThatThrownBy(() -> Rulebooks.load(folder))
                .isInstanceOf(RulebookException.class)
                .hasMessageContaining("common/shapes.ttl:4: shape: sh:closed is not understood");
    }

    @Test
    @DisplayName("bytes that are no UTF-8, too many bytes and too deep nesting are said with the file")
    void not_readable() throws IOException {
        Files.createDirectories(folder.resolve("mine/not-a-file.ttl"));
        Path file = folder.resolve("mine/rules.ttl");
        Files.write(file, (GOOD + "# pr\u00e9cis").getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Rulebooks.load(folder))
                .isInstanceOf(RulebookException.class)
                .hasMessage("mine/rules.ttl:24: not UTF-8");

        Files.write(file, new byte[RulebookFolder.MAX_BYTES + 1]);
        assertThatThrownBy(() -> Rulebooks.load(folder))
                .isInstanceOf(RulebookException.class)
                .hasMessage("mine/rules.ttl: larger than 4194304 bytes");

        Files.writeString(file, GOOD + ":deep ctl:x " + "[ ctl:x ".repeat(200_000));
        assertThatThrownBy(() -> Rulebooks.load(folder))
                .isInstanceOf(RulebookException.class)
                .hasMessageStartingWith("mine/rules.ttl");
    }

    @Test
    @DisplayName("what is imported lends its shapes, not its criteria")
    void imports() throws IOException {
        write(
                "mine/rules.ttl",
                GOOD.replace("rb:objectives ( :O )", "rb:objectives ( :O ) ; owl:imports <https://example.org/common>")
                        .replace(":shape sh:property", ":unused sh:property"));
        write(
                "common/shapes.ttl",
                "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
                        + "<https://example.org/common> a owl:Ontology .\n"
                        + "<https://example.org/rulebooks/mine#shape> sh:property [ sh:path <urn:example:x> ; sh:minCount 1 ] .");
        assertThat(Rulebooks.load(folder).all()).hasSize(1);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
