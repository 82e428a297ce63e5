package eu.cartulary.shapes.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.report.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page VOCABULARY.md is made from the Turtle; with {@code -Dvocabulary.write=true} this test writes it anew. */
class VocabularyPageTest {
    private static final Path PAGE = Path.of(System.getProperty("cartulary.root", ".."), "shacl-shapes/VOCABULARY.md");

    @Test
    void the_page_says_what_the_turtle_says() throws IOException {
        String page = page();
        if (Boolean.getBoolean("vocabulary.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).as("made anew by -Dvocabulary.write=true").hasContent(page);
    }

    private static String page() {
        StringBuilder out = new StringBuilder("""
                # The vocabulary

                Made from `src/main/resources/vocabulary/` by `VocabularyPageTest`; do not edit by hand.

                Prefix `ctl:` = `https://w3id.org/cartulary/v1#`. Values from a list may be written by notation or alias, without
                case; the reader brings them to the notation, so shapes and rules compare with the notation only (`"managed"`,
                `"S3"`). Countries are ISO 3166-1 alpha-2 in capitals, numbers `xsd:double`, durations `xsd:duration`, days
                `xsd:date`; `complete` and `supports` take names of properties and become IRIs. Put the context
                `https://w3id.org/cartulary/v1` inside the profile node when the same document also uses Gaia-X terms without prefix.

                ## Classes

                | class | parent | kind | meaning |
                |---|---|---|---|
                """);
        for (Term term : Vocabulary.bundled().terms()) {
            if (term.sort() == Term.Sort.CLASS) {
                out.append("| `%s` | %s | %s | %s |%n"
                        .formatted(
                                term.name(),
                                names(term.domains()),
                                term.kind() == null ? "" : "`" + term.kind() + "`",
                                term.definition(Language.EN)));
            }
        }
        out.append("\n## Properties\n\n| property | on | value | how many | meaning |\n|---|---|---|---|---|\n");
        for (Term term : Vocabulary.bundled().terms()) {
            if (term.sort() == Term.Sort.PROPERTY) {
                out.append("| `%s` | %s | %s | %s | %s |%n"
                        .formatted(
                                term.name(),
                                names(term.domains()),
                                value(term),
                                term.cardinality() == Term.Cardinality.ONE ? "0..1" : "0..*",
                                term.definition(Language.EN)));
            }
        }
        out.append("\n## Code lists\n\n| list | values |\n|---|---|\n");
        for (String name : CodeLists.bundled().names()) {
            CodeList list = CodeLists.bundled().list(name).orElseThrow();
            String values = list.name().equals("countries")
                    ? "ISO 3166-1 alpha-2"
                    : list.concepts().stream()
                            .map(c -> "`" + c.notation() + "`")
                            .collect(Collectors.joining(" "));
            out.append("| `%s`%s | %s |%n"
                    .formatted(name, list.openness() == CodeList.Openness.OPEN ? " (open)" : "", values));
        }
        return out.toString();
    }

    private static String names(Iterable<String> iris) {
        StringBuilder names = new StringBuilder();
        for (String iri : iris) {
            names.append(names.isEmpty() ? "" : " ")
                    .append('`')
                    .append(iri.substring(iri.indexOf('#') + 1))
                    .append('`');
        }
        return names.toString();
    }

    private static String value(Term term) {
        if (term.codeList() != null) {
            return "list `" + term.codeList() + "`";
        }
        String range = term.range() == null ? "" : term.range();
        return switch (range) {
            case "http://www.w3.org/2000/01/rdf-schema#Resource" -> "IRI";
            case "http://www.w3.org/1999/02/22-rdf-syntax-ns#Property" -> "property";
            default -> range.substring(range.indexOf('#') + 1);
        };
    }
}
