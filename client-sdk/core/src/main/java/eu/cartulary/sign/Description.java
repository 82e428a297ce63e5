package eu.cartulary.sign;

import eu.cartulary.json.Json;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a credential is about, before it is signed: its contexts, its types and one subject. The typed builders
 * of this package end in one of these. Immutable.
 */
public final class Description {
    /** Terms of Gaia-X. */
    public static final String GAIA_X = "https://w3id.org/gaia-x/development#";
    /** Terms of this project. */
    public static final String CARTULARY = "https://w3id.org/cartulary/v1";

    private final List<String> contexts;
    private final List<String> types;
    private final ObjectNode subject;

    Description(List<String> contexts, List<String> types, ObjectNode subject) {
        this.contexts = List.copyOf(contexts);
        this.types = List.copyOf(types);
        this.subject = subject.deepCopy();
    }

    /**
     * A description in plain JSON-LD, for everything the builders do not know.
     *
     * @param types of the credential beside {@code VerifiableCredential}, such as {@code gx:ServiceOffering}
     * @param subject JSON of the subject
     */
    public static Description ofJson(List<String> types, String subject) {
        try {
            if (Json.read(subject) instanceof ObjectNode object) {
                return new Description(List.of(GAIA_X, CARTULARY), types, object);
            }
            throw new SigningException("subject-not-an-object", "the subject of a credential is an object");
        } catch (Json.MalformedJsonException unreadable) {
            throw new SigningException("subject-unreadable", Objects.toString(unreadable.getMessage()), unreadable);
        }
    }

    /** IRI of the subject. */
    public String id() {
        return subject.path("id").asString("");
    }

    /** The credential, unsigned and without issuer and dates, which the {@link Signer} adds. */
    JsonNode toJson() {
        ObjectNode credential = Json.mapper().createObjectNode();
        var context = credential.putArray("@context").add(Completion.CREDENTIALS_V2);
        contexts.forEach(context::add);
        var type = credential.putArray("type").add("VerifiableCredential");
        types.forEach(type::add);
        credential.set("credentialSubject", subject.deepCopy());
        return credential;
    }

    /** The unsigned credential as JSON, for {@code POST /validations} and for people. */
    @Override
    public String toString() {
        return Json.pretty(toJson());
    }
}
