package eu.cartulary.sign;

import eu.cartulary.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What all typed builders share: free terms beside the typed ones, and a {@link #build} that names every rule of admission
 * that is not yet kept. Used by one thread.
 *
 * @param <B> the builder itself
 */
public abstract sealed class DescriptionBuilder<B extends DescriptionBuilder<B>>
        permits LegalPerson, ParticipantProfile, Datacenter, Offering, Profile, Certificate, GaiaXIssuer {
    private final List<String> contexts;
    private final List<String> types;
    private final ObjectNode subject = Json.mapper().createObjectNode();
    private final Map<String, String> required = new LinkedHashMap<>();

    DescriptionBuilder(String context, String type, String id) {
        this.contexts = List.of(context);
        this.types = List.of(type);
        subject.put("id", id).put("type", type);
    }

    /** A term that this builder has no method for, with any value that is JSON: the way out of the types. */
    public final B with(String term, Object value) {
        subject.set(term, Json.mapper().valueToTree(value));
        return self();
    }

    /** One more value of a term that may have several. */
    public final B and(String term, Object value) {
        JsonNode there = subject.get(term);
        if (there == null) {
            return with(term, value);
        }
        ArrayNode list = there instanceof ArrayNode array
                ? array
                : subject.putArray(term).add(there);
        list.add((JsonNode) Json.mapper().valueToTree(value));
        return self();
    }

    /**
     * The description.
     *
     * @throws IncompleteDescriptionException naming the rules of admission that are not kept
     */
    public final Description build() {
        List<String> missing = new ArrayList<>();
        required.forEach((term, rule) -> {
            if (!subject.has(term)) {
                missing.add(rule);
            }
        });
        if (!missing.isEmpty()) {
            throw new IncompleteDescriptionException(subject.path("id").asString(""), missing);
        }
        return new Description(contexts, types, subject);
    }

    /** Says that a term must be there, and which rule asks for it. */
    final B require(String term, String rule) {
        required.put(term, rule);
        return self();
    }

    abstract B self();

    static Map<String, Object> node(String type, Object... members) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("type", type);
        for (int i = 0; i < members.length; i += 2) {
            node.put((String) members[i], members[i + 1]);
        }
        return node;
    }

    static Map<String, String> reference(String iri) {
        return Map.of("id", iri);
    }
}
