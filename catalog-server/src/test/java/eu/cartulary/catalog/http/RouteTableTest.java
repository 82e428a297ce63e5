package eu.cartulary.catalog.http;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.wire.ProblemType;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.server.ServerResponse;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RouteTableTest {
    private static final Resource THINGS = () -> List.of(
            Route.get("/things/{id}", r -> Reply.json(r, List.of(r.pathVariable("id"))), MediaTypes.JSON),
            Route.get(
                    "/things/{id}",
                    r -> Reply.bytes(r, Call.chosen(r), new byte[] {'t'}),
                    MediaTypes.TURTLE,
                    MediaTypes.CSV),
            Route.get("/things/{id}", r -> Reply.bytes(r, MediaTypes.HTML, new byte[] {'<'}), MediaTypes.HTML),
            Route.get("/things/special", r -> Reply.json(r, List.of("special one")), MediaTypes.JSON),
            Route.post("/things", r -> ServerResponse.ok().bodyValue("jwt"), MediaTypes.JWT),
            Route.post("/things", r -> ServerResponse.ok().bodyValue("json"), MediaTypes.JSON),
            Route.get("/secrets", r -> ServerResponse.ok().bodyValue("secret")).forOperators(),
            Route.get("/bug", r -> {
                throw new IllegalStateException("password=hunter2");
            }));

    private final WebTestClient client = RimOfTest.around(THINGS);

    @Test
    void what_is_not_in_the_table_is_404_as_a_problem() {
        problem(client.get().uri("/nowhere"), 404, ProblemType.NOT_FOUND);
    }

    @Test
    void another_method_is_405_and_says_which_are_allowed() {
        assertThat(problem(client.delete().uri("/things/1"), 405, ProblemType.METHOD_NOT_ALLOWED)
                        .getResponseHeaders()
                        .getFirst("Allow"))
                .isEqualTo("GET, HEAD, OPTIONS");
        client.options()
                .uri("/things")
                .exchange()
                .expectStatus()
                .isNoContent()
                .expectHeader()
                .valueEquals("Allow", "OPTIONS, POST");
        client.head().uri("/things/1").exchange().expectStatus().isOk();
    }

    @Test
    void a_fixed_path_wins_over_a_variable() {
        client.get().uri("/things/special").exchange().expectBody(String.class).isEqualTo("[\"special one\"]");
    }

    @Test
    void chooses_the_representation_by_weight_then_by_the_servers_order() {
        assertThat(type("*/*")).isEqualTo("application/json");
        assertThat(type(null)).isEqualTo("application/json");
        assertThat(type("text/turtle;q=0.5, text/csv;q=0.6")).isEqualTo("text/csv");
        assertThat(type("text/*")).isEqualTo("text/turtle");
        assertThat(type("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"))
                .isEqualTo("text/html");
        assertThat(type("*/*, application/json;q=0")).isEqualTo("text/turtle");
        client.get()
                .uri("/things/1?format=csv")
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectHeader()
                .valueEquals("Content-Type", "text/csv")
                .expectHeader()
                .valueMatches("Vary", ".*Accept.*");
    }

    @Test
    void nothing_that_fits_is_406_and_lists_what_there_is() {
        problem(client.get().uri("/things/1").header("Accept", "image/png"), 406, ProblemType.NOT_ACCEPTABLE);
        problem(client.get().uri("/things/1").header("Accept", "%%%"), 406, ProblemType.NOT_ACCEPTABLE);
        client.get()
                .uri("/things/1?format=word")
                .exchange()
                .expectStatus()
                .isEqualTo(406)
                .expectBody()
                .jsonPath("$.available")
                .isArray()
                .jsonPath("$.available[1]")
                .isEqualTo("text/turtle");
    }

    @Test
    void the_media_type_of_the_body_chooses_the_route_or_is_415() {
        body("application/jwt", s -> assertThat(s).isEqualTo("jwt"));
        body("application/json;charset=utf-8", s -> assertThat(s).isEqualTo("json"));
        for (String bad : List.of("text/plain", "application/xml")) {
            EntityExchangeResult<byte[]> answer = problem(
                    client.post().uri("/things").header("Content-Type", bad).bodyValue("x".getBytes()),
                    415,
                    ProblemType.UNSUPPORTED_MEDIA_TYPE);
            assertThat(answer.getResponseHeaders().getFirst("Accept-Post"))
                    .isEqualTo("application/jwt, application/json");
        }
        problem(
                client.post()
                        .uri("/things")
                        .header("Content-Type", "application/jwt")
                        .header("Content-Encoding", "gzip")
                        .bodyValue("x".getBytes()),
                415,
                ProblemType.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void an_operators_route_is_closed_to_everybody_else_whatever_they_accept() {
        problem(client.get().uri("/secrets"), 401, ProblemType.UNAUTHENTICATED);
        problem(client.get().uri("/secrets").header("Authorization", "Bearer other"), 403, ProblemType.FORBIDDEN);
        client.get()
                .uri("/secrets")
                .header("Authorization", RimOfTest.OPERATOR)
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void a_bug_is_500_with_a_trace_and_without_its_inside() {
        EntityExchangeResult<byte[]> answer = problem(
                client.get()
                        .uri("/bug")
                        .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
                500,
                ProblemType.INTERNAL);
        assertThat(new String(answer.getResponseBody()))
                .contains("0af7651916cd43dd8448eb211c80319c")
                .doesNotContain("hunter2");
    }

    @Test
    void speaks_the_language_of_the_client_and_english_where_it_has_none() {
        title("de-AT, en;q=0.5", "de", "Unter dieser Adresse ist nichts");
        title("fr", "fr", "Il n’y a rien à cette adresse");
        title("pt", "en", "There is nothing at this address");
        title("%%%", "en", "There is nothing at this address");
        client.get()
                .uri("/nowhere?lang=de")
                .header("Accept-Language", "fr")
                .exchange()
                .expectHeader()
                .valueEquals("Content-Language", "de");
    }

    @Test
    void shows_a_person_with_a_browser_a_page() {
        client.get()
                .uri("/nowhere")
                .header("Accept", "text/html,*/*;q=0.8")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.TEXT_HTML);
    }

    @Test
    void every_answer_keeps_a_browser_from_doing_more_than_showing_it() {
        for (String path : List.of("/things/1", "/nowhere", "/bug", "/secrets")) {
            client.get()
                    .uri(path)
                    .exchange()
                    .expectHeader()
                    .valueEquals("X-Content-Type-Options", "nosniff")
                    .expectHeader()
                    .valueMatches("Content-Security-Policy", "default-src 'none';.*frame-ancestors 'none'")
                    .expectHeader()
                    .exists("Strict-Transport-Security");
        }
    }

    @Test
    void answers_304_for_who_has_it_already_and_another_tag_for_another_representation() {
        String tag = tag("json");
        assertThat(tag).matches("W/\"[0-9a-f]{32}\"").isNotEqualTo(tag("turtle"));
        for (String known : List.of(tag, "\"x\", " + tag, tag.substring(2), "*")) {
            client.get()
                    .uri("/things/1")
                    .header("If-None-Match", known)
                    .exchange()
                    .expectStatus()
                    .isNotModified()
                    .expectHeader()
                    .valueEquals("ETag", tag)
                    .expectBody()
                    .isEmpty();
        }
        client.get()
                .uri("/things/2")
                .header("If-None-Match", tag)
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void who_asks_too_much_gets_429_with_the_time_to_wait() {
        WebTestClient strict = RimOfTest.around(
                Settings.with(s -> {
                    s.put("reads-per-second", "1");
                    s.put("reads-burst", "2");
                }),
                THINGS);
        for (int i = 0; i < 2; i++) {
            strict.get()
                    .uri("/things/1")
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .exists("RateLimit");
        }
        assertThat(problem(strict.get().uri("/things/1"), 429, ProblemType.RATE_LIMITED)
                        .getResponseHeaders()
                        .getFirst("Retry-After"))
                .isEqualTo("1");
    }

    @Test
    void an_address_longer_than_the_limit_is_refused() {
        problem(client.get().uri("/things/1?q=" + "x".repeat(Rim.MAX_ADDRESS)), 400, ProblemType.BAD_REQUEST);
    }

    @Test
    void explains_every_kind_of_problem() {
        WebTestClient problems = RimOfTest.around(new ProblemsResource(RimOfTest.MESSAGES, RimOfTest.ADDRESSES));
        problems.get()
                .uri("/problems")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.length()")
                .isEqualTo(ProblemType.values().length);
        problems.get()
                .uri("/problems/superseded")
                .header("Accept-Language", "fr")
                .exchange()
                .expectHeader()
                .valueEquals("Content-Language", "fr")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("https://catalog.example/problems/superseded")
                .jsonPath("$.status")
                .isEqualTo(409);
        problem(problems.get().uri("/problems/none-such"), 404, ProblemType.NOT_FOUND);
    }

    private String tag(String format) {
        return client.get()
                .uri("/things/1?format=" + format)
                .exchange()
                .expectBody()
                .returnResult()
                .getResponseHeaders()
                .getETag();
    }

    private void title(String acceptLanguage, String language, String title) {
        client.get()
                .uri("/nowhere")
                .header("Accept-Language", acceptLanguage)
                .exchange()
                .expectHeader()
                .valueEquals("Content-Language", language)
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo(title);
    }

    private void body(String type, Consumer<String> check) {
        client.method(HttpMethod.POST)
                .uri("/things")
                .header("Content-Type", type)
                .bodyValue("x".getBytes())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(check);
    }

    private String type(String accept) {
        WebTestClient.RequestHeadersSpec<?> request = client.get().uri("/things/1");
        return (accept == null ? request : request.header("Accept", accept))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseHeaders()
                .getFirst("Content-Type");
    }

    private static EntityExchangeResult<byte[]> problem(
            WebTestClient.RequestHeadersSpec<?> request, int status, ProblemType type) {
        return request.exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .valueEquals("Content-Type", "application/problem+json")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("https://catalog.example/problems/" + type.slug())
                .jsonPath("$.status")
                .isEqualTo(status)
                .jsonPath("$.title")
                .isNotEmpty()
                .jsonPath("$.detail")
                .isNotEmpty()
                .jsonPath("$.traceId")
                .value(trace -> assertThat((String) trace).matches("[0-9a-f]{32}"))
                .returnResult();
    }
}
