package eu.cartulary.catalog.http;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.kernel.Refusal;
import eu.cartulary.catalog.publish.Published;
import eu.cartulary.catalog.publish.Publisher;
import eu.cartulary.catalog.publish.Submission;
import eu.cartulary.json.Json;
import eu.cartulary.report.Language;
import eu.cartulary.wire.BulkLine;
import eu.cartulary.wire.ProblemType;
import eu.cartulary.wire.Receipt;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PublishResourceTest {
    private final HttpSettings settings = Settings.with(s -> s.put("max-envelope", "2000"));
    private final Blocking blocking = new Blocking(settings);
    private final List<Submission> seen = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger busy = new AtomicInteger();
    private final WebTestClient client = RimOfTest.around(
            settings,
            new PublishResource(new Standin(), blocking, settings),
            new BulkResource(
                    new Standin(),
                    blocking,
                    new Problems(RimOfTest.MESSAGES, RimOfTest.ADDRESSES, settings, (p, t, l) -> new byte[0]),
                    settings));

    @AfterEach
    void close() {
        blocking.close();
    }

    @Test
    void a_new_credential_is_201_with_its_place_and_a_known_one_200() {
        String digest = Digest.of("fresh".getBytes(StandardCharsets.UTF_8)).hex();
        post("fresh", "application/vc+jwt")
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Location", "/credentials/" + digest)
                .expectHeader()
                .valueEquals("Cartulary-Index", "7")
                .expectBody()
                .jsonPath("$.credentials[0].digest")
                .isEqualTo(digest)
                .jsonPath("$.journal.index")
                .isEqualTo(7);
        post("known", "application/vc+jwt").expectStatus().isOk();
        assertThat(seen.get(0).mediaType()).isEqualTo("application/vc+jwt");
        assertThat(seen.get(0).until()).isEqualTo(Submission.Until.VISIBLE);
    }

    @Test
    void parameters_of_the_media_type_do_not_reach_the_steps() {
        post("fresh", "Application/LD+json;charset=utf-8").expectStatus().isCreated();
        assertThat(seen.get(0).mediaType()).isEqualTo("application/ld+json");
    }

    @Test
    void preferences_are_honoured_and_said() {
        client.post()
                .uri("/credentials")
                .header("Content-Type", "application/jwt")
                .header("Prefer", "return=minimal, respond-async")
                .header("Accept-Language", "de")
                .bodyValue("fresh".getBytes(StandardCharsets.UTF_8))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Preference-Applied", "respond-async, return=minimal")
                .expectBody()
                .isEmpty();
        assertThat(seen.get(0).until()).isEqualTo(Submission.Until.DURABLE);
        assertThat(seen.get(0).wanted()).isEqualTo(Submission.Wanted.DIGESTS);
        assertThat(seen.get(0).language()).isEqualTo(Language.DE);
    }

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void every_refusal_becomes_its_problem(ProblemType type) {
        post("refuse:" + type.slug(), "application/vc+jwt")
                .expectStatus()
                .isEqualTo(type.status())
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("https://catalog.example/problems/" + type.slug())
                .jsonPath("$.violations[0].rule")
                .isEqualTo("queue-full")
                .jsonPath("$.violations[0].pointer")
                .isEqualTo("/credentialSubject/0")
                .jsonPath("$.violations[0].credential.index")
                .isEqualTo(2)
                .jsonPath("$.line")
                .isEqualTo("cartulary trust add did:web:a.example");
    }

    @Test
    void too_large_and_empty_bodies_never_reach_the_steps() {
        post("x".repeat(2_001), "application/vc+jwt").expectStatus().isEqualTo(413);
        client.post()
                .uri("/credentials")
                .header("Content-Type", "application/vc+jwt")
                .body(Flux.just("x".repeat(1_500), "y".repeat(1_500)), String.class)
                .exchange()
                .expectStatus()
                .isEqualTo(413);
        post("", "application/vc+jwt").expectStatus().isBadRequest();
        assertThat(seen).isEmpty();
    }

    @Test
    void a_bulk_answers_a_line_for_each_line_and_goes_on_behind_a_bad_one() throws Exception {
        busy.set(3);
        String long_ = "\"" + "x".repeat(3_000) + "\"";
        byte[] answer = post(
                        "\"fresh\"\n\n{\"a\":1}\r\nnot json\n[1]\n" + long_ + "\n\"refuse:superseded\"\n\"known\"",
                        "application/x-ndjson")
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_NDJSON)
                .expectBody()
                .returnResult()
                .getResponseBody();
        Map<Long, Integer> status = new TreeMap<>();
        for (String line : new String(answer, StandardCharsets.UTF_8).split("\n")) {
            BulkLine result = Json.read(line.getBytes(StandardCharsets.UTF_8), BulkLine.class);
            status.put(result.line(), result.status());
            assertThat(result.problem() == null).isEqualTo(result.status() < 400);
        }
        assertThat(status).isEqualTo(Map.of(1L, 201, 3L, 201, 4L, 400, 5L, 400, 6L, 413, 7L, 409, 8L, 200));
        assertThat(seen).extracting(Submission::until).containsOnly(Submission.Until.DURABLE);
        assertThat(seen).extracting(Submission::wanted).containsOnly(Submission.Wanted.DIGESTS);
        assertThat(seen)
                .filteredOn(s -> s.mediaType().equals("application/ld+json"))
                .singleElement()
                .satisfies(s -> assertThat(new String(s.body(), StandardCharsets.UTF_8).strip())
                        .isEqualTo("{\"a\":1}"));
    }

    private WebTestClient.ResponseSpec post(String body, String type) {
        return client.post()
                .uri("/credentials")
                .header("Content-Type", type)
                .bodyValue(body.getBytes(StandardCharsets.UTF_8))
                .exchange();
    }

    /** Does what the body says. */
    private final class Standin implements Publisher {
        @Override
        public CompletableFuture<Outcome<Published>> publish(Submission submission) {
            if (busy.getAndDecrement() > 0) {
                return CompletableFuture.completedFuture(Outcome.refused(Refusal.of(ProblemType.UNAVAILABLE)));
            }
            seen.add(submission);
            String body = new String(submission.body(), StandardCharsets.UTF_8);
            if (body.startsWith("refuse:")) {
                ProblemType type = ProblemType.ofSlug(body.substring(7)).orElseThrow();
                return CompletableFuture.completedFuture(Outcome.refused(
                        Refusal.of(type, Finding.violation("queue-full", "/credentialSubject/0", "v", "x"))
                                .at(2)
                                .with("line", "cartulary trust add did:web:a.example")));
            }
            Receipt receipt = new Receipt(
                    List.of(new Receipt.PublishedCredential(
                            Digest.of(submission.body()).hex(),
                            null,
                            "did:web:a.example",
                            List.of(),
                            List.of(),
                            "active")),
                    new Receipt.JournalPlace(7, "00", null),
                    List.of());
            Published.News news = body.equals("known") ? Published.News.KNOWN : Published.News.NEW;
            Published whole = new Published(receipt, news);
            return CompletableFuture.completedFuture(Outcome.done(
                    submission.wanted() == Submission.Wanted.RECEIPT
                            ? whole
                            : new Published(whole.index(), whole.digests(), Optional.empty(), news)));
        }
    }
}
