package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.trust.Certificates;
import eu.cartulary.catalog.trust.Pki;
import eu.cartulary.client.Envelope;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.jose.Jws;
import eu.cartulary.jose.SigningKey;
import eu.cartulary.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The trust list over HTTP, with operators whom an OAuth2 issuer outside names. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OperatorsOverHttpTest {
    private static final String ISSUER = "https://id.example/realm";
    private static final SigningKey KEY = SigningKey.generate(Algorithm.ES256);

    @TempDir
    static Path data;

    @TempDir
    static Path keys;

    private static RunningCatalog running;
    private static HttpClient http;

    @BeforeAll
    static void start() {
        running = RunningCatalog.start(
                data,
                "--cartulary.operators.issuer=" + ISSUER,
                "--cartulary.operators.claim=realm_access.roles",
                "--cartulary.operators.value=catalog-operator",
                "--cartulary.operator.contact=ops@catalog.example");
        running.outbound.put(
                URI.create(ISSUER + "/.well-known/openid-configuration"),
                Json.write(Map.of("issuer", ISSUER, "jwks_uri", "https://id.example/keys")),
                "application/json");
        running.outbound.put(
                URI.create("https://id.example/keys"),
                Json.write(Map.of("keys", List.of(KEY.verificationKey().toJwk().put("kid", "k")))),
                "application/json");
        http = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        http.close();
        running.close();
    }

    private static String token(String role) {
        long now = Instant.now().getEpochSecond();
        return Jws.sign(
                Map.of("typ", "at+jwt", "kid", "k"),
                Json.write(Map.of(
                        "iss",
                        ISSUER,
                        "aud",
                        RunningCatalog.BASE,
                        "iat",
                        now,
                        "exp",
                        now + 300,
                        "realm_access",
                        Map.of("roles", List.of(role)))),
                KEY);
    }

    private static HttpResponse<String> call(String method, String path, String body, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(running.address().resolve(path))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void who_has_the_role_operates_and_nobody_else() throws Exception {
        assertThat(call("GET", "/trust/issuers", null, null).statusCode()).isEqualTo(401);
        assertThat(call("GET", "/trust/issuers", null, token("reader")).statusCode())
                .isEqualTo(403);
        assertThat(call("GET", "/trust/issuers", null, token("catalog-operator"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void who_was_refused_is_listed_with_how_often_and_is_told_whom_to_ask() throws Exception {
        Provider stranger = new Provider("knocking.example", Algorithm.ES256);
        Envelope envelope =
                stranger.signer.credential(stranger.example("office").get(0));
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> refused = http.send(
                    HttpRequest.newBuilder(running.address().resolve("/credentials"))
                            .header("Content-Type", envelope.mediaType())
                            .POST(HttpRequest.BodyPublishers.ofByteArray(envelope.bytes()))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body())
                    .contains("ops@catalog.example")
                    .contains("cartulary trust add did:web:knocking.example");
        }
        JsonNode items = Json.read(call("GET", "/trust/refused", null, token("catalog-operator"))
                        .body()
                        .getBytes(StandardCharsets.UTF_8))
                .path("items");
        assertThat(items.valueStream()
                        .filter(item -> item.path("did").asString().equals("did:web:knocking.example"))
                        .map(item -> item.path("times").asInt()))
                .containsExactly(2);
    }

    @Test
    void an_anchor_comes_and_goes() throws Exception {
        Pki pki = new Pki(keys).root("root");
        X509Certificate root = pki.certificate("root");
        String pem = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(root.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
        String body = new String(Json.write(Map.of("certificate", pem, "note", "a test")), StandardCharsets.UTF_8);
        String operator = token("catalog-operator");

        HttpResponse<String> added = call("POST", "/trust/anchors", body, operator);
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        String name = Certificates.sha256(root);
        assertThat(call("GET", "/trust/anchors", null, operator).body()).contains(name, "CN=root", "a test");
        assertThat(call("POST", "/trust/anchors", "{\"certificate\":\"x\"}", operator)
                        .statusCode())
                .isEqualTo(400);
        assertThat(call("DELETE", "/trust/anchors/" + name, null, operator).statusCode())
                .isEqualTo(204);
        assertThat(call("DELETE", "/trust/anchors/" + name, null, operator).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_did_in_another_spelling_is_the_same_and_what_is_none_is_refused() throws Exception {
        String operator = token("catalog-operator");
        HttpResponse<String> added =
                call("POST", "/trust/issuers", "{\"did\":\"did:web:CLOUD.Example:Path\"}", operator);
        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(added.body()).contains("did:web:cloud.example:Path");
        for (String bad : List.of(
                "cloud.example", "did:web:*", "did:web:*.", "did:web:*.a.example:path", "did:web:a.*.example#x")) {
            assertThat(call("POST", "/trust/issuers", "{\"did\":\"" + bad + "\"}", operator)
                            .statusCode())
                    .as(bad)
                    .isEqualTo(400);
        }
    }
}
