package eu.cartulary.shapes.base;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.json.Json;
import eu.cartulary.report.Language;
import eu.cartulary.report.Violation;
import eu.cartulary.shapes.SharedData;
import eu.cartulary.shapes.examples.Examples;
import eu.cartulary.shapes.jsonld.CredentialReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Own facts sit beside what Gaia-X describes, so its closed shapes stay satisfied: every example, by the official shapes. */
class ExamplesByOfficialShapesTest {
    private static final YAMLMapper YAML = new YAMLMapper();

    @ParameterizedTest
    @ValueSource(strings = {"gx-25.11", "gx-v2.2.1"})
    void every_example_satisfies_them(String release) throws IOException {
        Pack pack = Pack.load(SharedData.path("gaia-x/" + release));
        List<String> broken = new ArrayList<>();
        int judged = 0;
        for (String kind : Examples.kinds()) {
            List<Graph> graphs = graphs(kind);
            for (Graph claims : graphs) {
                if (pack.speaksOf(claims)) {
                    judged++;
                    Graph known = GraphFactory.createDefaultGraph();
                    graphs.stream().filter(other -> other != claims).forEach(other -> other.find()
                            .forEachRemaining(known::add));
                    for (Violation violation : pack.validate(claims, known, null, Language.EN)) {
                        broken.add(kind + ": " + violation.rule() + " " + violation.focus() + " " + violation.value());
                    }
                }
            }
        }
        assertThat(judged).isGreaterThanOrEqualTo(3 * Examples.kinds().size());
        assertThat(broken).isEmpty();
    }

    private static List<Graph> graphs(String kind) {
        List<Graph> graphs = new ArrayList<>();
        for (JsonNode credential :
                YAML.readTree(Examples.yaml(kind).orElseThrow()).get("verifiableCredential")) {
            ObjectNode signed = ((ObjectNode) credential).deepCopy().put("issuer", "did:web:" + Examples.HOST);
            graphs.add(CredentialReader.bundled()
                    .read(Json.write(signed), Language.EN)
                    .graph());
        }
        return graphs;
    }
}
