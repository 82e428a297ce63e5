package eu.cartulary.catalog.fuzz;

import eu.cartulary.report.Language;
import eu.cartulary.shapes.examples.Examples;
import eu.cartulary.shapes.jsonld.CredentialReader;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** JSON-LD documents: strict JSON, contexts, expansion, subjects. */
final class JsonLdTarget implements FuzzTarget {
    private final CredentialReader reader = CredentialReader.bundled();

    @Override
    public void eat(byte[] input) {
        var reading = reader.read(input, Language.EN);
        FuzzTarget.require(reading != null, "no answer");
    }

    @Override
    public List<byte[]> seeds() {
        JsonMapper json = JsonMapper.builder().build();
        YAMLMapper yaml = YAMLMapper.builder().build();
        return Examples.kinds().stream()
                .flatMap(kind -> Examples.yaml(kind).stream())
                .map(yaml::readTree)
                .flatMap(example -> Stream.concat(
                        Stream.of(example), example.path("verifiableCredential").valueStream()))
                .map(json::writeValueAsBytes)
                .toList();
    }

    @Override
    public List<String> shared() {
        return List.of("suites/json-test-suite/test_parsing");
    }
}
