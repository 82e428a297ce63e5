package eu.cartulary.shapes.assess;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.report.AssessmentReport;
import eu.cartulary.report.GapReport;
import eu.cartulary.report.Language;
import eu.cartulary.shapes.closure.ClaimsSource;
import eu.cartulary.shapes.closure.Closure;
import eu.cartulary.shapes.closure.ClosureLimits;
import eu.cartulary.shapes.rulebook.Rulebook;
import eu.cartulary.shapes.rulebook.Rulebooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the README shows is what is compiled and run here, and the numbers it names are those of the program. */
class ReadmeTest {
    private static final Path MODULE =
            Path.of(System.getProperty("cartulary.root", "..")).resolve("shacl-shapes");

    @Test
    void ten_lines_judge_an_offering_without_a_server() {
        String level = level(Fixture.bare("ObjectStorageProfile"), Clock.fixed(Fixture.NOW, ZoneOffset.UTC));

        assertThat(level).matches("[^;]+, at most [^;]+(; [^;]+ needs [1-9][0-9]* steps)+");
    }

    private static String level(ClaimsSource source, Clock clock) {
        // begin: README
        Closure closure = Closure.of("https://example.org/service", source, ClosureLimits.DEFAULT);
        Assessor assessor = new Assessor(Rulebooks.bundled());
        Map<String, Assessment> all = assessor.assessAll(closure, clock.instant());
        Assessment ipc = all.get("ipc-baseline");
        Rulebook rulebook = Rulebooks.bundled().byId("ipc-baseline").orElseThrow();
        AssessmentReport report = Reports.of(ipc, rulebook, Language.EN);
        String level = report.level().reached() + ", at most " + report.level().atMost();
        for (GapReport gap : report.gaps()) {
            level += "; " + gap.level() + " needs " + gap.steps().size() + " steps";
        }
        // end: README
        return level;
    }

    @Test
    void they_are_the_lines_of_the_readme() throws IOException {
        String source = Files.readString(MODULE.resolve("src/test/java/eu/cartulary/shapes/assess/ReadmeTest.java"));
        String lines =
                between(source, "// begin: README\n", "        // end: README").replaceAll("(?m)^ {8}", "");

        assertThat(lines.strip().lines()).hasSize(10);
        assertThat(between(readme(), "```java\n", "```")).isEqualTo(lines);
    }

    @Test
    void the_limits_are_those_of_the_program() throws IOException {
        ClosureLimits limits = ClosureLimits.DEFAULT;
        assertThat(limits.time()).hasSeconds(2);
        assertThat(readme().replaceAll("\\s+", " "))
                .contains(
                        "%,d nodes, %,d triples and two seconds for a closure"
                                .formatted(limits.nodes(), limits.triples()),
                        "%d nodes that one criterion is asked of".formatted(Topology.MAX_FOCI),
                        "%d profiles of one thing".formatted(Facts.MOST_PROFILES),
                        "%d suppliers one behind the other".formatted(Topology.MAX_DEPTH),
                        "%,d looks at facts for each rulebook".formatted(Looks.MOST));
    }

    @Test
    void every_class_that_it_names_in_code_exists_here() throws IOException {
        List<String> sources;
        try (var files = Files.walk(MODULE.resolve("src"))) {
            sources = files.map(file -> file.getFileName().toString()).toList();
        }
        assertThat(List.of("Pack", "SideBySide", "Limits", "ShapesLint", "ClosureLimits", "Looks", "ShapesTable"))
                .allSatisfy(name -> {
                    assertThat(readme()).contains("`" + name);
                    assertThat(sources).contains(name + ".java");
                });
    }

    private static String readme() throws IOException {
        return Files.readString(MODULE.resolve("README.md"));
    }

    private static String between(String text, String from, String to) {
        int start = text.indexOf(from) + from.length();
        return text.substring(start, text.indexOf(to, start));
    }
}
