package eu.cartulary.catalog.http;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.graph.PrecedenceFixture;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.wire.ProblemType;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.test.StepVerifier;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BlockingTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Blocking blocking = new Blocking(Settings.with(s -> {
        s.put("judge-threads", "1");
        s.put("judge-queue", "1");
    }));

    @AfterEach
    void close() {
        blocking.close();
    }

    @Test
    void gives_the_result_from_a_thread_of_the_bulkhead() {
        StepVerifier.create(
                        blocking.call(Bulkhead.READ, c -> Thread.currentThread().getName()))
                .assertNext(name -> assertThat(name).startsWith("read-"))
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void a_client_that_goes_away_raises_the_flag_and_never_interrupts() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        AtomicBoolean sawFlag = new AtomicBoolean();
        Disposable client = blocking.call(Bulkhead.JUDGE, cancelled -> {
                    started.countDown();
                    while (!cancelled.getAsBoolean()) {
                        Thread.onSpinWait();
                    }
                    sawFlag.set(true);
                    interrupted.set(Thread.currentThread().isInterrupted());
                    ended.countDown();
                    return "late";
                })
                .subscribe();
        assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
        client.dispose();
        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(sawFlag).isTrue();
        assertThat(interrupted).isFalse();
        StepVerifier.create(blocking.call(Bulkhead.JUDGE, c -> "next"))
                .expectNext("next")
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void what_was_opened_for_a_client_that_has_gone_is_closed() throws Exception {
        CountDownLatch closed = new CountDownLatch(2);
        AutoCloseable opened = closed::countDown;
        leftWhileOpening(opened);
        leftWhileOpening(Outcome.done(opened));
        assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private void leftWhileOpening(Object opened) throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch left = new CountDownLatch(1);
        Disposable client = blocking.call(Bulkhead.JUDGE, cancelled -> {
                    started.countDown();
                    assertThat(left.await(10, TimeUnit.SECONDS)).isTrue();
                    return opened;
                })
                .subscribe();
        assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
        client.dispose();
        left.countDown();
    }

    @Test
    void refuses_with_unavailable_when_the_queue_is_full_and_leaves_other_bulkheads_alone() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        blocking.call(Bulkhead.JUDGE, c -> {
                    started.countDown();
                    return release.await(10, TimeUnit.SECONDS);
                })
                .subscribe();
        assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
        blocking.call(Bulkhead.JUDGE, c -> "waits").subscribe();
        AtomicReference<Throwable> refused = new AtomicReference<>();
        blocking.call(Bulkhead.JUDGE, c -> "too many").subscribe(r -> {}, refused::set);
        assertThat(refused.get())
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.refusal().type()).isEqualTo(ProblemType.UNAVAILABLE));
        StepVerifier.create(blocking.call(Bulkhead.SEARCH, c -> "free"))
                .expectNext("free")
                .expectComplete()
                .verify(SOON);
        release.countDown();
    }

    @Test
    void a_stack_overflow_is_an_answer_and_the_thread_goes_on() {
        StepVerifier.create(blocking.call(Bulkhead.JUDGE, c -> endless(0)))
                .expectError(StackOverflowError.class)
                .verify(SOON);
        StepVerifier.create(blocking.call(Bulkhead.JUDGE, c -> "alive"))
                .expectNext("alive")
                .expectComplete()
                .verify(SOON);
    }

    private static int endless(int depth) {
        return depth < 0 ? depth : endless(depth + 1) + 1;
    }

    @Test
    void a_batch_of_a_stream_gives_way_to_ordinary_calls_and_comes_all_the_same() {
        PrecedenceFixture first = new PrecedenceFixture();
        try (Blocking courteous = new Blocking(HttpSettings.defaults(), first.precedence)) {
            assertThat(courteous.call(Bulkhead.STREAM, c -> "batch").block(SOON))
                    .isEqualTo("batch");
            assertThat(first.idle()).as("nobody is there").isZero();

            first.precedence.begins();
            assertThat(courteous.call(Bulkhead.SEARCH, c -> "page").block(SOON)).isEqualTo("page");
            assertThat(first.idle()).as("a question gives way to nobody").isZero();
            assertThat(courteous.call(Bulkhead.STREAM, c -> "batch").block(SOON))
                    .isEqualTo("batch");
            assertThat(first.idle()).isEqualTo(Duration.ofMillis(45));
        }
    }
}
