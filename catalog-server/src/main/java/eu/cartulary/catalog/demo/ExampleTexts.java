package eu.cartulary.catalog.demo;

import eu.cartulary.catalog.demo.Federation.Company;
import eu.cartulary.shapes.examples.Examples;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A bundled example as if a company of the demo had filled it in: its credentials in their order (company, who owns it, site,
 * offering, profile).
 */
final class ExampleTexts {
    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    private ExampleTexts() {}

    static List<ObjectNode> of(String kind, Company company) {
        String text = Examples.yaml(kind)
                .orElseThrow(() -> new IllegalStateException("no example of " + kind))
                .replace("Example Cloud SAS", company.name())
                .replace("Example Cloud Holding SE", company.owner())
                .replace("FR00123456789", company.vat())
                .replace("/sites/lyon", "/sites/" + company.city().toLowerCase(Locale.ROOT))
                .replace("Lyon", company.city())
                .replaceAll("\\bFR\\b", company.country())
                .replace(Examples.HOST, company.host());
        List<ObjectNode> credentials = new ArrayList<>();
        for (JsonNode credential : YAML.readTree(text).path("verifiableCredential")) {
            credentials.add((ObjectNode) credential);
        }
        return credentials;
    }

    /** The subject of a credential. */
    static ObjectNode subject(ObjectNode credential) {
        return (ObjectNode) credential.path("credentialSubject");
    }
}
