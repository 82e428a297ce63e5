package eu.cartulary.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.cartulary.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class JwsTest {
    private static final byte[] PAYLOAD = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
    private static final SigningKey KEY = SigningKey.generate(Algorithm.ES256);

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    @DisplayName("what a key signs, its public half verifies, and no other payload")
    void round_trip(Algorithm algorithm) throws Exception {
        SigningKey key = SigningKey.generate(algorithm);
        SigningKey read = SigningKey.parse(Json.read(Json.write(key.toPrivateJwk())));
        VerificationKey verification =
                VerificationKey.parse(Json.read(Json.write(key.verificationKey().toJwk())));
        Jws jws = Jws.parse(Jws.sign(Map.of("typ", "vc+jwt"), PAYLOAD, read));

        assertThat(jws.verifiedBy(verification)).isTrue();
        assertThat(jws.payload()).isEqualTo(PAYLOAD);
        assertThat(jws.header("typ")).contains("vc+jwt");
        assertThat(jws.algorithm()).isEqualTo(algorithm);
        String[] parts = jws.compact().split("\\.");
        String other = parts[0] + "." + Base64Url.encode("{\"a\":2}".getBytes(StandardCharsets.UTF_8)) + "." + parts[2];
        assertThat(Jws.parse(other).verifiedBy(verification)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jku", "jwk", "x5u", "zip", "b64", "crit", "enc", "epk"})
    @DisplayName("a header that brings a key, fetches, or changes what is signed is refused")
    void dangerous_headers(String name) {
        String token = Jws.sign(Map.of(name, "https://elsewhere.example/"), PAYLOAD, KEY);
        assertThatThrownBy(() -> Jws.parse(token)).isInstanceOfSatisfying(JoseException.class, e -> assertThat(e.rule())
                .isEqualTo("jws-header-refused"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "", "HS256", "HS512", "ES256K", "ES512", "es256", "RSA1_5", "dir"})
    @DisplayName("an algorithm that is not on the list is refused, whatever its letters")
    void foreign_algorithms(String name) {
        String header = Base64Url.encode(("{\"alg\":\"" + name + "\"}").getBytes(StandardCharsets.UTF_8));
        String token = header + "." + Base64Url.encode(PAYLOAD) + ".";
        assertThatThrownBy(() -> Jws.parse(token)).isInstanceOfSatisfying(JoseException.class, e -> assertThat(e.rule())
                .isEqualTo("algorithm-not-allowed"));
    }

    @Test
    @DisplayName("a key of one kind does not verify a token that names the algorithm of another")
    void algorithm_confusion() throws Exception {
        SigningKey rsa = SigningKey.generate(Algorithm.PS256);
        Jws jws = Jws.parse(Jws.sign(Map.of(), PAYLOAD, KEY));
        assertThat(jws.verifiedBy(rsa.verificationKey())).isFalse();

        ObjectNode narrowed = rsa.verificationKey().toJwk().put("alg", "RS256");
        Jws ps256 = Jws.parse(Jws.sign(Map.of(), PAYLOAD, rsa));
        assertThat(ps256.verifiedBy(rsa.verificationKey())).isTrue();
        assertThat(ps256.verifiedBy(VerificationKey.parse(narrowed))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Zg==, padding",
        "Zh, left-over bits",
        "Zm9=, padding",
        "Zm9w Zg, space",
        "Zm+v, the other alphabet",
        "Z, one"
    })
    @DisplayName("base64url has one form only")
    void base64url(String text, String why) {
        assertThatThrownBy(() -> Base64Url.decode(text)).as(why).isInstanceOf(JoseException.class);
    }

    @Test
    @DisplayName("a signature rewritten as r ‖ n−s still verifies, which is why a token is named by its signing input")
    void malleable() throws Exception {
        Jws jws = Jws.parse(Jws.sign(Map.of(), PAYLOAD, KEY));
        String[] parts = jws.compact().split("\\.");
        byte[] signature = Base64Url.decode(parts[2]);
        var order = EllipticCurve.P256.parameters().getOrder();
        var s = new java.math.BigInteger(1, java.util.Arrays.copyOfRange(signature, 32, 64));
        System.arraycopy(EllipticCurve.P256.fixedLength(order.subtract(s)), 0, signature, 32, 32);
        Jws twin = Jws.parse(parts[0] + "." + parts[1] + "." + Base64Url.encode(signature));

        assertThat(twin.verifiedBy(KEY.verificationKey())).isTrue();
        assertThat(twin.compact()).isNotEqualTo(jws.compact());
        assertThat(twin.signingInput()).isEqualTo(jws.signingInput());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b", "e30.e30", "e30.e30.e30.e30", "e30", "W10.e30.AA", "{}.e30.AA"})
    @DisplayName("what is not three segments with an object in front is refused")
    void malformed(String token) {
        assertThatThrownBy(() -> Jws.parse(token)).isInstanceOf(JoseException.class);
    }

    @Test
    @DisplayName("a header with the same member twice is refused")
    void duplicate_members() {
        String header = Base64Url.encode("{\"alg\":\"ES256\",\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> Jws.parse(header + ".e30.AA"))
                .isInstanceOfSatisfying(
                        JoseException.class, e -> assertThat(e.rule()).isEqualTo("jws-header-not-json"));
    }

    @Test
    @DisplayName("a private key in a public place is refused, for it belongs to everyone who read it")
    void private_key_published() {
        assertThatThrownBy(() -> VerificationKey.parse(KEY.toPrivateJwk()))
                .isInstanceOfSatisfying(
                        JoseException.class, e -> assertThat(e.rule()).isEqualTo("key-is-private"));
    }

    @Test
    @DisplayName("halves of two keys are not taken for one")
    void halves_differ() throws Exception {
        ObjectNode mixed = KEY.toPrivateJwk();
        mixed.setAll(SigningKey.generate(Algorithm.ES256).verificationKey().toJwk());
        assertThatThrownBy(() -> SigningKey.parse(mixed))
                .isInstanceOfSatisfying(
                        JoseException.class, e -> assertThat(e.rule()).isEqualTo("key-halves-differ"));
    }

    @Test
    @DisplayName("the thumbprint is the one of RFC 7638, section 3.1")
    void thumbprint() throws Exception {
        String jwk = """
                {"kty":"RSA","n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw","e":"AQAB","alg":"RS256","kid":"2011-04-29"}
                """;
        assertThat(VerificationKey.parse(Json.read(jwk)).thumbprint())
                .isEqualTo("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
    }
}
