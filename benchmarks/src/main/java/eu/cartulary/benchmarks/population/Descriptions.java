package eu.cartulary.benchmarks.population;

import eu.cartulary.json.Json;
import eu.cartulary.shapes.examples.Examples;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The unsigned credentials of a population: the bundled examples, filled in. */
final class Descriptions {
    private static final String HOST = "https://" + Examples.HOST + "/";
    private static final Map<String, List<ObjectNode>> EXAMPLES = new ConcurrentHashMap<>();

    private final Population population;

    Descriptions(Population population) {
        this.population = population;
    }

    /** Company, ownership and site, a credential each. */
    List<ObjectNode> provider(Provider provider) {
        List<ObjectNode> credentials = new ArrayList<>();
        for (ObjectNode example : example("compute/vm").subList(0, 3)) {
            credentials.add((ObjectNode) filledIn(example, provider, ""));
        }
        ObjectNode company = subject(credentials.get(0));
        company.put("name", provider.name());
        company.putObject("gx:registrationNumber")
                .put("type", "gx:TaxID")
                .put("https://schema.org/taxID", provider.country() + "-" + provider.number());
        ObjectNode owner =
                (ObjectNode) subject(credentials.get(1)).path("ownership").path(0);
        if (provider.ownerCountry().isEmpty()) {
            subject(credentials.get(1)).remove(List.of("ownership", "complete"));
        } else {
            owner.put("country", provider.ownerCountry());
            owner.put("partyName", provider.name() + " Holding");
        }
        subject(credentials.get(2)).put("name", provider.city());
        return credentials;
    }

    /** Offering and profile, in one credential. */
    ObjectNode service(Service service) {
        List<ObjectNode> example = example(service.kind());
        ObjectNode offering = subject((ObjectNode) filledIn(example.get(3), service.provider(), service.iri()));
        offering.put("name", service.name());
        offering.putObject("description").put("@value", service.description()).put("@language", service.language());
        ObjectNode profile = subject((ObjectNode) filledIn(example.get(4), service.provider(), service.iri()));
        shape(profile, service.standing());
        if (service.supplier() >= 0) {
            ArrayNode blocks = profile.putArray("suppliedBy");
            blocks.addObject()
                    .put("type", "BlockSupply")
                    .put("block", "compute")
                    .putObject("offering")
                    .put("id", population.service(service.supplier()).iri());
        }
        ObjectNode credential = Json.mapper().createObjectNode();
        credential
                .putArray("@context")
                .addAll((ArrayNode) example.get(3).path("@context"))
                .add("https://w3id.org/cartulary/v1");
        credential.putArray("type").addAll((ArrayNode) example.get(3).path("type"));
        credential.put("id", service.iri() + ":credential");
        credential.putArray("credentialSubject").add(offering).add(profile);
        return credential;
    }

    /** What an attester says. */
    ObjectNode certificate(Service service, String scheme) {
        ObjectNode credential = Json.mapper().createObjectNode();
        credential
                .putArray("@context")
                .add("https://www.w3.org/ns/credentials/v2")
                .add("https://w3id.org/cartulary/v1");
        credential.putArray("type").add("VerifiableCredential").add("Certificate");
        credential
                .putObject("credentialSubject")
                .put("id", "urn:example:attester:" + service.number() + ":" + scheme)
                .put("type", "Certificate")
                .put("certifies", service.iri())
                .put("scheme", scheme)
                .put("validUntil", "2029-12-31");
        return credential;
    }

    private static void shape(ObjectNode profile, Service.Standing standing) {
        switch (standing) {
            case EXCELLENT ->
                profile.put("clientSideEncryption", true)
                        .put("providerCanDecrypt", false)
                        .put("keyCustody", "hyok")
                        .put("operatorAccess", "on-customer-approval");
            case GOOD -> profile.put("keyCustody", "byok");
            case FAIR -> {
                profile.remove("complete");
                if (profile.path("switching") instanceof ObjectNode switching) {
                    switching.put("noticeMax", "P6M").put("transitionMax", "P90D");
                }
            }
            case WEAK -> {
                profile.remove(List.of("complete", "switching", "export", "governmentRequests", "document", "party"));
                profile.put("keyCustody", "managed").put("operatorAccess", "unrestricted");
            }
        }
    }

    private static List<ObjectNode> example(String kind) {
        return EXAMPLES.computeIfAbsent(kind, k -> {
            List<ObjectNode> credentials = new ArrayList<>();
            YAMLMapper.builder()
                    .build()
                    .readTree(Examples.yaml(k).orElseThrow())
                    .path("verifiableCredential")
                    .forEach(credential -> credentials.add((ObjectNode) credential));
            return credentials;
        });
    }

    /** A copy in which what the example says of itself is said of these. */
    private static JsonNode filledIn(JsonNode node, Provider provider, String offering) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = Json.mapper().createObjectNode();
            object.properties()
                    .forEach(member -> copy.set(member.getKey(), filledIn(member.getValue(), provider, offering)));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = Json.mapper().createArrayNode();
            array.forEach(item -> copy.add(filledIn(item, provider, offering)));
            return copy;
        }
        return node.isString() ? Json.mapper().valueToTree(text(node.stringValue(), provider, offering)) : node;
    }

    private static String text(String text, Provider provider, String offering) {
        if (text.equals("FR")) {
            return provider.country();
        }
        if (!text.startsWith(HOST)) {
            return text;
        }
        String local = text.substring(HOST.length());
        if (local.startsWith("offerings/")) {
            return offering + (local.endsWith("-profile") ? ":profile" : "");
        }
        // Addresses of documents stay what they are: addresses.
        boolean isName = local.startsWith("company") || local.startsWith("holding") || local.startsWith("sites/");
        return isName ? provider.iri(local.replace('/', ':')) : text;
    }

    static ObjectNode subject(ObjectNode credential) {
        return (ObjectNode) credential.path("credentialSubject");
    }
}
