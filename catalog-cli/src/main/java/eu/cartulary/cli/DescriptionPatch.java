package eu.cartulary.cli;

import eu.cartulary.client.CatalogClient;
import eu.cartulary.jose.JoseException;
import eu.cartulary.jose.Jws;
import eu.cartulary.json.Json;
import eu.cartulary.report.AssessmentReport;
import eu.cartulary.report.GapReport;
import eu.cartulary.shapes.vocabulary.Ctl;
import eu.cartulary.shapes.vocabulary.Term;
import eu.cartulary.shapes.vocabulary.Vocabulary;
import eu.cartulary.wire.OfferingDetail;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts the facts that a level asks for into a description: into the credential whose subject they are about, or into a new one where
 * no credential has it. What only the provider knows stands as {@code <…>}, and is refused by every check until it is filled in.
 */
final class DescriptionPatch {
    private static final String PLACEHOLDER = "<.*>";

    private final List<ObjectNode> credentials;
    private final Set<ObjectNode> touched = new LinkedHashSet<>();
    private int placeholders;

    /** Over the credentials of a description, which are changed in place. */
    DescriptionPatch(List<ObjectNode> credentials) {
        this.credentials = new ArrayList<>(credentials);
    }

    /** Over what the catalog holds: the credentials in force behind an offering, as their issuer wrote them. */
    static DescriptionPatch ofPublished(CatalogClient client, String key) {
        List<ObjectNode> published = new ArrayList<>();
        for (OfferingDetail.Source source : client.sync().offering(key).sources()) {
            if (source.status().equals("active")) {
                published.add(unsigned(client.sync().envelope(source.digest()).text()));
            }
        }
        return new DescriptionPatch(published);
    }

    private static ObjectNode unsigned(String envelope) {
        try {
            ObjectNode credential = (ObjectNode)
                    (envelope.startsWith("{")
                            ? Json.read(envelope)
                            : Json.read(Jws.parse(envelope).payload()));
            // Signing gives it new dates, so that it replaces the one that is there.
            return credential.without(List.of("proof", "validFrom", "validUntil", "iat", "exp", "nbf", "iss"));
        } catch (JoseException | Json.MalformedJsonException | ClassCastException unreadable) {
            throw new IllegalStateException("the catalog holds a credential that cannot be read", unreadable);
        }
    }

    /** Adds the templates of the nearest gap of each report; the number of criteria they answer. */
    int add(Collection<AssessmentReport> reports) {
        int steps = 0;
        for (AssessmentReport report : reports) {
            for (GapReport gap : report.gaps().stream().limit(1).toList()) {
                for (GapReport.GapStep step : gap.steps()) {
                    if (step.template() != null) {
                        add(Json.mapper().valueToTree(step.template()));
                        steps++;
                    }
                }
            }
        }
        return steps;
    }

    private void add(ObjectNode template) {
        JsonNode contexts = template.path("@context");
        JsonNode graph = template.get("@graph");
        for (JsonNode node : graph == null ? List.<JsonNode>of(template.without("@context")) : graph) {
            ObjectNode credential = about((ObjectNode) node);
            addContexts(credential, contexts);
            merge((ObjectNode) credential.get("credentialSubject"), (ObjectNode) node);
            touched.add(credential);
        }
    }

    private ObjectNode about(ObjectNode node) {
        String id = node.path("@id").asString("");
        for (ObjectNode credential : credentials) {
            for (JsonNode subject : subjects(credential)) {
                if (subject.path("id")
                        .asString(subject.path("@id").asString(""))
                        .equals(id)) {
                    // One subject of several is made the only one that is written anew: the others did not change.
                    credential.set("credentialSubject", subject);
                    return credential;
                }
            }
        }
        ObjectNode credential = Json.mapper().createObjectNode();
        credential.putArray("@context").add("https://www.w3.org/ns/credentials/v2");
        credential.putArray("type").add("VerifiableCredential");
        credential.putObject("credentialSubject").put("id", id);
        credentials.add(credential);
        return credential;
    }

    private static Iterable<JsonNode> subjects(ObjectNode credential) {
        JsonNode subject = credential.path("credentialSubject");
        return subject.isArray() ? subject : List.of(subject);
    }

    private static void addContexts(ObjectNode credential, JsonNode wanted) {
        JsonNode present = credential.path("@context");
        ArrayNode all =
                present instanceof ArrayNode array ? array : Json.mapper().createArrayNode();
        if (present.isString()) {
            all.add(present);
        }
        List<JsonNode> there = new ArrayList<>();
        all.forEach(there::add);
        wanted.forEach(context -> {
            if (!there.contains(context)) {
                all.add(context);
            }
        });
        credential.set("@context", all);
    }

    private void merge(ObjectNode subject, ObjectNode facts) {
        facts.properties().forEach(fact -> {
            String name = fact.getKey().replaceFirst("^@(id|type)$", "$1");
            JsonNode value = fact.getValue();
            JsonNode present = subject.get(name);
            if (present == null) {
                count(value);
                subject.set(name, value);
            } else if (name.equals("type") || name.equals("id") || present.equals(value)) {
                // What it is and which it is stays as it was.
            } else if (!isSingle(name)) {
                count(value);
                subject.set(name, union(present, value));
            } else if (present instanceof ObjectNode inner && value instanceof ObjectNode more) {
                merge(inner, more);
            } else {
                count(value);
                subject.set(name, value);
            }
        });
    }

    private static boolean isSingle(String name) {
        return Vocabulary.bundled()
                .term(Ctl.NS + name)
                .map(term -> term.cardinality() == Term.Cardinality.ONE)
                .orElse(false);
    }

    private static ArrayNode union(JsonNode present, JsonNode more) {
        ArrayNode all = Json.mapper().createArrayNode();
        Set<JsonNode> known = new LinkedHashSet<>();
        for (JsonNode values : List.of(present, more)) {
            (values.isArray() ? values : List.of(values)).forEach(known::add);
        }
        known.forEach(all::add);
        return all;
    }

    private void count(JsonNode value) {
        if (value.isString() && value.stringValue().matches(PLACEHOLDER)) {
            placeholders++;
        } else {
            value.forEach(this::count);
        }
    }

    /** How many values only the provider can fill in. */
    int placeholders() {
        return placeholders;
    }

    /** The credentials that changed, as a description that can be filled in, validated, signed and published. */
    String changed() {
        return written(touched);
    }

    /** All credentials. */
    String whole() {
        return written(credentials);
    }

    private static String written(Collection<ObjectNode> credentials) {
        ObjectNode presentation = Json.mapper().createObjectNode();
        presentation.put("@context", "https://www.w3.org/ns/credentials/v2");
        presentation.put("type", "VerifiablePresentation");
        ArrayNode held = presentation.putArray("verifiableCredential");
        credentials.forEach(held::add);
        return Json.pretty(presentation) + "\n";
    }
}
