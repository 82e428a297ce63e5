package eu.cartulary.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import eu.cartulary.report.Grade;
import eu.cartulary.report.Language;
import eu.cartulary.wire.OfferingPage;
import eu.cartulary.wire.OfferingSummary;
import eu.cartulary.wire.Problem;
import eu.cartulary.wire.ProblemType;
import eu.cartulary.wire.TrustEntry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CatalogClientTest {
    private static final String RECEIPT = """
            {"credentials":[{"digest":"ab","issuer":"did:web:a.example","types":["gx:LegalPerson"],"subjects":[],
            "status":"active"}],"journal":{"index":4,"leafHash":"cd"},"offerings":[]}""";
    private static final String REFUSAL = """
            {"type":"/problems/shape-violations","title":"Rules of admission are broken","status":422,
            "traceId":"4bf92f3577b34da6a3ce929d0e0e4736","violations":[{"rule":"ServiceOffering_providedBy_minCount",
            "pointer":"/credentialSubject","severity":"violation","message":"no provider","advice":"name one"}]}""";
    private static final String PAGE = """
            {"total":3,"undetermined":0,"items":[{"key":"%s","id":"urn:x:%s","status":"active"}],"facets":{}%s}""";

    @Test
    void publishes_the_bytes_as_they_are_in_their_media_type_and_reads_the_receipt() {
        try (StubCatalog stub = StubCatalog.saying((exchange, asked) -> {
            exchange.getResponseHeaders().set("Cartulary-Index", "9");
            StubCatalog.send(exchange, 201, "application/json", RECEIPT);
        })) {
            Answer<?> answer =
                    stub.client().language(Language.DE).build().sync().publishing(Envelope.vcJwt("eyJ.e30.c2ln"));
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.index()).hasValue(9);
            StubCatalog.Asked asked = stub.asked.get(0);
            assertThat(asked.method() + " " + asked.path()).isEqualTo("POST /credentials");
            assertThat(asked.header("Content-type")).isEqualTo("application/vc+jwt");
            assertThat(asked.header("Accept-language")).isEqualTo("de");
            assertThat(asked.body()).isEqualTo("eyJ.e30.c2ln".getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Test
    void a_problem_is_an_exception_of_its_own_class_with_violations_and_trace_id_and_is_not_repeated() {
        try (StubCatalog stub = StubCatalog.saying(422, "application/problem+json", REFUSAL)) {
            var refused = catchThrowableOfType(
                    CatalogProblemException.ShapeViolations.class,
                    () -> stub.client().build().sync().publish(Envelope.vcJwt("a.b.c")));
            assertThat(refused.violations()).singleElement().satisfies(violation -> {
                assertThat(violation.rule()).isEqualTo("ServiceOffering_providedBy_minCount");
                assertThat(violation.advice()).isEqualTo("name one");
            });
            assertThat(refused.traceId()).contains("4bf92f3577b34da6a3ce929d0e0e4736");
            assertThat(refused).hasMessageContaining("no provider");
            assertThat(stub.asked).hasSize(1);
        }
    }

    @Test
    void every_kind_of_problem_has_its_class() {
        for (ProblemType type : ProblemType.values()) {
            CatalogProblemException made = CatalogProblemException.of(new Problem(
                    "https://c.example/problems/" + type.slug(),
                    "t",
                    type.status(),
                    null,
                    null,
                    null,
                    List.of(),
                    Map.of()));
            assertThat(made.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                    .as(type.slug())
                    .isEqualTo(type.slug().replace("-", ""));
        }
    }

    @Test
    void an_answer_from_somebody_else_is_a_problem_with_its_status() {
        try (StubCatalog stub = StubCatalog.saying(404, "text/html", "<html>nginx</html>")) {
            assertThatThrownBy(() -> stub.client().build().sync().offering("k"))
                    .isExactlyInstanceOf(CatalogProblemException.class)
                    .hasMessageContaining("404");
        }
    }

    @Test
    void follows_no_redirect() {
        try (StubCatalog stub = StubCatalog.saying((exchange, asked) -> {
            exchange.getResponseHeaders().set("Location", "http://elsewhere.example/");
            StubCatalog.send(exchange, 302, "text/plain", "");
        })) {
            assertThatThrownBy(() ->
                            stub.client().token(() -> "secret").build().sync().offering("k"))
                    .hasMessageContaining("elsewhere.example");
        }
    }

    @Test
    void repeats_what_is_safe_after_the_pause_that_was_asked_for() {
        try (StubCatalog stub = StubCatalog.saying(
                (exchange, asked) -> {
                    exchange.getResponseHeaders().set("Retry-After", "3");
                    StubCatalog.send(exchange, 503, "text/plain", "busy");
                },
                (exchange, asked) -> StubCatalog.send(exchange, 429, "text/plain", "slowly"),
                (exchange, asked) -> StubCatalog.send(exchange, 200, "application/json", RECEIPT))) {
            List<CallObserver.Ended> ended = new java.util.concurrent.CopyOnWriteArrayList<>();
            stub.client()
                    .observer(CallObserver.onEnd(ended::add))
                    .build()
                    .sync()
                    .publish(Envelope.vcJwt("a.b.c"));
            assertThat(stub.asked).hasSize(3);
            assertThat(stub.pauses.get(0)).isBetween(Duration.ofSeconds(3), Duration.ofMillis(3_200));
            assertThat(stub.pauses.get(1)).isBetween(Duration.ZERO, Duration.ofMillis(400));
            assertThat(ended).singleElement().satisfies(call -> {
                assertThat(call.operation()).isEqualTo("publish");
                assertThat(call.attempts()).isEqualTo(3);
                assertThat(call.status()).isEqualTo(OptionalInt.of(200));
            });
        }
    }

    @Test
    void understands_a_date_in_retry_after_and_gives_up_when_it_lies_behind_the_deadline() {
        try (StubCatalog stub = StubCatalog.saying((exchange, asked) -> {
            exchange.getResponseHeaders().set("Retry-After", "Thu, 01 Jan 2026 00:02:00 GMT");
            StubCatalog.send(exchange, 503, "text/plain", "busy");
        })) {
            CatalogClient.Builder client =
                    stub.client().clock(Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC));
            assertThatThrownBy(() -> client.build().sync().offering("k")).isInstanceOf(CatalogProblemException.class);
            assertThat(stub.asked).hasSize(1);
            assertThatThrownBy(() ->
                            client.deadline(Duration.ofHours(1)).build().sync().offering("k"))
                    .isInstanceOf(CatalogProblemException.class);
            assertThat(stub.pauses).isNotEmpty().allSatisfy(pause -> assertThat(pause)
                    .isGreaterThanOrEqualTo(Duration.ofMinutes(2)));
        }
    }

    @Test
    void makes_what_is_not_safe_to_repeat_once() {
        try (StubCatalog stub = StubCatalog.saying(503, "text/plain", "busy")) {
            assertThatThrownBy(() -> stub.client().build().sync().revoke("ab", "a.b.c"))
                    .isInstanceOf(CatalogProblemException.class);
            assertThatThrownBy(() ->
                            stub.client().build().sync().trust(TrustedAs.ISSUER, TrustEntry.of("did:web:a.example")))
                    .isInstanceOf(CatalogProblemException.class);
            assertThat(stub.asked).hasSize(2);
        }
    }

    @Test
    void pauses_are_drawn_from_a_bound_that_doubles_and_stays_below_the_longest() {
        RetryPolicy policy = new RetryPolicy(30, Duration.ofMillis(100), Duration.ofSeconds(1));
        java.util.SplittableRandom random = new java.util.SplittableRandom(1);
        for (int attempt = 1; attempt < 30; attempt++) {
            long bound = attempt > 4 ? 1_000 : 100L << (attempt - 1);
            assertThat(policy.pause(attempt, random).toMillis()).isBetween(0L, bound);
        }
        assertThat(RetryPolicy.none().pause(1, random)).isZero();
    }

    @Test
    void an_answer_that_does_not_come_ends_with_the_deadline() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try (StubCatalog stub = new StubCatalog((exchange, asked) -> {
            try {
                release.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new java.io.IOException(e);
            }
        })) {
            assertThatThrownBy(() -> stub.client()
                            .build()
                            .withDeadline(Duration.ofMillis(150))
                            .sync()
                            .offering("k"))
                    .isInstanceOf(DeadlinePassedException.class);
            release.countDown();
        }
    }

    @Test
    void a_catalog_that_is_not_there_is_unreachable() {
        CatalogClient gone;
        try (StubCatalog stub = StubCatalog.saying(200, "text/plain", "")) {
            gone = stub.client().retry(RetryPolicy.none()).build();
        }
        assertThatThrownBy(() -> gone.sync().rulebooks()).isInstanceOf(CatalogUnreachableException.class);
    }

    @Test
    void an_answer_that_is_no_json_or_too_long_is_unreadable() {
        try (StubCatalog stub = StubCatalog.saying(200, "application/json", "{\"total\":")) {
            assertThatThrownBy(() -> stub.client().build().sync().offerings(OfferingQuery.any()))
                    .isInstanceOf(UnreadableAnswerException.class);
            assertThatThrownBy(
                            () -> stub.client().maxAnswerBytes(5).build().sync().offerings(OfferingQuery.any()))
                    .isInstanceOf(UnreadableAnswerException.class)
                    .hasMessageContaining("longer than 5");
        }
    }

    @Test
    void walks_all_pages_by_the_question_of_the_link_and_never_to_another_host() {
        try (StubCatalog stub = StubCatalog.saying(
                (exchange, asked) -> StubCatalog.send(
                        exchange,
                        200,
                        "application/json",
                        PAGE.formatted("a", "a", ",\"next\":\"/offerings?cursor=c1\"")),
                (exchange, asked) -> StubCatalog.send(
                        exchange,
                        200,
                        "application/json",
                        PAGE.formatted("b", "b", ",\"next\":\"https://evil.example/offerings?cursor=c2\"")),
                (exchange, asked) ->
                        StubCatalog.send(exchange, 200, "application/json", PAGE.formatted("c", "c", "")))) {
            List<String> keys = stub.client()
                    .build()
                    .sync()
                    .all(OfferingQuery.any().limit(1))
                    .map(OfferingSummary::key)
                    .collect(Collectors.toList());
            assertThat(keys).containsExactly("a", "b", "c");
            assertThat(stub.asked)
                    .extracting(StubCatalog.Asked::query)
                    .containsExactly("limit=1", "cursor=c1", "cursor=c2");
        }
    }

    @Test
    void fetches_a_page_only_when_it_is_come_to() {
        try (StubCatalog stub =
                StubCatalog.saying(200, "application/json", PAGE.formatted("a", "a", ",\"next\":\"?cursor=c\""))) {
            for (OfferingPage page : stub.client().build().sync().pages(OfferingQuery.any())) {
                assertThat(page.items()).hasSize(1);
                break;
            }
            assertThat(stub.asked).hasSize(1);
        }
    }

    @Test
    void sends_the_token_and_reads_after_an_index() {
        try (StubCatalog stub =
                StubCatalog.saying(200, "application/json", "{\"items\":[{\"did\":\"did:web:a.example\"}]}")) {
            CatalogClient client = stub.client().token(() -> "t0ken").build();
            assertThat(client.after(17).sync().trusted(TrustedAs.ATTESTER).items())
                    .containsExactly(TrustEntry.of("did:web:a.example"));
            assertThat(stub.asked.get(0).header("Authorization")).isEqualTo("Bearer t0ken");
            assertThat(stub.asked.get(0).query()).isEqualTo("after=17");
        }
    }

    @Test
    void puts_a_did_into_a_path_whole() {
        try (StubCatalog stub = StubCatalog.saying(204, "application/json", "")) {
            stub.client().build().sync().distrust(TrustedAs.ISSUER, "did:web:a.example%3A8443:x");
            assertThat(stub.asked.get(0).path()).isEqualTo("/trust/issuers/did%3Aweb%3Aa.example%253A8443%3Ax");
        }
    }

    @Test
    void asks_for_offerings_with_every_parameter() {
        String query = OfferingQuery.any()
                .text("mail & more")
                .kind("messaging/email")
                .kind("office")
                .country("FR")
                .onlyIn("EU")
                .notExposedTo("US")
                .level("ipc-baseline-1", "IPC-2")
                .level("eu-csf-1.2.1", "SOV-5", "SEAL-3")
                .proof(Grade.EVIDENCED)
                .near(48.85, 2.35, 50)
                .facets("country", "kind")
                .limit(50)
                .toString();
        assertThat(query)
                .isEqualTo("q=mail%20%26%20more&kind=messaging%2Femail&kind=office&country=FR&onlyIn=EU&notExposedTo=US"
                        + "&level=ipc-baseline-1%3AIPC-2&level=eu-csf-1.2.1%2FSOV-5%3ASEAL-3&proof=evidenced"
                        + "&near=48.85%2C2.35%2C50&facets=country%2Ckind&limit=50");
    }

    @Test
    void cancelling_a_future_ends_the_call() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch arrived = new CountDownLatch(1);
        CompletableFuture<CallObserver.Ended> ended = new CompletableFuture<>();
        try (StubCatalog stub = new StubCatalog((exchange, asked) -> {
            arrived.countDown();
            try {
                release.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new java.io.IOException(e);
            }
        })) {
            CompletableFuture<?> call = stub.client()
                    .observer(CallObserver.onEnd(ended::complete))
                    .build()
                    .async()
                    .offering("k");
            assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();
            call.cancel(false);
            assertThat(ended.get(30, TimeUnit.SECONDS).status()).isEmpty();
            release.countDown();
        }
    }

    @Test
    void an_interrupted_thread_stops_waiting_and_stays_interrupted() throws Exception {
        try (StubCatalog stub = StubCatalog.saying(200, "application/json", "{}")) {
            CatalogClient client = stub.client().build();
            CompletableFuture<Boolean> flag = new CompletableFuture<>();
            Thread waiting = new Thread(() -> {
                Thread.currentThread().interrupt();
                try {
                    client.sync().rulebooks();
                } catch (CallInterruptedException expected) {
                    flag.complete(Thread.interrupted());
                }
            });
            waiting.start();
            assertThat(flag.get(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void knows_what_bytes_from_a_file_are() {
        assertThat(Envelope.detect(" {\"a\":1}".getBytes(StandardCharsets.UTF_8))
                        .mediaType())
                .isEqualTo(Envelope.JSON_LD);
        assertThat(Envelope.detect("@prefix a: <b> .".getBytes(StandardCharsets.UTF_8))
                        .mediaType())
                .isEqualTo(Envelope.TURTLE);
        assertThat(Envelope.detect(jwt("{\"typ\":\"vp+jwt\"}", "{}")).mediaType())
                .isEqualTo(Envelope.VP_JWT);
        assertThat(Envelope.detect(jwt("{\"typ\":\"JWT\"}", "{\"verifiableCredential\":[]}"))
                        .mediaType())
                .isEqualTo(Envelope.VP_JWT);
        assertThat(Envelope.detect(jwt("{\"typ\":\"vc+ld+jwt\"}", "{}")).mediaType())
                .isEqualTo(Envelope.VC_JWT);
    }

    private static byte[] jwt(String header, String payload) {
        java.util.Base64.Encoder encoder = java.util.Base64.getUrlEncoder().withoutPadding();
        return (encoder.encodeToString(header.getBytes(StandardCharsets.UTF_8)) + "."
                        + encoder.encodeToString(payload.getBytes(StandardCharsets.UTF_8)) + ".AA\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
