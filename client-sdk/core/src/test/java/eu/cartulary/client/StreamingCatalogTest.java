package eu.cartulary.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import eu.cartulary.json.Json;
import eu.cartulary.wire.BulkLine;
import eu.cartulary.wire.ChangeEvent;
import eu.cartulary.wire.OfferingSummary;
import eu.cartulary.wire.SearchEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StreamingCatalogTest {

    @Test
    void gives_every_match_of_a_stream_also_when_the_last_line_has_no_end() throws Exception {
        try (StubCatalog stub = StubCatalog.saying(200, "application/x-ndjson", line("a") + "\n\n" + line("b"))) {
            Collector<OfferingSummary> all = new Collector<>(Long.MAX_VALUE);
            stub.client()
                    .build()
                    .streams()
                    .offerings(OfferingQuery.any().kind("video"))
                    .subscribe(all);
            all.awaitEnd();
            assertThat(all.items).extracting(OfferingSummary::key).containsExactly("a", "b");
            assertThat(all.failure).isNull();
            assertThat(stub.asked.get(0).header("Accept")).isEqualTo("application/x-ndjson");
        }
    }

    @Test
    void what_is_not_asked_for_stays_in_the_catalog_and_cancelling_ends_its_writing() throws Exception {
        int lines = 400_000; // 100 bytes each: more than all buffers between the two hold.
        AtomicLong written = new AtomicLong();
        CountDownLatch broken = new CountDownLatch(1);
        try (StubCatalog stub = new StubCatalog((exchange, asked) -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] line = (line("k".repeat(50)) + "\n").getBytes(StandardCharsets.UTF_8);
            try (OutputStream out = exchange.getResponseBody()) {
                for (int i = 0; i < lines; i++) {
                    out.write(line);
                    written.incrementAndGet();
                }
            } catch (IOException cancelled) {
                broken.countDown();
            }
        })) {
            Collector<OfferingSummary> some = new Collector<>(3);
            stub.client().build().streams().offerings(OfferingQuery.any()).subscribe(some);
            for (int i = 0; i < 3; i++) {
                some.take();
            }
            some.subscription.request(2);
            some.take();
            some.take();
            assertThat(some.items).hasSize(5);
            some.subscription.cancel();
            assertThat(broken.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(written.get()).isLessThan(lines);
            assertThat(some.items).hasSize(5);
        }
    }

    @Test
    void events_that_are_not_asked_for_stay_in_the_catalog() throws Exception {
        int most = 400_000; // Some 100 bytes each.
        AtomicLong written = new AtomicLong();
        CountDownLatch broken = new CountDownLatch(1);
        try (StubCatalog stub = new StubCatalog((exchange, asked) -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                for (int i = 0; i < most; i++) {
                    out.write(event("1." + i).getBytes(StandardCharsets.UTF_8));
                    written.incrementAndGet();
                }
            } catch (IOException cancelled) {
                broken.countDown();
            }
        })) {
            Collector<ChangeEvent> some = new Collector<>(3);
            stub.client().build().streams().eventsAfter("0.0").subscribe(some);
            for (int i = 0; i < 3; i++) {
                assertThat(some.take().id()).isEqualTo("1." + i);
            }
            some.subscription.request(1);
            assertThat(some.take().id()).isEqualTo("1.3");
            some.subscription.cancel();
            assertThat(broken.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(written.get()).isLessThan(most);
            assertThat(some.items).hasSize(4);
        }
    }

    @Test
    void a_refused_stream_ends_with_the_problem() throws Exception {
        try (StubCatalog stub = StubCatalog.saying(
                400,
                "application/problem+json",
                "{\"type\":\"/problems/unknown-parameter\",\"title\":\"t\",\"status\":400}")) {
            Collector<OfferingSummary> none = new Collector<>(1);
            stub.client()
                    .build()
                    .streams()
                    .offerings(OfferingQuery.any().and("colour", "red"))
                    .subscribe(none);
            none.awaitEnd();
            assertThat(none.failure).isInstanceOf(CatalogProblemException.UnknownParameter.class);
        }
    }

    @Test
    void a_line_that_is_no_json_ends_the_stream() throws Exception {
        try (StubCatalog stub =
                StubCatalog.saying(200, "application/x-ndjson", line("a") + "\n{oops\n" + line("b") + "\n")) {
            Collector<OfferingSummary> one = new Collector<>(Long.MAX_VALUE);
            stub.client().build().streams().offerings(OfferingQuery.any()).subscribe(one);
            one.awaitEnd();
            assertThat(one.items).hasSize(1);
            assertThat(one.failure).isInstanceOf(UnreadableAnswerException.class);
        }
    }

    @Test
    void events_go_on_behind_the_last_one_when_the_connection_ends() throws Exception {
        try (StubCatalog stub = StubCatalog.saying(
                (exchange, asked) -> StubCatalog.send(
                        exchange, 200, "text/event-stream", ": hello\n\n" + event("1.0") + event("1.1") + "data: cut"),
                (exchange, asked) -> StubCatalog.send(exchange, 503, "text/plain", "busy"),
                (exchange, asked) -> StubCatalog.send(exchange, 200, "text/event-stream", event("2.0")),
                (exchange, asked) -> StubCatalog.send(exchange, 403, "text/plain", "no more"))) {
            Collector<ChangeEvent> events = new Collector<>(Long.MAX_VALUE);
            stub.client().build().streams().eventsAfter("0.0").subscribe(events);
            events.awaitEnd();
            assertThat(events.items).extracting(ChangeEvent::id).containsExactly("1.0", "1.1", "2.0");
            assertThat(stub.asked)
                    .extracting(asked -> asked.header("Last-event-id"))
                    .containsExactly("0.0", "1.1", "1.1", "2.0");
            assertThat(events.failure).isInstanceOf(CatalogProblemException.class);
        }
    }

    @Test
    void a_watched_search_says_what_came_and_what_left_and_passes_over_what_it_does_not_know() throws Exception {
        String body = "event: match\ndata: " + line("a") + "\n\nevent: praise\ndata: {}\n\nevent: leave\ndata: "
                + line("a") + "\n\n";
        try (StubCatalog stub = StubCatalog.saying(
                (exchange, asked) -> StubCatalog.send(exchange, 200, "text/event-stream", body),
                (exchange, asked) -> StubCatalog.send(exchange, 404, "text/plain", "gone"))) {
            Collector<SearchEvent> events = new Collector<>(2);
            stub.client().build().streams().watch(OfferingQuery.any()).subscribe(events);
            assertThat(events.take().change()).isEqualTo(SearchEvent.Change.MATCH);
            assertThat(events.take().change()).isEqualTo(SearchEvent.Change.LEAVE);
            events.subscription.cancel();
        }
    }

    @Test
    void event_frames_are_the_same_wherever_the_bytes_are_cut() {
        byte[] bytes = "\uFEFFid: 7\r\nevent: a\rdata: x\ndata:y\r\n\r\n:c\n\nretry: 50\n\nid\ndata\n\n"
                .getBytes(StandardCharsets.UTF_8);
        for (int cut = 0; cut <= bytes.length; cut++) {
            List<ServerSentEvent> events = new ArrayList<>();
            EventFrames frames = new EventFrames();
            frames.push(List.of(ByteBuffer.wrap(bytes, 0, cut)), events::add);
            frames.push(List.of(ByteBuffer.wrap(bytes, cut, bytes.length - cut)), events::add);
            assertThat(events)
                    .as("cut at " + cut)
                    .containsExactly(
                            new ServerSentEvent("7", "a", "x\ny", null),
                            new ServerSentEvent("7", "message", null, java.time.Duration.ofMillis(50)),
                            new ServerSentEvent("", "message", "", null));
        }
    }

    @Test
    void publishes_any_number_with_the_source_never_far_ahead_and_numbers_the_lines() throws Exception {
        int envelopes = 1_000;
        try (StubCatalog stub = new StubCatalog(StreamingCatalogTest::acknowledge)) {
            Source source = new Source(envelopes);
            Collector<BulkLine> lines = new Collector<>(1);
            stub.client().build().streams().publishAll(source).subscribe(lines);
            for (int i = 0; i < envelopes; i++) {
                BulkLine line = lines.take();
                assertThat(line.line()).isEqualTo(i + 1L);
                assertThat(line.digest()).isEqualTo("d" + i);
                assertThat(source.given.get()).isLessThanOrEqualTo(i + 1 + 2 * BulkPublication.WINDOW);
                lines.subscription.request(1);
            }
            lines.awaitEnd();
            assertThat(lines.failure).isNull();
        }
    }

    @Test
    void without_demand_nothing_is_sent() throws Exception {
        try (StubCatalog stub = new StubCatalog(StreamingCatalogTest::acknowledge)) {
            Source source = new Source(1_000);
            Collector<BulkLine> lines = new Collector<>(0);
            stub.client().build().streams().publishAll(source).subscribe(lines);
            assertThat(source.given.get()).isEqualTo(BulkPublication.WINDOW);
            assertThat(stub.asked).isEmpty();
            lines.subscription.cancel();
            assertThat(source.cancelled).isTrue();
        }
    }

    @Test
    void what_was_not_answered_when_the_connection_broke_is_sent_again() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        try (StubCatalog stub = new StubCatalog((exchange, asked) -> {
            if (requests.incrementAndGet() == 2) {
                exchange.sendResponseHeaders(200, 100_000); // Promised, and not kept.
                exchange.getResponseBody()
                        .write("{\"line\":1,\"status\":201,\"digest\":\"d1\"}\n".getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
                throw new IOException("the cable");
            }
            acknowledge(exchange, asked);
        })) {
            Collector<BulkLine> lines = new Collector<>(Long.MAX_VALUE);
            stub.client().build().streams().publishAll(new Source(20)).subscribe(lines);
            lines.awaitEnd();
            assertThat(lines.failure).isNull();
            assertThat(lines.items)
                    .extracting(BulkLine::line)
                    .doesNotHaveDuplicates()
                    .hasSize(20);
            assertThat(lines.items).allSatisfy(line -> assertThat(line.digest()).isEqualTo("d" + (line.line() - 1)));
        }
    }

    @Test
    void a_refused_line_does_not_stop_the_others() throws Exception {
        try (StubCatalog stub = new StubCatalog(
                (exchange, asked) -> StubCatalog.send(
                        exchange,
                        200,
                        "application/x-ndjson",
                        "{\"line\":1,\"status\":422,\"problem\":{\"type\":\"/problems/expired\",\"title\":\"t\",\"status\":422}}\n"))) {
            Collector<BulkLine> lines = new Collector<>(Long.MAX_VALUE);
            stub.client()
                    .retry(RetryPolicy.none())
                    .build()
                    .streams()
                    .publishAll(new Source(1))
                    .subscribe(lines);
            lines.awaitEnd();
            assertThat(lines.failure).isNull();
            assertThat(lines.items).singleElement().satisfies(line -> assertThat(
                            line.problem().kind().orElseThrow().slug())
                    .isEqualTo("expired"));
        }
    }

    /** Answers each line of a bulk publication; the envelope {@code "n"} has the digest {@code dn}. */
    private static void acknowledge(HttpExchange exchange, StubCatalog.Asked asked) throws IOException {
        StringBuilder answer = new StringBuilder();
        int number = 0;
        for (String line : new String(asked.body(), StandardCharsets.UTF_8).split("\n")) {
            number++;
            String jwt = Json.read(line).asString();
            answer.append("{\"line\":" + number + ",\"status\":201,\"digest\":\"d" + jwt + "\"}\n");
        }
        StubCatalog.send(exchange, 200, "application/x-ndjson", answer.toString());
    }

    private static String line(String key) {
        return "{\"key\":\"" + key + "\",\"id\":\"urn:x:o\",\"status\":\"active\"}";
    }

    private static String event(String id) {
        return "id: " + id + "\ndata: {\"specversion\":\"1.0\",\"id\":\"" + id
                + "\",\"source\":\"urn:x\",\"type\":\"offering.listed\"}\n\n";
    }

    /** Envelopes {@code 0}, {@code 1}, … on the thread that asks. */
    private static final class Source implements Flow.Publisher<Envelope>, Flow.Subscription {
        private final int count;
        private final AtomicLong asked = new AtomicLong();
        final AtomicInteger given = new AtomicInteger();
        volatile boolean cancelled;
        private volatile Flow.Subscriber<? super Envelope> to;

        Source(int count) {
            this.count = count;
        }

        @Override
        public void subscribe(Flow.Subscriber<? super Envelope> subscriber) {
            to = subscriber;
            subscriber.onSubscribe(this);
        }

        @Override
        public void request(long n) {
            if (asked.getAndAdd(n) != 0) {
                return;
            }
            do {
                if (given.get() < count && !cancelled) {
                    to.onNext(Envelope.vcJwt(Integer.toString(given.getAndIncrement())));
                    if (given.get() == count) {
                        to.onComplete();
                    }
                }
            } while (asked.decrementAndGet() > 0);
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }

    /** Takes what comes and lets a test wait for it. */
    private static final class Collector<T> implements Flow.Subscriber<T> {
        final List<T> items = new java.util.concurrent.CopyOnWriteArrayList<>();
        private final LinkedBlockingQueue<T> arrived = new LinkedBlockingQueue<>();
        private final CompletableFuture<Void> end = new CompletableFuture<>();
        private final long first;
        volatile Throwable failure;
        volatile Flow.Subscription subscription;

        Collector(long first) {
            this.first = first;
        }

        T take() throws InterruptedException {
            T next = arrived.poll(60, TimeUnit.SECONDS);
            assertThat(next).as("an item within a minute; failure: " + failure).isNotNull();
            return next;
        }

        void awaitEnd() throws Exception {
            end.get(60, TimeUnit.SECONDS);
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            if (first > 0) {
                given.request(first);
            }
        }

        @Override
        public void onNext(T item) {
            items.add(item);
            arrived.add(item);
        }

        @Override
        public void onError(Throwable why) {
            failure = why;
            end.complete(null);
        }

        @Override
        public void onComplete() {
            end.complete(null);
        }
    }
}
