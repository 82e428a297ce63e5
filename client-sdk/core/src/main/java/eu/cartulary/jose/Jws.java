package eu.cartulary.jose;

import eu.cartulary.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A signed token in compact form (RFC 7515, section 7.1), taken apart but not verified. Parsed strictly: three segments, each
 * the one canonical base64url of its bytes, a header that is an object without duplicate members and without any member that
 * would bring a key, fetch something, or change what is signed.
 */
public final class Jws {
    /** Longest token, in characters. */
    public static final int MAX_LENGTH = 1 << 20;
    /** Longest header, in bytes: room for a certificate chain, which some issuers put there. */
    public static final int MAX_HEADER = 32 * 1024;

    /** Members that would choose the key, fetch, decompress or redefine the signed bytes: never obeyed, always refused. */
    private static final Set<String> REFUSED =
            Set.of("jku", "jwk", "x5u", "zip", "b64", "crit", "enc", "epk", "apu", "apv", "iv", "tag", "p2s", "p2c");
    /** Members that are read, or known to be harmless. Anything else is ignored, as RFC 7515, section 4 asks, and reported. */
    private static final Set<String> KNOWN = Set.of(
            "alg", "typ", "cty", "kid", "iss", "sub", "aud", "iat", "exp", "nbf", "jti", "x5c", "x5t", "x5t#S256");

    private final String compact;
    private final JsonNode header;
    private final Algorithm algorithm;
    private final byte[] payload;
    private final byte[] signature;
    private final int signingInputLength;

    private Jws(String compact, JsonNode header, Algorithm algorithm, byte[] payload, byte[] signature) {
        this.compact = compact;
        this.header = header;
        this.algorithm = algorithm;
        this.payload = payload;
        this.signature = signature;
        this.signingInputLength = compact.lastIndexOf('.');
    }

    /**
     * Takes a token apart.
     *
     * @throws JoseException with a rule {@code jws-…} or {@code algorithm-not-allowed}
     */
    public static Jws parse(String compact) throws JoseException {
        if (compact.length() > MAX_LENGTH) {
            throw new JoseException("jws-too-long", "the token is longer than " + MAX_LENGTH + " characters");
        }
        int first = compact.indexOf('.');
        int second = first < 0 ? -1 : compact.indexOf('.', first + 1);
        if (first <= 0 || second < 0 || compact.indexOf('.', second + 1) >= 0) {
            throw new JoseException("jws-not-three-segments", "a signed token has three parts with dots between them");
        }
        JsonNode header = header(segment(compact.substring(0, first)));
        Algorithm algorithm = algorithm(header);
        byte[] payload = segment(compact.substring(first + 1, second));
        byte[] signature = segment(compact.substring(second + 1));
        return new Jws(compact, header, algorithm, payload, signature);
    }

    /**
     * Signs.
     *
     * @param header members beside {@code alg}, which comes from the key
     */
    public static String sign(Map<String, ?> header, byte[] payload, SigningKey key) {
        var members = Json.mapper().createObjectNode();
        members.put("alg", key.algorithm().headerName());
        header.forEach((name, value) -> members.set(name, Json.mapper().valueToTree(value)));
        String input = Base64Url.encode(Json.write(members)) + "." + Base64Url.encode(payload);
        return input + "." + Base64Url.encode(key.sign(input.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Whether this key made the signature; false also where the key does not allow the algorithm of the token. */
    public boolean verifiedBy(VerificationKey key) {
        return key.verify(algorithm, signingInput(), signature);
    }

    /** The token as it came. */
    public String compact() {
        return compact;
    }

    /** The header, an object. */
    public JsonNode header() {
        return header;
    }

    /** A member of the header that is a string. */
    public Optional<String> header(String name) {
        JsonNode value = header.get(name);
        return value != null && value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }

    /** The algorithm that the token names, one of ours. */
    public Algorithm algorithm() {
        return algorithm;
    }

    /** The decoded payload; not to be changed. */
    public byte[] payload() {
        return payload;
    }

    /** The bytes that are signed: {@code header.payload} as they came. Their hash names the token, whatever the signature. */
    public byte[] signingInput() {
        return compact.substring(0, signingInputLength).getBytes(StandardCharsets.US_ASCII);
    }

    /** Members of the header that nobody here knows; they are ignored. */
    public List<String> unknownHeaders() {
        List<String> unknown = new ArrayList<>();
        header.propertyNames().forEach(name -> {
            if (!KNOWN.contains(name)) {
                unknown.add(name);
            }
        });
        return unknown;
    }

    private static byte[] segment(String text) throws JoseException {
        try {
            return Base64Url.decode(text);
        } catch (JoseException e) {
            throw new JoseException("jws-segment-not-canonical", "a part of the token is not canonical base64url");
        }
    }

    private static JsonNode header(byte[] bytes) throws JoseException {
        if (bytes.length > MAX_HEADER) {
            throw new JoseException("jws-header-too-long", "the header is longer than " + MAX_HEADER + " bytes");
        }
        JsonNode header;
        try {
            header = Json.read(bytes);
        } catch (Json.MalformedJsonException e) {
            throw new JoseException("jws-header-not-json", "the header cannot be read: " + e.getMessage());
        }
        if (!header.isObject()) {
            throw new JoseException("jws-header-not-json", "the header is not a JSON object");
        }
        for (String name : header.propertyNames()) {
            if (REFUSED.contains(name)) {
                throw new JoseException("jws-header-refused", "the header member '" + name + "' is not taken");
            }
        }
        return header;
    }

    private static Algorithm algorithm(JsonNode header) throws JoseException {
        JsonNode alg = header.get("alg");
        String name = alg != null && alg.isString() ? alg.stringValue() : "";
        return Algorithm.ofHeader(name)
                .orElseThrow(() -> new JoseException(
                        "algorithm-not-allowed", "the algorithm '" + abbreviated(name) + "' is not taken"));
    }

    private static String abbreviated(String name) {
        return name.length() > 20 ? name.substring(0, 20) + "…" : name;
    }
}
