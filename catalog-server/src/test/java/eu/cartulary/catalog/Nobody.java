package eu.cartulary.catalog;

import eu.cartulary.client.Envelope;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.jose.SigningKey;
import eu.cartulary.json.Json;
import eu.cartulary.shapes.examples.Examples;
import eu.cartulary.sign.Signer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Somebody with a key and no host, who publishes a company and an offering at a time, for tests that publish much. */
final class Nobody {
    private static final List<String> EXAMPLE = example();

    private final Signer signer = Signer.ofDidKey(SigningKey.generate(Algorithm.EDDSA));

    private static List<String> example() {
        String yaml = Examples.yaml("office").orElseThrow();
        List<String> found = new ArrayList<>();
        for (JsonNode each : YAMLMapper.builder().build().readTree(yaml).path("verifiableCredential")) {
            String type = each.at("/credentialSubject/type").asString("");
            if (type.equals("gx:LegalPerson") || type.equals("gx:ServiceOffering")) {
                found.add(new String(Json.write(each), StandardCharsets.UTF_8));
            }
        }
        return found;
    }

    /** The company and the offering of an example, under names that need no host. */
    List<Envelope> credentials(String name) {
        List<Envelope> credentials = new ArrayList<>();
        for (String json : EXAMPLE) {
            String own = json;
            for (String thing : List.of("company", "sites", "holding", "offerings")) {
                own = own.replace("https://" + Examples.HOST + "/" + thing, "urn:test:" + name + ":" + thing);
            }
            try {
                credentials.add(signer.credential(Json.read(own.getBytes(StandardCharsets.UTF_8))));
            } catch (Json.MalformedJsonException e) {
                throw new IllegalStateException(e);
            }
        }
        return credentials;
    }

    Envelope presentation(List<Envelope> credentials) {
        return signer.presentation(credentials);
    }
}
