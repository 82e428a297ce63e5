package eu.cartulary.shapes.examples;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.json.Json;
import eu.cartulary.report.Language;
import eu.cartulary.report.Violation;
import eu.cartulary.shapes.base.BaseShapes;
import eu.cartulary.shapes.jsonld.CredentialReader;
import eu.cartulary.shapes.jsonld.CredentialReading;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Each example is what it says: complete, and without a remark of any rule. */
class ExamplesTest {
    private static final YAMLMapper YAML = new YAMLMapper();

    static List<String> kinds() {
        return Examples.kinds();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void is_read_and_admitted_without_a_single_remark(String kind) {
        JsonNode presentation = YAML.readTree(Examples.yaml(kind).orElseThrow());
        List<Violation> remarks = new ArrayList<>();
        for (JsonNode credential : presentation.get("verifiableCredential")) {
            byte[] document = Json.write(completed((ObjectNode) credential));
            CredentialReading reading = CredentialReader.bundled().read(document, Language.EN);
            remarks.addAll(reading.violations());
            remarks.addAll(reading.findings());
            if (reading.graph() != null) {
                remarks.addAll(BaseShapes.bundled().validate(reading.graph(), document, Language.EN));
            }
        }
        assertThat(remarks).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void speaks_of_nobody_but_the_example_host(String kind) {
        assertThat(Examples.yaml(kind).orElseThrow())
                .contains("https://" + Examples.HOST + "/company")
                .doesNotContain("\t");
    }

    @Test
    void is_found_by_the_last_part_of_its_kind() {
        assertThat(Examples.yaml("Email"))
                .isEqualTo(Examples.yaml("messaging/email"))
                .isPresent();
        assertThat(Examples.yaml("mail-order")).isEmpty();
    }

    private static ObjectNode completed(ObjectNode credential) {
        return credential.deepCopy().put("issuer", "did:web:" + Examples.HOST).put("validFrom", "2026-01-01T00:00:00Z");
    }
}
