package eu.cartulary.shapes.base;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.report.Language;
import eu.cartulary.shapes.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.system.G;
import org.junit.jupiter.api.Test;

/** The lint of the shipped shapes. */
class ShapesAreSoundTest {
    private static final Graph SHAPES = BaseShapes.bundled().graph();
    private static final Pattern ID = Pattern.compile(
            "[A-Z][A-Za-z0-9]*_[A-Za-z0-9-]+_(minCount|maxCount|nodeKind|class|datatype|in|pattern|range)");
    /** Shared shapes, which have no target and make no remark of their own. */
    private static final Set<String> SHARED = Set.of("DescribedElsewhere_type");

    @Test
    void no_property_shape_is_without_a_name() {
        List<Node> shapes = new ArrayList<>();
        SHAPES.find(Node.ANY, Names.sh("path"), Node.ANY).forEachRemaining(t -> shapes.add(t.getSubject()));
        SHAPES.find(Node.ANY, Names.sh("property"), Node.ANY).forEachRemaining(t -> shapes.add(t.getObject()));

        assertThat(shapes).hasSizeGreaterThan(1_000).allMatch(Node::isURI);
        assertThat(new TreeSet<>(shapes.stream().map(Node::getURI).toList()))
                .allMatch(iri -> iri.startsWith(Names.RULE))
                .allMatch(iri -> SHARED.contains(Names.local(iri))
                        || ID.matcher(Names.local(iri)).matches());
    }

    @Test
    void every_rule_has_name_message_and_advice_exactly_once_in_each_language() {
        List<String> wrong = new ArrayList<>();
        for (Node rule : rules()) {
            for (Node property : List.of(Names.sh("name"), Names.sh("message"), Names.ADVICE)) {
                List<String> languages = G.listSP(SHAPES, rule, property).stream()
                        .map(Node::getLiteralLanguage)
                        .sorted()
                        .toList();
                if (!languages.equals(List.of("de", "en", "fr"))) {
                    wrong.add(rule + " " + property + " " + languages);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_rule_states_its_severity_and_where_to_read_more() {
        assertThat(rules()).allSatisfy(rule -> {
            assertThat(G.listSP(SHAPES, rule, Names.sh("severity")))
                    .as("%s", rule)
                    .hasSize(1);
            assertThat(G.listSP(SHAPES, rule, Names.SEE_ALSO)).as("%s", rule).isNotEmpty();
            assertThat(G.listSP(SHAPES, rule, Names.sh("path"))).as("%s", rule).hasSize(1);
        });
    }

    @Test
    void no_sentence_has_a_hole_or_is_longer_than_a_person_reads() {
        for (Rule rule : BaseShapes.bundled().rules()) {
            for (Language language : Language.values()) {
                if (SHARED.contains(rule.id())) {
                    continue;
                }
                assertThat(rule.messages().get(language))
                        .as("%s %s", rule.id(), language)
                        .doesNotContainPattern("\\{[a-z]\\}|null")
                        .hasSizeBetween(15, 400);
                assertThat(rule.advice().get(language))
                        .as("%s %s", rule.id(), language)
                        .doesNotContainPattern("\\{[a-z]\\}|null")
                        .hasSizeBetween(15, 500);
            }
        }
    }

    @Test
    void the_sentences_outside_the_shapes_exist_in_each_language_too() throws IOException {
        for (Language language : Language.values()) {
            for (String line : Files.readAllLines(java.nio.file.Path.of(System.getProperty("cartulary.root", "..")
                    + "/shacl-shapes/src/main/resources/eu/cartulary/shapes/base/messages_en.properties"))) {
                if (line.contains("=")) {
                    assertThat(Sentence.exists(language, line.substring(0, line.indexOf('='))))
                            .as("%s in %s", line, language)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void their_cost_is_bounded() {
        assertThat(ShapesLint.problems(SHAPES)).isEmpty();
    }

    @Test
    void they_are_valid_by_the_shapes_for_shapes() throws IOException {
        Graph shaclShacl = GraphFactory.createDefaultGraph();
        RDFParser.fromString(
                        Files.readString(SharedData.path(
                                "suites/shacl/data-shapes-test-suite/tests/core/complex/shacl-shacl.ttl")),
                        Lang.TURTLE)
                .base("urn:shacl-shacl")
                .parse(shaclShacl);
        ValidationReport report = ShaclValidator.get().validate(Shapes.parse(shaclShacl), SHAPES);

        assertThat(report.getEntries()).extracting(ReportEntry::toString).isEmpty();
    }

    /** What the engine is spared must not change what is found. */
    @Test
    void passing_over_rules_changes_no_outcome() throws IOException {
        CompiledShapes compiled = new CompiledShapes(SHAPES);
        Shapes whole = Shapes.parse(SHAPES);
        ClassTree tree = ClassTree.of(ShapeFiles.classes());
        for (String name : List.of("LegalPerson", "ServiceOffering", "TermsAndConditions", "Switching", "Datacenter")) {
            Case of = Case.read(EveryRuleHasItsCasesTest.CASES.resolve(name + ".cases"));
            for (String rule : of.invalid().keySet()) {
                SubjectGraph data = WorkingCopy.of(of.invalidGraph(rule), triple -> triple, tree, compiled.ranges());
                assertThat(found(compiled.check(data, compiled.focusNodes(data))))
                        .as(rule)
                        .isEqualTo(
                                found(ShaclValidator.get().validate(whole, data).getEntries()))
                        .isNotEmpty();
            }
        }
    }

    private static TreeSet<String> found(java.util.Collection<ReportEntry> entries) {
        TreeSet<String> found = new TreeSet<>();
        entries.forEach(entry -> found.add(entry.source() + " " + entry.focusNode() + " " + entry.value()));
        return found;
    }

    private static List<Node> rules() {
        return G.nodesOfTypeAsList(SHAPES, NodeFactory.createURI(Names.SH + "PropertyShape")).stream()
                .filter(node -> !SHARED.contains(Names.local(node.getURI())))
                .toList();
    }
}
