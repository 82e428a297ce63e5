package eu.cartulary.jose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The public test vectors of C2SP Wycheproof, run by their own manifests: what they call invalid must be refused without
 * exception; what they call valid must verify, unless it uses a primitive that is not taken here (then it must be refused).
 */
class WycheproofTest {
    private static final String FOLDER = "suites/wycheproof-jose/testvectors_v1/";

    /** RFC 7520, figure 20, signs with PS384; the suite gives it a key that says PS256. */
    private static final String NARROWED = "a token in PS384 under a key that allows PS256 only";

    /** Valid vectors that are refused on purpose, by the reason. */
    private final Map<String, Integer> outOfScope = new TreeMap<>();

    private final List<String> wrong = new ArrayList<>();
    private int verified;
    private int refused;

    @Test
    @DisplayName("JSON Web Signature: every vector has its outcome")
    void json_web_signature() throws IOException {
        JsonNode suite = SharedData.json(FOLDER + "json_web_signature_test.json");
        for (JsonNode group : suite.get("testGroups")) {
            JsonNode jwk = publicPart(group.has("public") ? group.get("public") : group.get("private"));
            for (JsonNode test : group.get("tests")) {
                String jws = test.get("jws").isString()
                        ? test.get("jws").stringValue()
                        : test.get("jws").toString();
                String reason = text(test, "comment").equals("Figure20") ? NARROWED : outOfScope(jwk);
                judge(test, group.path("comment").asString(), reason, verifies(jws, jwk));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(verified + refused + sumOutOfScope())
                .isEqualTo(suite.get("numberOfTests").intValue());
        Conformance.write("wycheproof-jws", "Wycheproof, JSON Web Signature", verified, refused, outOfScope);
    }

    @Test
    @DisplayName("JSON Web Key: weak, misused and malformed keys are refused")
    void json_web_key() throws IOException {
        JsonNode suite = SharedData.json(FOLDER + "json_web_key_test.json");
        for (JsonNode group : suite.get("testGroups")) {
            JsonNode keys = group.has("public") ? group.get("public") : group.get("private");
            for (JsonNode test : group.get("tests")) {
                boolean single = keys.get("keys").size() == 1;
                JsonNode jwk = publicPart(keys.get("keys").get(0));
                String reason = single ? outOfScope(jwk) : "sets of MAC keys are not taken";
                judge(test, group.path("comment").asString(), reason, single && verifies(text(test, "jws"), jwk));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(verified + refused + sumOutOfScope())
                .isEqualTo(suite.get("numberOfTests").intValue());
        Conformance.write("wycheproof-jwk", "Wycheproof, JSON Web Key", verified, refused, outOfScope);
    }

    @Test
    @DisplayName("ES256: every signature in the form r ‖ s has its outcome")
    void es256() throws Exception {
        signatures("ecdsa_secp256r1_sha256_p1363_test.json", Algorithm.ES256);
        Conformance.write("wycheproof-es256", "Wycheproof, ECDSA P-256 (P1363)", verified, refused, outOfScope);
    }

    @Test
    @DisplayName("Ed25519: every signature has its outcome")
    void ed25519() throws Exception {
        signatures("ed25519_test.json", Algorithm.EDDSA);
        Conformance.write("wycheproof-ed25519", "Wycheproof, Ed25519", verified, refused, outOfScope);
    }

    private void signatures(String file, Algorithm algorithm) throws Exception {
        JsonNode suite = SharedData.json(FOLDER + file);
        for (JsonNode group : suite.get("testGroups")) {
            VerificationKey key = key(group);
            for (JsonNode test : group.get("tests")) {
                judge(test, file, null, key.verify(algorithm, hex(test, "msg"), hex(test, "sig")));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(verified + refused).isEqualTo(suite.get("numberOfTests").intValue());
    }

    /** Some groups have their key in DER only. */
    private static VerificationKey key(JsonNode group) throws Exception {
        if (group.has("publicKeyJwk")) {
            return VerificationKey.parse(group.get("publicKeyJwk"));
        }
        return VerificationKey.of(
                KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(hex(group, "publicKeyDer"))));
    }

    private void judge(JsonNode test, String group, String reason, boolean verifies) {
        boolean valid = text(test, "result").equals("valid");
        if (valid && !verifies && reason != null) {
            outOfScope.merge(reason, 1, Integer::sum);
        } else if (valid != verifies) {
            wrong.add(group + " " + test.get("tcId") + " " + test.get("comment") + " is " + text(test, "result"));
        } else if (valid) {
            verified++;
        } else {
            refused++;
        }
    }

    private static boolean verifies(String token, JsonNode jwk) {
        try {
            return Jws.parse(token).verifiedBy(VerificationKey.parse(jwk));
        } catch (JoseException e) {
            return false;
        }
    }

    private static String outOfScope(JsonNode jwk) {
        if (jwk.path("kty").asString("").equals("oct")) {
            return "MAC: a shared secret cannot prove who signed";
        }
        if (jwk.path("crv").asString("").equals("P-521")) {
            return "P-521 is not on the list of algorithms";
        }
        return null;
    }

    private int sumOutOfScope() {
        return outOfScope.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static JsonNode publicPart(JsonNode jwk) {
        ObjectNode copy = (ObjectNode) jwk.deepCopy();
        boolean symmetric = copy.path("kty").asString("").equals("oct");
        if (!symmetric) {
            copy.remove(List.of("d", "p", "q", "dp", "dq", "qi"));
        }
        return copy;
    }

    private static byte[] hex(JsonNode test, String member) {
        return HexFormat.of().parseHex(text(test, member));
    }

    private static String text(JsonNode node, String member) {
        return node.path(member).asString("");
    }
}
