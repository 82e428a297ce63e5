package eu.cartulary.jose;

import eu.cartulary.json.Json;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Members of a JWK (RFC 7517; RFC 7518, section 6; RFC 8037): read with care, written in canonical order. */
final class Jwk {
    private static final Set<String> PRIVATE = Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");
    private static final Set<Algorithm> RSA = EnumSet.range(Algorithm.PS256, Algorithm.RS512);

    private Jwk() {}

    static boolean isPrivate(JsonNode jwk) {
        return PRIVATE.stream().anyMatch(jwk::has);
    }

    static PublicKey publicKey(JsonNode jwk) throws JoseException {
        return switch (text(jwk, "kty")) {
            case "EC" -> {
                EllipticCurve curve = curve(jwk);
                yield curve.publicKey(curve.number(bytes(jwk, "x")), curve.number(bytes(jwk, "y")));
            }
            case "OKP" -> {
                requireEd25519(jwk);
                yield Ed25519.publicKey(bytes(jwk, "x"));
            }
            case "RSA" -> Rsa.publicKey(number(jwk, "n"), number(jwk, "e"));
            default -> throw new JoseException("key-type-refused", "the key is neither EC, OKP nor RSA");
        };
    }

    /** What a key of this kind may sign with. */
    static Set<Algorithm> algorithms(PublicKey key) throws JoseException {
        if (key instanceof RSAPublicKey) {
            return RSA;
        }
        if (key instanceof ECPublicKey ec) {
            return Set.of(EllipticCurve.of(ec.getParams())
                    .orElseThrow(() -> new JoseException("key-type-refused", "the curve is neither P-256 nor P-384"))
                    .algorithm());
        }
        if (key.getAlgorithm().equals("EdDSA") || key.getAlgorithm().equals("Ed25519")) {
            if (key.getEncoded().length == 12 + Ed25519.KEY_BYTES) {
                return Set.of(Algorithm.EDDSA);
            }
        }
        throw new JoseException("key-type-refused", "the key is neither P-256, P-384, Ed25519 nor RSA");
    }

    /** What the JWK itself narrows: {@code alg}, {@code use} and {@code key_ops} are obeyed where they are present. */
    static Set<Algorithm> allowed(JsonNode jwk, Set<Algorithm> byKind, String operation) throws JoseException {
        if (jwk.has("use") && !text(jwk, "use").equals("sig")) {
            throw new JoseException("key-use-refused", "the key is not for signatures ('use')");
        }
        requireOperation(jwk.get("key_ops"), operation);
        if (!jwk.has("alg")) {
            return byKind;
        }
        Algorithm alg = Algorithm.ofHeader(text(jwk, "alg")).orElse(null);
        if (alg == null || !byKind.contains(alg)) {
            throw new JoseException("key-algorithm-refused", "the key names an algorithm that does not fit it ('alg')");
        }
        return Set.of(alg);
    }

    private static void requireOperation(@Nullable JsonNode operations, String operation) throws JoseException {
        if (operations == null) {
            return;
        }
        Set<String> seen = new TreeSet<>();
        boolean wellFormed = operations.isArray();
        for (JsonNode one : operations) {
            wellFormed &= one.isString() && seen.add(one.stringValue());
        }
        if (!wellFormed || !seen.contains(operation)) {
            throw new JoseException("key-use-refused", "the key is not for this operation ('key_ops')");
        }
    }

    /** The members that make the key and no others, in the order of RFC 7638. */
    static ObjectNode canonical(PublicKey key) {
        ObjectNode jwk = Json.mapper().createObjectNode();
        if (key instanceof ECPublicKey ec) {
            EllipticCurve curve = EllipticCurve.of(ec.getParams()).orElseThrow();
            jwk.put("crv", curve.jwkName()).put("kty", "EC");
            jwk.put("x", Base64Url.encode(curve.fixedLength(ec.getW().getAffineX())));
            jwk.put("y", Base64Url.encode(curve.fixedLength(ec.getW().getAffineY())));
        } else if (key instanceof RSAPublicKey rsa) {
            jwk.put("e", Base64Url.encode(Rsa.unsigned(rsa.getPublicExponent())))
                    .put("kty", "RSA");
            jwk.put("n", Base64Url.encode(Rsa.unsigned(rsa.getModulus())));
        } else {
            jwk.put("crv", "Ed25519").put("kty", "OKP").put("x", Base64Url.encode(Ed25519.raw(key)));
        }
        return jwk;
    }

    static EllipticCurve curve(JsonNode jwk) throws JoseException {
        return EllipticCurve.ofJwk(text(jwk, "crv"))
                .orElseThrow(() -> new JoseException("key-type-refused", "the curve is neither P-256 nor P-384"));
    }

    static void requireEd25519(JsonNode jwk) throws JoseException {
        if (!text(jwk, "crv").equals("Ed25519")) {
            throw new JoseException("key-type-refused", "of the OKP keys only Ed25519 is taken");
        }
    }

    static byte[] bytes(JsonNode jwk, String member) throws JoseException {
        try {
            return Base64Url.decode(text(jwk, member));
        } catch (JoseException e) {
            throw new JoseException("key-malformed", "the member '" + member + "' of the key is missing or unreadable");
        }
    }

    static BigInteger number(JsonNode jwk, String member) throws JoseException {
        byte[] bytes = bytes(jwk, member);
        if (bytes.length == 0 || bytes.length > Rsa.MAX_BITS / 8 + 1) {
            throw new JoseException("key-malformed", "the member '" + member + "' of the key is out of measure");
        }
        return new BigInteger(1, bytes);
    }

    private static String text(JsonNode jwk, String member) {
        JsonNode value = jwk.get(member);
        return value != null && value.isString() ? value.stringValue() : "";
    }
}
