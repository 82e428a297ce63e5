package eu.cartulary.shapes.jsonld;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.report.Language;
import eu.cartulary.report.Violation;
import eu.cartulary.shapes.jsonld.SharedData.Sample;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The own term maps mean the same as the official contexts: every real credential gives the same RDF with either. */
class BundledContextsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String DEVELOPMENT = "https://w3id.org/gaia-x/development#";
    private static final Map<String, String> OFFICIAL = Map.of(
            "https://www.w3.org/2018/credentials/v1",
            "credentials_v1.json",
            "https://www.w3.org/ns/credentials/v2",
            "credentials_v2.json",
            "https://w3id.org/security/suites/jws-2020/v1",
            "jws2020_v1.json",
            DEVELOPMENT,
            "gxDevelopment.json",
            "https://registry.lab.gaia-x.eu/development/api/trusted-shape-registry/v1/shapes/jsonld/trustframework#",
            "trustframework.json");

    @ParameterizedTest(name = "{0}")
    @CsvSource({"samples/loire, 150", "samples/tagus, 90", "samples/older, 150"})
    void each_real_credential_gives_the_same_graph_with_own_and_official_contexts(String folder, int atLeast) {
        JsonLdReader own = JsonLdReader.bundled();
        JsonLdReader official = official();
        List<String> differences = new ArrayList<>();
        int compared = 0;
        for (Sample sample : SharedData.credentials(folder)) {
            byte[] document = withoutProof(sample.json());
            Reading ours = own.read(document, Language.EN);
            Reading theirs = official.read(document, Language.EN);
            if (!outcome(ours).equals(outcome(theirs))) {
                differences.add(sample.name() + "\n ours: " + outcome(ours) + "\n theirs: " + outcome(theirs));
            }
            compared += ours.refused() ? 0 : 1;
        }
        assertThat(differences).isEmpty();
        assertThat(compared).as("credentials compared").isGreaterThanOrEqualTo(atLeast);
    }

    @Test
    void every_gaia_x_term_has_the_meaning_of_the_official_context() {
        JsonNode context = JSON.readTree(SharedData.bytes(SharedData.at("gaia-x/contexts/gxDevelopment.json")))
                .get("@context");
        ObjectNode document = JSON.createObjectNode();
        document.put("@context", DEVELOPMENT);
        document.put("@id", "https://example.org/s");
        context.properties().stream()
                .map(Map.Entry::getKey)
                .filter(term -> !term.startsWith("@") && !context.get(term).isString())
                .forEach(term -> document.putArray(term)
                        .add("https://example.org/o")
                        .add(1.5)
                        .add(true));
        byte[] bytes = JSON.writeValueAsBytes(document);
        JsonLdReader unlimited = JsonLdReader.bundled();
        assertThat(outcome(unlimited.read(bytes, Language.EN)))
                .isEqualTo(outcome(official().read(bytes, Language.EN)))
                .contains("https://w3id.org/gaia-x/development#");
    }

    @Test
    void a_document_without_fragment_and_one_with_it_name_the_same_context() {
        for (String iri : List.of("https://w3id.org/gaia-x/development", DEVELOPMENT)) {
            Reading reading =
                    JsonLdReader.bundled().read("""
                            {"@context":"%s","@id":"urn:x:1","providedBy":{"@id":"urn:x:2"}}""".formatted(iri).getBytes(StandardCharsets.UTF_8), Language.EN);
            assertThat(outcome(reading)).contains("<https://w3id.org/gaia-x/development#providedBy>");
        }
    }

    private static JsonLdReader official() {
        JsonLdReader reader = JsonLdReader.bundled();
        for (Map.Entry<String, String> context : OFFICIAL.entrySet()) {
            reader = reader.withContext(context.getKey(), bytes(context.getValue()));
        }
        String gaiaX = new String(bytes("gxDevelopment.json"), StandardCharsets.UTF_8);
        for (String release : List.of("2404", "2411", "2511")) {
            String namespace = "https://w3id.org/gaia-x/" + release + "#";
            byte[] released = gaiaX.replace(DEVELOPMENT, namespace).getBytes(StandardCharsets.UTF_8);
            reader = reader.withContext(namespace, released)
                    .withContext("https://registry.lab.gaia-x.eu/v2/context/" + release, released);
        }
        return reader;
    }

    private static byte[] bytes(String name) {
        return SharedData.bytes(SharedData.at("gaia-x/contexts/" + name));
    }

    private static byte[] withoutProof(byte[] json) {
        ObjectNode document = (ObjectNode) JSON.readTree(json);
        document.remove("proof");
        return JSON.writeValueAsBytes(document);
    }

    private static String outcome(Reading reading) {
        return reading.graph() == null
                ? reading.violations().stream().map(Violation::rule).collect(Collectors.joining(" "))
                : Canonical.bounded(200, 20_000).nquads(reading.graph()).orElseThrow();
    }
}
