package eu.cartulary.verify;

import eu.cartulary.client.Envelope;
import eu.cartulary.client.ProofVerifier;
import eu.cartulary.did.DidDocument;
import eu.cartulary.did.DidException;
import eu.cartulary.did.DidUrl;
import eu.cartulary.did.VerificationMethod;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.jose.JoseException;
import eu.cartulary.jose.Jws;
import eu.cartulary.jose.VerificationKey;
import eu.cartulary.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/**
 * Checks that an envelope was signed by who it says, with a key that may assert, and that it holds today. A presentation is
 * checked with every credential in it. Whether its content is true, or trusted by anyone, is not asked here.
 */
public final class EnvelopeVerifier {
    private static final String DATA = "data:application/vc+jwt";
    /** As many credentials in a presentation are checked and no more. */
    private static final int MOST_CREDENTIALS = 1_000;

    private final KeySource keys;
    private final Clock clock;

    /** A verifier that finds keys there and asks this clock what day it is. */
    public EnvelopeVerifier(KeySource keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Checks an envelope.
     *
     * @throws VerificationException with the rule of the first step that fails
     */
    public Verified<Envelope> verify(Envelope envelope) throws VerificationException {
        List<Verified.Signature> signatures = new ArrayList<>();
        switch (envelope.mediaType()) {
            case Envelope.VC_JWT, Envelope.VP_JWT, "application/jwt" ->
                token(envelope.text().strip(), signatures, 0);
            case Envelope.JSON_LD, "application/vc" -> signatures.add(proof(envelope.bytes()));
            default ->
                throw new VerificationException(
                        "not-verifiable-here", "there is nothing signed in " + envelope.mediaType());
        }
        return new Verified<>(envelope, signatures);
    }

    private void token(String compact, List<Verified.Signature> signatures, int depth) throws VerificationException {
        if (signatures.size() > MOST_CREDENTIALS) {
            throw new VerificationException("too-many-credentials", "more than " + MOST_CREDENTIALS + " credentials");
        }
        Jws token;
        JsonNode document;
        try {
            token = Jws.parse(compact);
            document = Json.read(token.payload());
        } catch (JoseException refused) {
            throw new VerificationException(refused.rule(), Objects.toString(refused.getMessage()));
        } catch (Json.MalformedJsonException unreadable) {
            throw new VerificationException("malformed", Objects.toString(unreadable.getMessage()));
        }
        String keyId = token.header("kid")
                .orElseThrow(
                        () -> new VerificationException("key-not-named", "the token does not say which key signed it"));
        String issuer = issuer(document, token);
        requireSameIssuer(keyId, issuer);
        signatures.add(checked(issuer, keyId, token.algorithm(), token.signingInput(), key -> token.verifiedBy(key)));
        requireDates(document);
        if (document.has("verifiableCredential")) {
            if (depth > 0) {
                throw new VerificationException(
                        "presentation-in-presentation", "a presentation holds credentials only");
            }
            for (JsonNode each : document.get("verifiableCredential")) {
                token(enveloped(each), signatures, depth + 1);
            }
        }
    }

    private Verified.Signature proof(byte[] document) throws VerificationException {
        ProofVerifier.Signed signed = ProofVerifier.find()
                .flatMap(verifier -> verifier.signed(document))
                .orElseThrow(
                        () -> new VerificationException(
                                "not-verifiable-here",
                                "a proof of JSON-LD is checked only with eu.cartulary:shacl-shapes on the path, and only of known kinds"));
        JsonNode json;
        try {
            json = Json.read(document);
        } catch (Json.MalformedJsonException unreadable) {
            throw new VerificationException("malformed", Objects.toString(unreadable.getMessage()));
        }
        String issuer = stated(json).orElseThrow(() -> new VerificationException("issuer-missing", "no issuer"));
        requireSameIssuer(signed.verificationMethod(), issuer);
        Algorithm algorithm = Algorithm.ofHeader(signed.algorithm())
                .orElseThrow(() -> new VerificationException("algorithm-not-allowed", signed.algorithm()));
        requireDates(json);
        Verified.Signature checked = checked(
                issuer,
                signed.verificationMethod(),
                algorithm,
                document,
                key -> key.verify(algorithm, signed.signingInput(), signed.signature()));
        return checked;
    }

    private interface Check {
        boolean holds(VerificationKey key);
    }

    private Verified.Signature checked(String issuer, String keyId, Algorithm algorithm, byte[] identity, Check check)
            throws VerificationException {
        VerificationKey key = key(issuer, keyId);
        BooleanSupplier holds = () -> check.holds(key);
        if (!holds.getAsBoolean()) {
            throw new VerificationException("signature-invalid", "the signature is not one of " + keyId);
        }
        return new Verified.Signature(issuer, keyId, algorithm.headerName(), sha256(identity));
    }

    private VerificationKey key(String issuer, String keyId) throws VerificationException {
        try {
            DidDocument document = keys.documentOf(issuer);
            VerificationMethod method = document.method(keyId)
                    .orElseThrow(() ->
                            new VerificationException("key-unknown", keyId + " is not in the document of " + issuer));
            if (!document.mayAssert(method.id())) {
                throw new VerificationException("key-may-not-assert", keyId + " is not an assertionMethod");
            }
            return method.key();
        } catch (DidException unresolved) {
            throw new VerificationException(unresolved.rule(), Objects.toString(unresolved.getMessage()));
        } catch (JoseException unusable) {
            throw new VerificationException(unusable.rule(), Objects.toString(unusable.getMessage()));
        }
    }

    /** {@code issuer} of a credential, {@code holder} of a presentation; the token's own word only where neither is there. */
    private static String issuer(JsonNode document, Jws token) throws VerificationException {
        return stated(document)
                .or(() -> token.header("iss"))
                .orElseThrow(() -> new VerificationException("issuer-missing", "nobody says that they signed this"));
    }

    private static Optional<String> stated(JsonNode document) {
        for (String member : List.of("issuer", "holder", "iss")) {
            JsonNode value = document.path(member);
            String id = value.isObject() ? value.path("id").asString("") : value.asString("");
            if (!id.isEmpty()) {
                return Optional.of(id);
            }
        }
        return Optional.empty();
    }

    private static void requireSameIssuer(String keyId, String issuer) throws VerificationException {
        try {
            if (!DidUrl.parse(keyId).did().equals(issuer)) {
                throw new VerificationException("issuer-key-mismatch", keyId + " is not a key of " + issuer);
            }
        } catch (DidException malformed) {
            throw new VerificationException(malformed.rule(), Objects.toString(malformed.getMessage()));
        }
    }

    private void requireDates(JsonNode document) throws VerificationException {
        Instant now = clock.instant();
        String from = document.path("validFrom").asString("");
        String until = document.path("validUntil").asString("");
        if (!from.isEmpty() && now.isBefore(instant(from))) {
            throw new VerificationException("not-yet-valid", "it holds from " + from + " on");
        }
        if (!until.isEmpty() && !now.isBefore(instant(until))) {
            throw new VerificationException("expired", "it held until " + until);
        }
    }

    private static Instant instant(String dateTime) throws VerificationException {
        try {
            return OffsetDateTime.parse(dateTime).toInstant();
        } catch (DateTimeException notADateTime) {
            throw new VerificationException("date-unreadable", dateTime);
        }
    }

    static String enveloped(JsonNode credential) throws VerificationException {
        String id = credential.path("id").asString("");
        // The specification's comma, and the semicolon of one of its examples.
        if (!id.startsWith(DATA) || id.length() < DATA.length() + 2) {
            throw new VerificationException(
                    "not-verifiable-here", "a presentation as a JWT is checked with enveloped credentials only");
        }
        return id.substring(DATA.length() + 1);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The digest under which a catalog knows an envelope that is one JWT. */
    public static String digestOf(Envelope jwt) {
        String text = jwt.text().strip();
        return sha256(text.substring(0, text.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII));
    }
}
