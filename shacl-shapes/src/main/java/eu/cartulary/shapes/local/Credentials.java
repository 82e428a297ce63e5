package eu.cartulary.shapes.local;

import eu.cartulary.client.Envelope;
import eu.cartulary.jose.JoseException;
import eu.cartulary.jose.Jws;
import eu.cartulary.json.Json;
import eu.cartulary.json.JsonSlices;
import eu.cartulary.verify.EnvelopeVerifier;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes the credentials out of an envelope, unverified: their decoded documents, in order. */
final class Credentials {
    private static final String DATA = "data:application/vc+jwt";
    /** More than a presentation of any catalog may hold. */
    private static final int MOST = 1_000;

    private Credentials() {}

    /** The documents, and whether they came in a presentation, where remarks name the one they are about. */
    record Found(List<Document> documents, Shape shape) {}

    /**
     * One credential.
     *
     * @param digest under which a catalog would know it: of the signing input of a JWT, of the bytes of anything else
     */
    record Document(byte[] bytes, String digest) {}

    /** What was around the credentials. */
    enum Shape {
        ALONE,
        PRESENTED
    }

    static Found in(Envelope envelope) throws UnreadableException {
        Document document =
                switch (envelope.mediaType()) {
                    case Envelope.VC_JWT, Envelope.VP_JWT, "application/jwt" ->
                        payload(envelope.text().strip());
                    case Envelope.JSON_LD, "application/json", "application/vc" ->
                        new Document(envelope.bytes(), sha256(envelope.bytes()));
                    default -> throw new UnreadableException("media-type-not-read-here", envelope.mediaType());
                };
        JsonNode json = json(document.bytes());
        if (!json.has("verifiableCredential")) {
            return new Found(List.of(document), Shape.ALONE);
        }
        List<Document> documents = new ArrayList<>();
        JsonNode inside = json.get("verifiableCredential");
        JsonNode members =
                inside.isArray() ? inside : Json.mapper().createArrayNode().add(inside);
        if (members.size() > MOST) {
            throw new UnreadableException("too-many-credentials", Integer.toString(MOST));
        }
        List<byte[]> slices = JsonSlices.of(document.bytes(), "verifiableCredential");
        for (int i = 0; i < members.size(); i++) {
            documents.add(presented(members.get(i), slices.get(i)));
        }
        return new Found(documents, Shape.PRESENTED);
    }

    private static Document presented(JsonNode credential, byte[] exactBytes) throws UnreadableException {
        if (credential.isString()) {
            return payload(credential.stringValue());
        }
        String id = credential.path("id").asString("");
        if (id.startsWith(DATA) && id.length() > DATA.length() + 1) {
            return payload(id.substring(DATA.length() + 1));
        }
        if (credential instanceof ObjectNode) {
            return new Document(exactBytes, sha256(exactBytes));
        }
        throw new UnreadableException("malformed", "a credential is an object or a token");
    }

    private static Document payload(String compact) throws UnreadableException {
        try {
            return new Document(Jws.parse(compact).payload(), EnvelopeVerifier.digestOf(Envelope.vcJwt(compact)));
        } catch (JoseException refused) {
            throw new UnreadableException(refused.rule(), String.valueOf(refused.getMessage()));
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static JsonNode json(byte[] document) throws UnreadableException {
        try {
            return Json.read(document);
        } catch (Json.MalformedJsonException unreadable) {
            throw new UnreadableException("malformed", String.valueOf(unreadable.getMessage()));
        }
    }

    /** The envelope cannot be opened. */
    static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String rule;

        UnreadableException(String rule, String message) {
            super(message);
            this.rule = rule;
        }

        String rule() {
            return rule;
        }
    }
}
