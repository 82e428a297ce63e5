package eu.cartulary.jose;

import eu.cartulary.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A JWS whose payload is elsewhere (RFC 7515, appendix F), mostly unencoded (RFC 7797), as the proofs of {@code
 * JsonWebSignature2020} carry it. A payload that stands in the middle all the same is handed out, for the reader to compare with
 * what it should be.
 */
public final class DetachedJws {
    private static final int MAX_LENGTH = 1 << 20;

    private final String header;
    private final boolean encoded;
    private final Algorithm algorithm;
    private final byte[] embedded;
    private final byte[] signature;

    private DetachedJws(String header, boolean encoded, Algorithm algorithm, byte[] embedded, byte[] signature) {
        this.header = header;
        this.encoded = encoded;
        this.algorithm = algorithm;
        this.embedded = embedded;
        this.signature = signature;
    }

    /**
     * Takes a detached token apart.
     *
     * @throws JoseException with a rule {@code jws-…}, {@code base64url-…} or {@code algorithm-not-allowed}
     */
    public static DetachedJws parse(String compact) throws JoseException {
        String[] parts = compact.split("\\.", -1);
        if (compact.length() > MAX_LENGTH || parts.length != 3) {
            throw new JoseException("jws-not-three-segments", "a signed token has three parts with dots between them");
        }
        JsonNode header;
        try {
            header = Json.read(Base64Url.decode(parts[0]));
        } catch (Json.MalformedJsonException e) {
            throw new JoseException("jws-header-not-json", "the header cannot be read: " + e.getMessage());
        }
        String alg = header.path("alg").asString("");
        Algorithm algorithm = Algorithm.ofHeader(alg)
                .orElseThrow(() -> new JoseException("algorithm-not-allowed", "the algorithm is not taken"));
        boolean encoded = encoded(header);
        return new DetachedJws(parts[0], encoded, algorithm, Base64Url.decode(parts[1]), Base64Url.decode(parts[2]));
    }

    /** {@code b64} counts only where {@code crit} names it, and {@code crit} may name nothing else (RFC 7797, section 6). */
    private static boolean encoded(JsonNode header) throws JoseException {
        JsonNode critical = header.get("crit");
        boolean unencoded = header.has("b64") && !header.path("b64").asBoolean(true);
        boolean namesB64 = critical != null
                && critical.isArray()
                && critical.size() == 1
                && critical.get(0).asString("").equals("b64");
        if (critical != null && !namesB64 || unencoded != namesB64) {
            throw new JoseException("jws-header-refused", "'crit' names what is not taken, or not what is there");
        }
        return !unencoded;
    }

    /** Makes a detached, unencoded token: {@code header..signature}. */
    public static String sign(byte[] payload, SigningKey key) {
        String header = "{\"alg\":\"" + key.algorithm().headerName() + "\",\"b64\":false,\"crit\":[\"b64\"]}";
        String encoded = Base64Url.encode(header.getBytes(StandardCharsets.US_ASCII));
        return encoded + ".." + Base64Url.encode(key.sign(join(encoded, payload)));
    }

    /** Whether this key signed this payload. */
    public boolean verifiedBy(VerificationKey key, byte[] payload) {
        byte[] second = encoded ? Base64Url.encode(payload).getBytes(StandardCharsets.US_ASCII) : payload;
        return key.verify(algorithm, join(header, second), signature);
    }

    /** A payload that stands in the token although it should not. */
    public Optional<byte[]> embedded() {
        return embedded.length == 0 ? Optional.empty() : Optional.of(embedded.clone());
    }

    /** The algorithm that the token names. */
    public Algorithm algorithm() {
        return algorithm;
    }

    private static byte[] join(String header, byte[] payload) {
        byte[] first = (header + ".").getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[first.length + payload.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(payload, 0, all, first.length, payload.length);
        return all;
    }
}
