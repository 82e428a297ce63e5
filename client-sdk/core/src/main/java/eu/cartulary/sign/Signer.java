package eu.cartulary.sign;

import eu.cartulary.client.Envelope;
import eu.cartulary.did.DidException;
import eu.cartulary.did.DidKey;
import eu.cartulary.did.DidUrl;
import eu.cartulary.jose.Jws;
import eu.cartulary.jose.SigningKey;
import eu.cartulary.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Signs as one issuer with one key. Immutable and safe for any number of threads.
 *
 * <p>Header of what it makes, as Gaia-X ICAM 25.11 asks for: {@code alg}, {@code typ: vc+jwt}, {@code cty: vc}, {@code iss} and
 * {@code kid}; the payload is the credential itself, with {@code iat} beside it.
 */
public final class Signer {
    /** How long a credential holds when it does not say. */
    public static final Duration DEFAULT_VALIDITY = Duration.ofDays(365);

    private final SigningKey key;
    private final String issuer;
    private final String keyId;
    private final Clock clock;
    private final Duration validity;

    private Signer(SigningKey key, String issuer, String keyId, Clock clock, Duration validity) {
        this.key = key;
        this.issuer = issuer;
        this.keyId = keyId;
        this.clock = clock;
        this.validity = validity;
    }

    /**
     * A signer for a DID.
     *
     * @param keyId the verification method, such as {@code did:web:cloud.example#key-1}; what stands before {@code #} is the
     *     issuer
     */
    public static Signer of(SigningKey key, String keyId) {
        try {
            DidUrl url = DidUrl.parse(keyId);
            if (url.fragment() == null) {
                throw new SigningException("key-id-without-fragment", "say which key: " + keyId + "#key-1");
            }
            return new Signer(key, url.did(), keyId, systemClock(), DEFAULT_VALIDITY);
        } catch (DidException notADid) {
            throw new SigningException(notADid.rule(), String.valueOf(notADid.getMessage()), notADid);
        }
    }

    /** A signer for the {@code did:key} of the key itself: for a trial, since such an identity cannot be given a new key. */
    public static Signer ofDidKey(SigningKey key) {
        return of(key, DidKey.keyId(key.verificationKey()));
    }

    /** The same at another time. */
    public Signer at(Clock other) {
        return new Signer(key, issuer, keyId, other, validity);
    }

    /** The same with another time for what does not say how long it holds. */
    public Signer validFor(Duration other) {
        return new Signer(key, issuer, keyId, clock, other);
    }

    /** The DID that signs. */
    public String issuer() {
        return issuer;
    }

    /** The verification method that is named in what it signs. */
    public String keyId() {
        return keyId;
    }

    /** Signs a description. */
    public Envelope credential(Description description) {
        return credential(description.toJson());
    }

    /** Signs a credential given as JSON. */
    public Envelope credential(String json) {
        try {
            return credential(Json.read(json));
        } catch (Json.MalformedJsonException unreadable) {
            throw new SigningException("credential-unreadable", String.valueOf(unreadable.getMessage()), unreadable);
        }
    }

    /**
     * Signs a credential. What is missing is added: {@code @context}, {@code type}, {@code issuer}, {@code validFrom},
     * {@code validUntil}, and an {@code id} made from that of the subject, so that signing the description again replaces it.
     */
    public Envelope credential(JsonNode credential) {
        if (!(credential instanceof ObjectNode object) || !object.has("credentialSubject")) {
            throw new SigningException(
                    "credential-without-subject", "a credential is an object with a credentialSubject");
        }
        ObjectNode complete = Completion.of(object, issuer, now(), validity);
        complete.put("iat", clock.instant().getEpochSecond());
        return Envelope.vcJwt(sign("vc+jwt", "vc", complete));
    }

    /** Signs a presentation of credentials that are signed already. It is admitted whole or not at all. */
    public Envelope presentation(List<Envelope> credentials) {
        if (credentials.isEmpty()) {
            throw new SigningException("presentation-empty", "a presentation holds at least one credential");
        }
        ObjectNode presentation = Json.mapper().createObjectNode();
        presentation.putArray("@context").add(Completion.CREDENTIALS_V2);
        presentation.put("id", "urn:uuid:" + UUID.randomUUID());
        presentation.putArray("type").add("VerifiablePresentation");
        presentation.put("holder", issuer);
        ArrayNode enveloped = presentation.putArray("verifiableCredential");
        for (Envelope credential : credentials) {
            if (!credential.mediaType().equals(Envelope.VC_JWT)) {
                throw new SigningException(
                        "presentation-of-something-else",
                        "a presentation holds VC-JWTs, this is " + credential.mediaType());
            }
            enveloped
                    .addObject()
                    .put("@context", Completion.CREDENTIALS_V2)
                    .put("id", "data:application/vc+jwt," + credential.text())
                    .put("type", "EnvelopedVerifiableCredential");
        }
        presentation.put("iat", clock.instant().getEpochSecond());
        return Envelope.vpJwt(sign("vp+jwt", "vp", presentation));
    }

    /**
     * Makes the token that revokes a credential of this issuer.
     *
     * @param digest of the credential
     * @param reason why; everyone can read it
     * @param catalog base URL of the one catalog it is for
     */
    public String revocation(String digest, RevocationReason reason, String catalog) {
        ObjectNode claims = revocationClaims(digest, reason);
        claims.put("aud", catalog);
        return sign("revocation+jwt", "", claims);
    }

    /** Makes a token that revokes a credential in every catalog that has it. */
    public String revocationEverywhere(String digest, RevocationReason reason) {
        return sign("revocation+jwt", "", revocationClaims(digest, reason));
    }

    private ObjectNode revocationClaims(String digest, RevocationReason reason) {
        Instant now = now();
        return Json.mapper()
                .createObjectNode()
                .put("iss", issuer)
                .put("sub", digest)
                .put("iat", now.getEpochSecond())
                .put("exp", now.plus(Duration.ofMinutes(10)).getEpochSecond())
                .put("jti", UUID.randomUUID().toString())
                .put("reason", reason.word());
    }

    private String sign(String typ, String cty, ObjectNode payload) {
        Map<String, String> header = new LinkedHashMap<>();
        header.put("typ", typ);
        if (!cty.isEmpty()) {
            header.put("cty", cty);
        }
        header.put("iss", issuer);
        header.put("kid", keyId);
        return Jws.sign(header, Json.write(payload), key);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    @AllowedHere("the signer is put together here; at() gives it another clock")
    private static Clock systemClock() {
        return Clock.systemUTC();
    }

    @Override
    public String toString() {
        return "Signer[" + keyId + "]";
    }
}
