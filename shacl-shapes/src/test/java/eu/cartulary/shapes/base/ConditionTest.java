package eu.cartulary.shapes.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.engine.ValidationContext;
import org.apache.jena.shacl.parser.Shape;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.validation.ValidationProc;
import org.junit.jupiter.api.Test;

/** Rules that are passed over are those of which the engine, asked about everything, has nothing to say. */
class ConditionTest {
    private final CompiledShapes compiled = new CompiledShapes(ShapeFiles.base());
    private final Shapes shapes = Shapes.parse(ShapeFiles.base());
    private final ClassTree classes = ClassTree.of(ShapeFiles.classes());

    @Test
    void every_case_of_every_rule_gets_what_the_engine_says_when_it_is_asked_about_everything() throws IOException {
        List<String> differing = new ArrayList<>();
        int compared = 0;
        try (Stream<Path> files = Files.list(EveryRuleHasItsCasesTest.CASES)) {
            for (Path file : files.sorted().toList()) {
                Case of = Case.read(file);
                List<Graph> graphs = new ArrayList<>(List.of(of.validGraph()));
                for (String rule : of.invalid().keySet()) {
                    graphs.add(of.invalidGraph(rule));
                }
                for (Graph claims : graphs) {
                    compared++;
                    SubjectGraph data = WorkingCopy.of(claims, triple -> triple, classes, compiled.ranges());
                    Map<Node, Set<FocusCheck>> focus = compiled.focusNodes(data);
                    if (!said(compiled.check(data, focus)).equals(said(everything(data, focus.keySet())))) {
                        differing.add(of.of());
                    }
                }
            }
        }
        assertThat(differing).isEmpty();
        assertThat(compared).isGreaterThan(1_000);
    }

    private Collection<ReportEntry> everything(Graph data, Set<Node> focus) {
        ValidationContext context = ValidationContext.create(shapes, data);
        for (Shape shape : shapes.getTargetShapes()) {
            for (Node node : focus) {
                if (org.apache.jena.shacl.validation.VLib.isFocusNode(shape, node, data)) {
                    ValidationProc.execValidateShape(context, data, shape, node);
                }
            }
        }
        return context.generateReport().getEntries();
    }

    private static List<String> said(Collection<ReportEntry> entries) {
        return entries.stream()
                .map(entry -> String.join(
                        " | ",
                        String.valueOf(entry.focusNode()),
                        String.valueOf(entry.resultPath()),
                        String.valueOf(entry.value()),
                        String.valueOf(entry.source()),
                        String.valueOf(entry.message())))
                .sorted()
                .toList();
    }
}
