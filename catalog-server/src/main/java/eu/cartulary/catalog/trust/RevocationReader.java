package eu.cartulary.catalog.trust;

import eu.cartulary.catalog.kernel.CredentialHead;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.kernel.Refusal;
import eu.cartulary.did.DidException;
import eu.cartulary.did.DidWeb;
import eu.cartulary.did.VerificationMethod;
import eu.cartulary.jose.JoseException;
import eu.cartulary.jose.Jws;
import eu.cartulary.jose.VerificationKey;
import eu.cartulary.json.Json;
import eu.cartulary.wire.ProblemType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads revocations: a JWT of {@code typ} {@code revocation+jwt}, signed with a key that is now in the issuer's {@code
 * assertionMethod}, or with the very key that signed the credential, for an issuer whose server is gone must still be able to take
 * its word back.
 */
public final class RevocationReader {
    private static final int MAX_BYTES = 16 * 1024;
    /** The last instant that RFC 3339 can write. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private static final String TYPE = "revocation+jwt";

    private final KeyResolver resolver;
    private final TrustSettings settings;
    private final String baseUrl;

    /**
     * A reader of revocations.
     *
     * @param baseUrl of this catalog: a revocation that names an audience must name it
     */
    public RevocationReader(KeyResolver resolver, TrustSettings settings, String baseUrl) {
        this.resolver = resolver;
        this.settings = settings;
        this.baseUrl = baseUrl;
    }

    /**
     * Reads and verifies the revocation of one credential.
     *
     * @param evidence of the envelope that the credential came in, as journalled
     * @param place of the credential in that envelope
     * @return the revocation; or {@code malformed}, {@code too-large}, {@code signature-invalid}, {@code expired}, {@code
     *     not-yet-valid}
     */
    public Outcome<Revocation> read(byte[] body, CredentialHead credential, byte[] evidence, int place, Instant now) {
        if (body.length > MAX_BYTES) {
            return refused(
                    ProblemType.TOO_LARGE,
                    Finding.violation("envelope-too-large", null, null, Integer.toString(MAX_BYTES)));
        }
        Jws token;
        JsonNode claims;
        try {
            token = Jws.parse(new String(body, StandardCharsets.ISO_8859_1).strip());
            claims = Json.read(token.payload());
        } catch (JoseException e) {
            return refused(
                    ProblemType.MALFORMED, Finding.violation(e.rule(), null, null, String.valueOf(e.getMessage())));
        } catch (Json.MalformedJsonException e) {
            return refused(
                    ProblemType.MALFORMED,
                    Finding.violation("json-unreadable", null, null, String.valueOf(e.getMessage())));
        }
        List<Finding> wrong = form(token, claims, credential);
        if (!wrong.isEmpty()) {
            return Outcome.refused(Refusal.of(ProblemType.SIGNATURE_INVALID, wrong));
        }
        Optional<byte[]> verified = signedByIssuer(token, credential, evidence, place);
        if (verified.isEmpty()) {
            String kid = token.header("kid").orElse("");
            return refused(
                    ProblemType.SIGNATURE_INVALID,
                    Finding.violation(
                            "signature-does-not-match",
                            null,
                            kid,
                            kid,
                            token.algorithm().headerName()));
        }
        return inTime(body, verified.get(), claims, credential, now);
    }

    private List<Finding> form(Jws token, JsonNode claims, CredentialHead credential) {
        List<Finding> wrong = new ArrayList<>();
        String typ = token.header("typ").orElse("");
        if (!typ.equals(TYPE) && !typ.equals("application/" + TYPE)) {
            wrong.add(Finding.violation("typ-refused", null, typ));
        }
        String issuer = DidWeb.canonical(claims.path("iss").asString(""));
        if (!issuer.equals(credential.issuer().value())) {
            wrong.add(Finding.violation(
                    "issuer-not-bound",
                    "/iss",
                    issuer,
                    "iss",
                    credential.issuer().value()));
        }
        if (!claims.path("sub").asString("").equals(credential.digest().hex())) {
            wrong.add(Finding.violation(
                    "revocation-of-another", "/sub", claims.path("sub").asString("")));
        }
        if (claims.has("aud") && !names(claims.get("aud"))) {
            wrong.add(Finding.violation(
                    "audience-differs", "/aud", claims.get("aud").toString(), baseUrl));
        }
        if (Revocation.Reason.of(claims.path("reason").asString("")).isEmpty()) {
            wrong.add(Finding.violation(
                    "reason-unknown", "/reason", claims.path("reason").asString("")));
        }
        return wrong;
    }

    private boolean names(JsonNode audience) {
        if (audience.isString()) {
            return audience.stringValue().equals(baseUrl);
        }
        for (JsonNode one : audience) {
            if (one.isString() && one.stringValue().equals(baseUrl)) {
                return true;
            }
        }
        return false;
    }

    /** By what it was verified; nothing where it was not. */
    private Optional<byte[]> signedByIssuer(Jws token, CredentialHead credential, byte[] evidence, int place) {
        Optional<VerificationKey> then = Evidence.key(evidence, place);
        if (then.isPresent() && token.verifiedBy(then.get())) {
            return Optional.of(Evidence.ofRevocation(then.get(), null));
        }
        try {
            ResolvedDid did = resolver.resolve(credential.issuer(), KeyResolver.DOUBTED);
            VerificationMethod method =
                    did.document().method(token.header("kid").orElse("")).orElse(null);
            VerificationKey now = method == null
                    ? null
                    : SignatureCheck.key(method, credential.issuer().value(), did, new ArrayList<>());
            return now != null && token.verifiedBy(now)
                    ? Optional.of(Evidence.ofRevocation(now, did))
                    : Optional.empty();
        } catch (DidException unreachable) {
            return Optional.empty();
        }
    }

    private Outcome<Revocation> inTime(
            byte[] body, byte[] verified, JsonNode claims, CredentialHead credential, Instant now) {
        Optional<Instant> issuedAt = seconds(claims, "iat");
        Optional<Instant> expires = seconds(claims, "exp");
        if (issuedAt.isEmpty() || claims.has("exp") && expires.isEmpty()) {
            return refused(
                    ProblemType.MALFORMED,
                    Finding.violation(
                            "date-unreadable", "/iat", claims.path("iat").toString()));
        }
        if (now.plus(settings.skew()).isBefore(issuedAt.get())) {
            String at = issuedAt.get().toString();
            return refused(
                    ProblemType.NOT_YET_VALID, Finding.violation("not-yet-valid", "/iat", at, at, now.toString()));
        }
        if (expires.isPresent() && !now.minus(settings.skew()).isBefore(expires.get())) {
            String at = expires.get().toString();
            return refused(ProblemType.EXPIRED, Finding.violation("expired", "/exp", at, at, now.toString()));
        }
        Revocation.Reason reason =
                Revocation.Reason.of(claims.path("reason").asString("")).orElseThrow();
        return Outcome.done(
                new Revocation(credential.digest(), credential.issuer(), reason, issuedAt.get(), body, verified));
    }

    private static Optional<Instant> seconds(JsonNode claims, String name) {
        JsonNode value = claims.path(name);
        boolean readable = value.isIntegralNumber()
                && value.canConvertToLong()
                && value.longValue() >= 0
                && value.longValue() <= LAST_SECOND;
        return readable ? Optional.of(Instant.ofEpochSecond(value.longValue())) : Optional.empty();
    }

    private static Outcome<Revocation> refused(ProblemType type, Finding finding) {
        return Outcome.refused(Refusal.of(type, finding));
    }
}
