package eu.cartulary.shapes.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import eu.cartulary.report.Language;
import eu.cartulary.report.Violation;
import eu.cartulary.shapes.base.ShapesTable.TargetClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** With {@code -Dwrite=cases} drafts are written for rules that have no case yet. */
class EveryRuleHasItsCasesTest {
    static final Path CASES =
            Path.of(System.getProperty("cartulary.root", "..")).resolve("shacl-shapes/src/test/resources/cases");

    @TestFactory
    Stream<DynamicNode> a_valid_description_passes_and_each_change_breaks_exactly_its_rule() throws IOException {
        drafts();
        return cases().stream()
                .map(of -> dynamicContainer(
                        of.of(),
                        Stream.of(
                                dynamicTest("valid", () -> assertThat(rules(of.validGraph()))
                                        .isEmpty()),
                                dynamicTest("invalid, one by one", () -> breaks(of)))));
    }

    private static void breaks(Case of) {
        List<String> wrong = new ArrayList<>();
        for (String rule : of.invalid().keySet()) {
            TreeSet<String> broken = rules(of.invalidGraph(rule));
            if (!broken.equals(new TreeSet<>(List.of(rule)))) {
                wrong.add(rule + " (" + of.invalid().get(rule) + "): broken were " + broken);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void no_rule_is_without_a_case_and_no_case_without_a_rule() throws IOException {
        TreeSet<String> covered = new TreeSet<>();
        cases().forEach(of -> covered.addAll(of.invalid().keySet()));
        assertThat(covered).isEqualTo(ruleIds());
    }

    /** All rules that can make a remark. */
    static TreeSet<String> ruleIds() {
        return new TreeSet<>(BaseShapes.bundled().rules().stream()
                .map(Rule::id)
                .filter(id -> !id.equals("DescribedElsewhere_type"))
                .toList());
    }

    private static TreeSet<String> rules(Graph graph) {
        TreeSet<String> rules = new TreeSet<>();
        BaseShapes.bundled().validate(graph, null, Language.EN).stream()
                .map(Violation::rule)
                .forEach(rules::add);
        return rules;
    }

    private static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        try (Stream<Path> files = Files.list(CASES)) {
            for (Path file : files.sorted().toList()) {
                cases.add(Case.read(file));
            }
        }
        return cases;
    }

    private static void drafts() throws IOException {
        if (!"cases".equals(System.getProperty("write"))) {
            return;
        }
        Files.createDirectories(CASES);
        ShapesTable table = ShapesAreWrittenFromTheTableTest.table();
        CaseDrafts drafts = new CaseDrafts(table);
        for (TargetClass of : table.classes().values()) {
            Path file = CASES.resolve(of.local() + ".cases");
            Map<String, String> kept = Files.exists(file) ? Case.read(file).invalid() : Map.of();
            if (of.properties().isEmpty()) {
                continue;
            }
            Files.writeString(file, drafts.file(of, kept));
        }
    }
}
