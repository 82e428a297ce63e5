package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.jose.Algorithm;
import eu.cartulary.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What is sent to {@code POST /credentials}, and what is answered: the rows are in {@link PublishDecisions}. */
class PublishDecisionTableTest {
    @TempDir
    static Path data;

    private static RunningCatalog running;
    private static HttpClient http;
    private static PublishDecisions decisions;

    @BeforeAll
    static void start() throws Exception {
        running = RunningCatalog.start(data, "--cartulary.operator.contact=mailto:" + PublishDecisions.CONTACT);
        http = HttpClient.newHttpClient();
        decisions = new PublishDecisions(running);
        for (PublishDecisions.Row before : decisions.published()) {
            HttpResponse<byte[]> answer = send(before, "en");
            assertThat(answer.statusCode())
                    .as(before + ": " + new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8))
                    .isEqualTo(201);
        }
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    static List<PublishDecisions.Row> accepted() {
        return decisions.accepted();
    }

    static List<PublishDecisions.Row> refused() {
        return decisions.refused();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accepted")
    void answered_with_a_receipt(PublishDecisions.Row row) throws Exception {
        HttpResponse<byte[]> answer = send(row, "en");

        assertThat(answer.statusCode()).isEqualTo(row.status());
        assertThat(answer.headers().firstValue("Location").orElse("")).startsWith("/credentials/");
        assertThat(Json.read(answer.body()).path("credentials").size()).isPositive();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void refused_with_a_problem(PublishDecisions.Row row) throws Exception {
        long before = running.catalog().journal().size();

        HttpResponse<byte[]> answer = send(row, "en");

        JsonNode problem = problem(answer);
        String shown = Json.pretty(problem);
        assertThat(answer.statusCode()).as(shown).isEqualTo(row.status());
        assertThat(problem.path("status").asInt()).isEqualTo(row.status());
        assertThat(problem.path("type").asString()).as(shown).endsWith("/problems/" + row.slug());
        assertThat(problem.path("traceId").asString()).hasSize(32);
        assertThat(problem.path("detail").asString()).isNotBlank();
        if (row.rule() != null) {
            JsonNode violation = violation(problem, row.rule());
            assertThat(violation.isMissingNode()).as(shown).isFalse();
            assertThat(violation.path("message").asString()).isNotBlank();
            assertThat(violation.path("advice").asString()).as(shown).isNotBlank();
            assertThat(violation.path("pointer").asString(null)).as(shown).isEqualTo(row.pointer());
        }
        row.more().accept(problem);
        assertThat(running.catalog().journal().size()).as("nothing is kept").isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void said_in_every_language(PublishDecisions.Row row) throws Exception {
        JsonNode english = problem(send(row, "en"));
        for (String language : List.of("fr", "de")) {
            HttpResponse<byte[]> answer = send(row, language);
            JsonNode problem = problem(answer);
            assertThat(answer.headers().firstValue("Content-Language")).contains(language);
            assertThat(answer.headers().allValues("Vary").toString()).contains("Accept-Language");
            assertThat(problem.path("type")).isEqualTo(english.path("type"));
            assertThat(problem.path("title").asString())
                    .isNotBlank()
                    .isNotEqualTo(english.path("title").asString());
            assertThat(problem.path("detail").asString())
                    .isNotBlank()
                    .isNotEqualTo(english.path("detail").asString());
        }
    }

    @Test
    void a_presentation_is_admitted_whole_or_not_at_all() throws Exception {
        Provider provider = new Provider("whole.example", Algorithm.ES256)
                .on(running.outbound)
                .trustedBy(running.catalog());
        List<String> tokens = new java.util.ArrayList<>(provider.example("office").stream()
                .map(each -> provider.signer.credential(each).text())
                .toList());
        String whole = Forgery.presentation(provider, tokens);
        String good = tokens.get(3);
        tokens.set(3, decisions.withoutProvider(provider).signed());
        var row = PublishDecisions.Row.sent("one broken", "application/vp+jwt", Forgery.presentation(provider, tokens));

        assertThat(send(row, "en").statusCode()).isEqualTo(422);

        assertThat(running.catalog().journal().register().ofIssuer(new eu.cartulary.catalog.kernel.Did(provider.did())))
                .as("none of the good ones is kept")
                .isEmpty();
        assertThat(good).isNotEqualTo(tokens.get(3));
        assertThat(send(PublishDecisions.Row.sent("mended", "application/vp+jwt", whole), "en")
                        .statusCode())
                .isEqualTo(201);
    }

    private static HttpResponse<byte[]> send(PublishDecisions.Row row, String language)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(running.address() + "/credentials"))
                .header("Accept-Language", language)
                .POST(HttpRequest.BodyPublishers.ofByteArray(row.body()));
        if (!row.mediaType().isEmpty()) {
            request.header("Content-Type", row.mediaType());
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static JsonNode problem(HttpResponse<byte[]> answer) throws Json.MalformedJsonException {
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        return Json.read(answer.body());
    }

    private static JsonNode violation(JsonNode problem, String rule) {
        for (JsonNode each : problem.path("violations")) {
            if (each.path("rule").asString("").startsWith(rule)) {
                return each;
            }
        }
        return tools.jackson.databind.node.MissingNode.getInstance();
    }
}
