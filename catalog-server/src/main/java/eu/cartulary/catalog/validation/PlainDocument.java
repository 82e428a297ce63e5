package eu.cartulary.catalog.validation;

import eu.cartulary.catalog.envelope.MediaTypes;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Refusal;
import eu.cartulary.json.Json;
import eu.cartulary.report.Language;
import eu.cartulary.shapes.closure.SourcedClaims;
import eu.cartulary.shapes.jsonld.CredentialReading;
import eu.cartulary.shapes.jsonld.PlainReader;
import eu.cartulary.wire.ProblemType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A description that is no credential yet: nobody states it, so it can be judged and not published.
 */
record PlainDocument(byte[] bytes, Form form) {
    private static final PlainReader READER = PlainReader.bundled();
    private static final String TURTLE = "text/turtle";
    private static final Set<String> CREDENTIAL = Set.of(
            "issuer", "credentialSubject", "verifiableCredential", "holder", "proof", "issuanceDate", "validFrom");

    /** How it is written. */
    enum Form {
        TURTLE,
        JSON_LD
    }

    /** The body, where it is such a description; whatever has a member of a credential is taken for one. */
    static Optional<PlainDocument> of(String mediaType, byte[] body) {
        String bare = MediaTypes.bare(mediaType);
        if (bare.equals(TURTLE)) {
            return Optional.of(new PlainDocument(body, Form.TURTLE));
        }
        return bare.equals("application/ld+json") && isPlain(body)
                ? Optional.of(new PlainDocument(body, Form.JSON_LD))
                : Optional.empty();
    }

    private static boolean isPlain(byte[] body) {
        try {
            JsonNode json = Json.read(body);
            boolean typed = json.path("type").toString().contains("Verifiable")
                    || json.path("@type").toString().contains("Verifiable");
            return json.isObject() && !typed && CREDENTIAL.stream().noneMatch(json::has);
        } catch (Json.MalformedJsonException e) {
            return false;
        }
    }

    CredentialReading read(Language language) {
        return form == Form.TURTLE ? READER.turtle(bytes, language) : READER.jsonLd(bytes, language);
    }

    /** For the pointers of remarks; Turtle has no places. */
    byte @Nullable [] json() {
        return form == Form.TURTLE ? null : bytes;
    }

    /** Why it cannot be published as it stands. */
    Refusal refusal() {
        return form == Form.TURTLE
                ? Refusal.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, Finding.violation("signature-missing", null, null))
                : Refusal.of(ProblemType.MALFORMED, Finding.violation("issuer-missing", "/issuer", null));
    }

    SourcedClaims claims(Graph graph, Instant now) {
        return new SourcedClaims(Digest.of(bytes).hex(), "did:none", List.of(), now, null, graph, Set.of());
    }
}
