package eu.cartulary.shapes.base;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.shapes.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.system.G;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every class of Gaia-X that a provider of these services meets has base shapes and cases, or adds nothing to a class that has. */
class BaseShapesCoverageTest {
    private static final List<String> ROOTS = List.of(
            "LegalPerson",
            "RegistrationNumber",
            "ServiceOffering",
            "DigitalServiceOffering",
            "Resource",
            "LegalDocument",
            "ComplianceCredential",
            "LabelCredential",
            "Issuer",
            "TermsAndConditions",
            "DataProduct",
            "Datacenter",
            "Region");

    @ParameterizedTest
    @ValueSource(strings = {"gx-25.11", "gx-v2.2.1"})
    void each_class_has_a_file_with_cases_or_adds_no_property(String release) throws IOException {
        Graph official = Pack.load(SharedData.path("gaia-x/" + release)).graph();
        ClassTree tree = ClassTree.of(official);
        CompiledShapes base = new CompiledShapes(BaseShapes.bundled().graph());
        Set<String> holes = new TreeSet<>();
        int classes = 0;
        for (Node type : targets(official)) {
            Set<Node> supers = tree.withSupers(type);
            if (ROOTS.stream().map(BaseShapesCoverageTest::gx).noneMatch(supers::contains)) {
                continue;
            }
            classes++;
            String name = Names.local(type.getURI());
            if (base.isFor(type)) {
                if (!Files.isRegularFile(EveryRuleHasItsCasesTest.CASES.resolve(name + ".cases"))) {
                    holes.add(name);
                }
                continue;
            }
            Set<Node> own = properties(official, type);
            supers.stream()
                    .filter(above -> !above.equals(type))
                    .forEach(above -> own.removeAll(properties(official, above)));
            if (!own.isEmpty()) {
                holes.add(name);
            }
        }
        assertThat(classes).isGreaterThan(60);
        assertThat(holes).isEmpty();
    }

    private static Set<Node> targets(Graph shapes) {
        Set<Node> targets = new LinkedHashSet<>();
        shapes.find(Node.ANY, Names.sh("targetClass"), Node.ANY).forEachRemaining(t -> targets.add(t.getObject()));
        return targets;
    }

    /** The properties that the shape of a class has a rule for, its own and those it inherits. */
    private static Set<Node> properties(Graph shapes, Node type) {
        Set<Node> properties = new LinkedHashSet<>();
        for (Node shape : G.listPO(shapes, Names.sh("targetClass"), type)) {
            for (Node property : G.listSP(shapes, shape, Names.sh("property"))) {
                properties.addAll(G.listSP(shapes, property, Names.sh("path")));
            }
        }
        return properties;
    }

    private static Node gx(String name) {
        return NodeFactory.createURI(Names.GX + name);
    }
}
