package eu.cartulary.shapes.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.report.Grade;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** {@code RULEBOOKS.md} says what the rules say: it is written from them. {@code -Dtest.jvm.args=-Dwrite=true} writes it anew. */
class RulebookTableTest {
    @Test
    @DisplayName("the table of rulebooks and criteria is up to date (write it anew with -Dtest.jvm.args=-Dwrite=true)")
    void table() throws IOException {
        Path file = Path.of(System.getProperty("cartulary.root", ".."), "shacl-shapes", "RULEBOOKS.md");
        String table = table(Rulebooks.bundled());
        if (Boolean.getBoolean("write")) {
            Files.writeString(file, table);
        }
        assertThat(Files.readString(file)).isEqualTo(table);
    }

    private static String table(Rulebooks rulebooks) {
        StringBuilder text =
                new StringBuilder("# Rulebooks and their criteria\n\nWritten from the rules; do not edit.\n\n");
        text.append("| rulebook | version | edition | levels | criteria | rungs |\n|---|---|---|---|---|---|\n");
        for (Rulebook book : rulebooks.all()) {
            text.append("| [`%s`](#%s) %s | %s | %s | %s | %d | %d |%n"
                    .formatted(
                            book.id(),
                            book.id().replace(".", ""),
                            book.title().en(),
                            book.version(),
                            book.edition(),
                            book.levels().stream().map(Level::code).collect(Collectors.joining(", ")),
                            book.criteria().size(),
                            book.criteria().stream()
                                    .mapToInt(c -> c.ladder().size())
                                    .sum()));
        }
        for (Rulebook book : rulebooks.all()) {
            text.append(
                    "%n## %s%n%n| id | question | asked of | kinds | grades | accepted certificates | source |%n|---|---|---|---|---|---|---|%n"
                            .formatted(book.id()));
            book.criteria().forEach(c -> text.append(row(c)));
        }
        bridges(rulebooks, text);
        return text.toString();
    }

    private static void bridges(Rulebooks rulebooks, StringBuilder text) {
        text.append("%n## Bridges%n%nCriteria of different rulebooks that speak of the same matter. ".formatted()
                + "Meeting one is evidence for the other and never sets its level.%n".formatted());
        for (Rulebook book : rulebooks.all()) {
            if (book.criteria().stream().allMatch(c -> book.bridges().to(c).isEmpty())) {
                continue;
            }
            text.append("%n| criterion of `%s` | speaks to |%n|---|---|%n".formatted(book.id()));
            book.criteria().forEach(c -> row(c.id(), book.bridges().to(c), text));
        }
        for (Rulebook book : rulebooks.all()) {
            if (book.criteria().stream().allMatch(c -> book.bridges().from(c).isEmpty())) {
                continue;
            }
            text.append("%n| criterion of `%s` | spoken to by |%n|---|---|%n".formatted(book.id()));
            book.criteria().forEach(c -> row(c.id(), book.bridges().from(c), text));
        }
    }

    private static void row(String id, java.util.List<Bridges.End> ends, StringBuilder text) {
        if (!ends.isEmpty()) {
            text.append("| %s | %s |%n"
                    .formatted(id, ends.stream().map(Bridges.End::toString).collect(Collectors.joining(", "))));
        }
    }

    private static String row(Criterion c) {
        String grades = c.ladder().stream()
                .filter(r -> r.condition() != null)
                .map(r -> letter(r.grade()))
                .collect(Collectors.joining());
        return "| %s | %s | %s | %s | %s | %s | %s |%n"
                .formatted(
                        c.id(),
                        c.title().en(),
                        c.askedOf() == AskedOf.BLOCK
                                ? "block: " + String.join(", ", new TreeSet<>(c.blocks()))
                                : c.askedOf().code(),
                        c.kinds().isEmpty() ? "all" : String.join(", ", c.kinds()),
                        grades,
                        c.schemes().isEmpty() ? "" : String.join(", ", new TreeSet<>(c.schemes())),
                        c.source().clause());
    }

    private static String letter(Grade grade) {
        return grade.name().substring(0, 1).toLowerCase(java.util.Locale.ROOT);
    }
}
