package eu.cartulary.shapes.jsonld;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.report.Language;
import eu.cartulary.report.Violation;
import eu.cartulary.shapes.ConformanceTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The suite of the JSON-LD 1.1 API as hostile input. The reader accepts less than the standard (no relative IRIs, no named
 * graphs, no unknown contexts); what it does accept must mean exactly what the standard says, and nothing that the standard
 * refuses may pass.
 */
class JsonLdSuiteTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** Options that the reader does not offer: what such a test expects does not apply to it. */
    private static final Set<String> NOT_OFFERED =
            Set.of("produceGeneralizedRdf", "expandContext", "rdfDirection", "useNativeTypes", "base");

    /** A value that is relative to the address of the document; here it is left out, and a finding says so. */
    private static final Set<String> NEEDS_A_BASE = Set.of("#te057");
    /**
     * Contexts with a term that stands for no IRI. The standard refuses them wherever they stand; here the term has no
     * meaning, is left out with a finding where it is used, and does no harm where it is not.
     */
    private static final Set<String> TERM_WITHOUT_IRI = Set.of("#tc032", "#tc033", "#ter20", "#ter23");

    @Test
    void what_is_accepted_means_what_the_standard_says() throws IOException {
        Map<String, Integer> outcomes = new TreeMap<>();
        List<String> different = new ArrayList<>();
        for (JsonNode test : tests("toRdf", "jld:PositiveEvaluationTest")) {
            Reading reading = read(test);
            Graph graph = reading.graph();
            if (graph == null) {
                outcomes.merge("refused: " + reading.violations().get(0).rule(), 1, Integer::sum);
            } else if (graph.isIsomorphicWith(expected(test))) {
                outcomes.merge("same graph", 1, Integer::sum);
            } else if (NEEDS_A_BASE.contains(test.get("@id").stringValue())) {
                assertThat(reading.findings()).extracting(Violation::rule).contains("value-unknown");
            } else {
                different.add(name(test) + " " + graph.size() + " triples: " + graph);
            }
        }
        List<String> lines = new ArrayList<>(List.of(
                "W3C test suite of the JSON-LD 1.1 API, the part to RDF, by manifest. The reader takes less than the standard offers, as",
                "one that reads strangers' documents must; what it takes has to mean what the standard says.",
                "",
                "| outcome | cases |",
                "|---|---|"));
        outcomes.forEach((outcome, cases) -> lines.add("| " + outcome + " | " + cases + " |"));
        lines.add("| another graph | " + different.size() + " |");
        ConformanceTable.section("json-ld", "JSON-LD 1.1", lines);
        assertThat(different).as(outcomes.toString()).isEmpty();
        assertThat(outcomes.get("same graph")).as(outcomes.toString()).isGreaterThan(100);
    }

    @Test
    void what_the_standard_refuses_is_refused() {
        List<String> accepted = new ArrayList<>();
        int refused = 0;
        for (String manifest : List.of("toRdf", "expand")) {
            for (JsonNode test : tests(manifest, "jld:NegativeEvaluationTest")) {
                Reading reading = read(test);
                if (reading.refused()) {
                    refused++;
                    assertThat(reading.violations())
                            .extracting(Violation::message)
                            .doesNotContain("");
                } else if (TERM_WITHOUT_IRI.contains(test.get("@id").stringValue())) {
                    assertThat(reading.graph().toString()).doesNotContain("undefined");
                } else {
                    accepted.add(manifest + " " + name(test));
                }
            }
        }
        assertThat(accepted).isEmpty();
        assertThat(refused).isGreaterThan(150);
    }

    private static Reading read(JsonNode test) {
        return JsonLdReader.bundled()
                .read(SharedData.bytes(file(test.get("input").stringValue())), Language.EN);
    }

    private static Graph expected(JsonNode test) {
        DatasetGraph dataset = DatasetGraphFactory.create();
        RDFParser.source(file(test.get("expect").stringValue()))
                .lang(Lang.NQUADS)
                .parse(dataset);
        return dataset.getDefaultGraph();
    }

    private static List<JsonNode> tests(String manifest, String type) {
        List<JsonNode> tests = new ArrayList<>();
        for (JsonNode test : JSON.readTree(SharedData.bytes(file(manifest + "-manifest.jsonld")))
                .get("sequence")) {
            boolean offered = test.path("option").properties().stream()
                    .noneMatch(option -> NOT_OFFERED.contains(option.getKey()));
            boolean current = !test.path("option")
                            .path("specVersion")
                            .asString("")
                            .equals("json-ld-1.0")
                    && !test.path("option").path("processingMode").asString("").equals("json-ld-1.0");
            if (offered && current && test.get("@type").toString().contains(type)) {
                tests.add(test);
            }
        }
        return tests;
    }

    private static String name(JsonNode test) {
        return test.get("@id").stringValue() + " " + test.get("name").stringValue();
    }

    private static Path file(String relative) {
        Path file = SharedData.at("suites/json-ld-api/tests").resolve(relative);
        assertThat(Files.exists(file)).as(file.toString()).isTrue();
        return file;
    }
}
