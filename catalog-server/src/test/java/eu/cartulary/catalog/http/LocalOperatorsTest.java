package eu.cartulary.catalog.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.cartulary.jose.Algorithm;
import eu.cartulary.jose.Jws;
import eu.cartulary.jose.SigningKey;
import eu.cartulary.json.Json;
import eu.cartulary.wire.ProblemType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LocalOperatorsTest {
    private static final SigningKey KEY = SigningKey.generate(Algorithm.EDDSA);
    private static final long NOW = RimOfTest.NOON.instant().getEpochSecond();

    private final LocalOperators operators =
            new LocalOperators(KEY.verificationKey(), RimOfTest.ADDRESSES, RimOfTest.NOON);

    @Test
    void a_token_of_the_local_key_makes_an_operator() {
        assertThat(role(token(Map.of(), KEY))).isEqualTo(Role.OPERATOR);
        assertThat(role(token(Map.of("aud", List.of("x", "https://catalog.example")), KEY)))
                .isEqualTo(Role.OPERATOR);
    }

    @Test
    void without_the_scope_it_is_somebody_without_the_right() {
        assertThat(role(token(Map.of("scope", "read operated"), KEY))).isEqualTo(Role.ANYONE);
    }

    static Stream<Arguments> tokensThatDoNotHold() {
        return Stream.of(
                Arguments.of("another key", token(Map.of(), SigningKey.generate(Algorithm.EDDSA))),
                Arguments.of("another kind of key", token(Map.of(), SigningKey.generate(Algorithm.ES256))),
                Arguments.of("another issuer", token(Map.of("iss", "urn:other"), KEY)),
                Arguments.of("another catalog", token(Map.of("aud", "https://catalog.example.evil"), KEY)),
                Arguments.of("no audience", token(Map.of("aud", ""), KEY)),
                Arguments.of("expired", token(Map.of("exp", NOW - 61), KEY)),
                Arguments.of("without an end", token(Map.of("exp", "never"), KEY)),
                Arguments.of("from the future", token(Map.of("iat", NOW + 300), KEY)),
                Arguments.of("not yet", token(Map.of("nbf", NOW + 300), KEY)),
                Arguments.of("for ever", token(Map.of("exp", NOW + 90_000), KEY)),
                Arguments.of("beyond any calendar", token(Map.of("exp", 1e300), KEY)),
                Arguments.of("unsigned", "eyJhbGciOiJub25lIn0.e30."),
                Arguments.of("nonsense", "%%%"),
                Arguments.of("empty", ""),
                Arguments.of("endless", "a".repeat(100_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tokensThatDoNotHold")
    void refuses(String what, String token) {
        assertThatThrownBy(() -> role(token)).isInstanceOfSatisfying(Refused.class, r -> {
            assertThat(r.refusal().type()).isEqualTo(ProblemType.UNAUTHENTICATED);
            assertThat(r.headers()).containsKey("WWW-Authenticate");
        });
    }

    @Test
    void refuses_other_schemes_and_no_token_at_all() {
        for (String field : new String[] {null, "Basic b3BlcmF0b3I6", "Bearer"}) {
            assertThatThrownBy(() -> ask(field)).isInstanceOf(Refused.class);
        }
    }

    private Role role(String token) {
        return ask("Bearer " + token);
    }

    private Role ask(@Nullable String field) {
        MockServerHttpRequest.BaseBuilder<?> request = MockServerHttpRequest.get("/trust/issuers");
        if (field != null) {
            request.header("Authorization", field);
        }
        return operators.roleOf(request.build()).block();
    }

    static String token(Map<String, Object> changes, SigningKey key) {
        Map<String, Object> claims = new HashMap<>(Map.of(
                "iss", "urn:cartulary:operator",
                "aud", "https://catalog.example",
                "scope", "read operate",
                "iat", NOW,
                "exp", Instant.ofEpochSecond(NOW).plusSeconds(3_600).getEpochSecond()));
        claims.putAll(changes);
        return Jws.sign(Map.of("typ", "JWT"), Json.write(claims), key);
    }
}
