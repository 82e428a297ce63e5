package eu.cartulary.catalog.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.cartulary.catalog.outbound.Ask;
import eu.cartulary.catalog.outbound.Fetched;
import eu.cartulary.catalog.outbound.Outbound;
import eu.cartulary.catalog.outbound.StaticOutbound;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.jose.Jws;
import eu.cartulary.jose.SigningKey;
import eu.cartulary.json.Json;
import eu.cartulary.wire.ProblemType;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

/** Tokens of an OAuth2 issuer that a shelf in the process stands for. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExternalOperatorsTest {
    private static final String ISSUER = "https://id.example/realms/federation";
    private static final String METADATA = ISSUER + "/.well-known/openid-configuration";
    private static final String JWKS = "https://id.example/keys";
    private static final SigningKey KEY = SigningKey.generate(Algorithm.ES384);
    private static final long NOW = RimOfTest.NOON.instant().getEpochSecond();

    private final StaticOutbound shelf = new StaticOutbound(RimOfTest.NOON);
    private final List<URI> asked = new ArrayList<>();
    private final Outbound outbound = new Outbound() {
        @Override
        public Fetched get(URI uri, Ask ask) {
            asked.add(uri);
            return shelf.get(uri, ask);
        }
    };
    private final Blocking blocking = new Blocking(Settings.with(none -> {}));

    @BeforeEach
    void shelve() {
        shelf.put(URI.create(METADATA), Json.write(Map.of("issuer", ISSUER, "jwks_uri", JWKS)), "application/json");
        keys(KEY, "one");
    }

    @AfterEach
    void close() {
        blocking.close();
    }

    private void keys(SigningKey key, String kid) {
        shelf.put(URI.create(JWKS), jwks(key, kid), "application/json");
    }

    private static byte[] jwks(SigningKey key, String kid) {
        return Json.write(Map.of(
                "keys",
                List.of(
                        Map.of("kty", "oct", "k", "AAAA", "kid", "two"),
                        key.verificationKey().toJwk().put("kid", kid).put("use", "sig"))));
    }

    @Test
    void a_token_with_the_scope_makes_an_operator() {
        assertThat(role(token(Map.of()), "scope", "operate")).isEqualTo(Role.OPERATOR);
        assertThat(role(token(Map.of("scope", "openid")), "scope", "operate")).isEqualTo(Role.ANYONE);
        assertThat(asked).contains(URI.create(METADATA), URI.create(JWKS));
    }

    @Test
    void the_role_may_stand_in_a_list_or_further_in() {
        assertThat(role(token(Map.of("roles", List.of("reader", "catalog-admin"))), "roles", "catalog-admin"))
                .isEqualTo(Role.OPERATOR);
        Map<String, Object> nested = Map.of("realm_access", Map.of("roles", List.of("catalog-admin")));
        assertThat(role(token(nested), "realm_access.roles", "catalog-admin")).isEqualTo(Role.OPERATOR);
        assertThat(role(token(Map.of("https://a.b/roles", List.of("x"))), "https://a.b/roles", "x"))
                .isEqualTo(Role.OPERATOR);
        assertThat(role(token(Map.of("roles", List.of("catalog-administrator"))), "roles", "catalog-admin"))
                .isEqualTo(Role.ANYONE);
    }

    @Test
    void a_rotated_key_is_found_and_the_old_one_no_longer() {
        SigningKey next = SigningKey.generate(Algorithm.ES256);
        String old = token(Map.of());
        keys(next, "next");
        assertThat(role(signed(next, "next", "at+jwt", Map.of()), "scope", "operate"))
                .isEqualTo(Role.OPERATOR);
        assertThatThrownBy(() -> role(old, "scope", "operate")).isInstanceOf(Refused.class);
    }

    @Test
    void keys_may_lie_in_a_file_and_then_nothing_is_fetched(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("jwks.json"), jwks(KEY, "one"));
        ExternalOperators operators = new ExternalOperators(
                new ExternalOperators.Trusted(ISSUER, "https://catalog.example", "scope", "operate"),
                IssuerKeys.inFile(file),
                blocking,
                RimOfTest.NOON);
        assertThat(operators.roleOf(request("Bearer " + token(Map.of()))).block())
                .isEqualTo(Role.OPERATOR);
        assertThat(asked).isEmpty();
    }

    static Stream<Arguments> tokensThatDoNotHold() {
        return Stream.of(
                Arguments.of(
                        "another key of the same name",
                        signed(SigningKey.generate(Algorithm.ES384), "one", "at+jwt", Map.of())),
                Arguments.of("a name that the set lacks", signed(KEY, "three", "at+jwt", Map.of())),
                Arguments.of("the name of a secret", signed(KEY, "two", "at+jwt", Map.of())),
                Arguments.of("another issuer", token(Map.of("iss", "https://id.example"))),
                Arguments.of("another catalog", token(Map.of("aud", "https://other.example"))),
                Arguments.of("no audience", token(Map.of("aud", ""))),
                Arguments.of("expired", token(Map.of("exp", NOW - 61))),
                Arguments.of("without an end", token(Map.of("exp", "never"))),
                Arguments.of("for ever", token(Map.of("exp", NOW + 90_000))),
                Arguments.of("not yet", token(Map.of("nbf", NOW + 300))),
                Arguments.of("a credential", signed(KEY, "one", "vc+jwt", Map.of())),
                Arguments.of("a revocation", signed(KEY, "one", "revocation+jwt", Map.of())),
                Arguments.of("unsigned", "eyJhbGciOiJub25lIn0.e30."),
                Arguments.of("nonsense", "%%%"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tokensThatDoNotHold")
    void refuses(String what, String token) {
        assertThatThrownBy(() -> role(token, "scope", "operate")).isInstanceOfSatisfying(Refused.class, r -> {
            assertThat(r.refusal().type()).isEqualTo(ProblemType.UNAUTHENTICATED);
            assertThat(r.headers()).containsKey("WWW-Authenticate");
        });
    }

    @Test
    void nothing_is_fetched_for_a_token_of_somebody_else() {
        assertThatThrownBy(() -> role(token(Map.of("iss", "https://evil.example")), "scope", "operate"))
                .isInstanceOf(Refused.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void metadata_of_another_issuer_and_an_issuer_that_is_gone_let_nobody_in() {
        shelf.put(
                URI.create(METADATA),
                Json.write(Map.of("issuer", "https://evil.example", "jwks_uri", JWKS)),
                "application/json");
        assertThatThrownBy(() -> role(token(Map.of()), "scope", "operate")).isInstanceOf(Refused.class);
        shelf.remove(URI.create(METADATA));
        assertThatThrownBy(() -> role(token(Map.of()), "scope", "operate")).isInstanceOf(Refused.class);
    }

    private Role role(String token, String claim, String value) {
        ExternalOperators operators = new ExternalOperators(
                new ExternalOperators.Trusted(ISSUER, "https://catalog.example", claim, value),
                IssuerKeys.of(ISSUER, outbound),
                blocking,
                RimOfTest.NOON);
        return operators.roleOf(request("Bearer " + token)).block();
    }

    private static MockServerHttpRequest request(String field) {
        return MockServerHttpRequest.get("/trust/issuers")
                .header("Authorization", field)
                .build();
    }

    private static String token(Map<String, Object> changes) {
        return signed(KEY, "one", "at+jwt", changes);
    }

    private static String signed(SigningKey key, String kid, String typ, Map<String, Object> changes) {
        Map<String, Object> claims = new LinkedHashMap<>(Map.of(
                "iss",
                ISSUER,
                "aud",
                "https://catalog.example",
                "iat",
                NOW,
                "exp",
                NOW + 600,
                "scope",
                "openid operate"));
        claims.putAll(changes);
        return Jws.sign(Map.of("typ", typ, "kid", kid), Json.write(claims), key);
    }
}
