package eu.cartulary.shapes.jsonld;

import eu.cartulary.report.Language;
import eu.cartulary.shapes.vocabulary.Spelling;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a credential (VC Data Model 1.1 or 2.0) says of its subjects. The envelope (issuer, dates, proof, status,
 * evidence) is not read at all, so that nothing in it can become a claim; whoever checks the envelope has its bytes.
 *
 * <p>Afterwards the claims are brought to the one form that rules are written for: Gaia-X namespaces of all releases to
 * {@code development#}, listed values to their notation. Never changes; safe for any thread.
 */
public final class CredentialReader {
    private static final JsonProvider JSON = JsonProvider.provider();
    private static final String SUBJECT = "https://www.w3.org/2018/credentials#credentialSubject";
    private static final Set<String> READ =
            Set.of("@context", "id", "@id", "type", "@type", "credentialSubject", SUBJECT, "cred:credentialSubject");

    private final JsonLdReader reader;

    private CredentialReader(JsonLdReader reader) {
        this.reader = reader;
    }

    /** A reader with the bundled contexts and the usual limits. */
    public static CredentialReader bundled() {
        return new CredentialReader(JsonLdReader.bundled());
    }

    /** A reader with the contexts and limits of the given one. */
    public static CredentialReader with(JsonLdReader reader) {
        return new CredentialReader(reader);
    }

    /**
     * Reads the claims of one credential document.
     *
     * @param credentialDocument the decoded payload of a VC-JWT, or a JSON-LD credential with or without its proof
     * @param language of the remarks
     */
    public CredentialReading read(byte[] credentialDocument, Language language) {
        Remarks remarks = new Remarks(language);
        JsonStructure source = reader.parse(credentialDocument, remarks);
        if (source == null) {
            return refused(remarks);
        }
        if (!(source instanceof JsonObject document)) {
            remarks.refuse("subject-missing", "", null);
            return refused(remarks);
        }
        JsonObject claims = MissingContexts.supplied(claimsOnly(document, remarks), document, remarks);
        JsonArray expanded = remarks.refused() ? null : reader.expand(claims, source, remarks);
        return expanded == null ? refused(remarks) : subjects(expanded, document, remarks);
    }

    private static JsonObject claimsOnly(JsonObject document, Remarks remarks) {
        if (READ.stream().filter(name -> name.endsWith("credentialSubject")).noneMatch(document::containsKey)) {
            remarks.refuse("subject-missing", "", null);
        }
        JsonValue subject = document.getOrDefault("credentialSubject", JsonValue.EMPTY_JSON_OBJECT);
        if (subject.getValueType() == JsonValue.ValueType.NULL || subject instanceof jakarta.json.JsonNumber) {
            remarks.refuse("subject-unreadable", "/credentialSubject", subject.toString());
        }
        if (document.get("type") instanceof jakarta.json.JsonString type) {
            remarks.inform("type-not-array", "/type", type.getString());
        }
        var kept = JSON.createObjectBuilder();
        document.forEach((name, value) -> {
            if (READ.contains(name)) {
                kept.add(name, value);
            }
        });
        return kept.build();
    }

    private CredentialReading subjects(JsonArray expanded, JsonObject source, Remarks remarks) {
        JsonArrayBuilder nodes = JSON.createArrayBuilder();
        JsonArrayBuilder credentialTypes = JSON.createArrayBuilder();
        for (JsonValue top : expanded) {
            if (top instanceof JsonObject credential) {
                array(credential, SUBJECT).forEach(nodes::add);
                array(credential, "@type").forEach(credentialTypes::add);
            }
        }
        Subjects subjects = new Subjects(nodes.build(), credentialTypes.build(), source, remarks);
        JsonArray typed = subjects.typed();
        Graph graph = reader.graph(typed, remarks);
        if (graph == null || remarks.refused()) {
            return refused(remarks);
        }
        mend(graph, source, remarks);
        return new CredentialReading(
                graph, subjects.iris(), subjects.types(), remarks.violations(), remarks.findings());
    }

    private static void mend(Graph graph, JsonObject source, Remarks remarks) {
        GaiaXNamespaces.normalise(graph).forEach(older -> remarks.inform("namespace-older", "/@context", older, older));
        Spelling.mend(graph)
                .forEach(value -> remarks.warnOnce(
                        "value-unlisted",
                        () -> Pointers.of(source, value.value()),
                        value.value(),
                        value.value(),
                        value.list()));
        KnownTerms.check(graph, source, remarks);
    }

    private static JsonArray array(JsonObject node, String name) {
        return node.get(name) instanceof JsonArray array ? array : JsonValue.EMPTY_JSON_ARRAY;
    }

    private static CredentialReading refused(Remarks remarks) {
        @Nullable Graph none = null;
        return new CredentialReading(none, List.of(), List.of(), remarks.violations(), remarks.findings());
    }
}
