package eu.cartulary.catalog.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What lengthy queries leave to everybody else: no clock is asked, and the time limit only ends a test that hangs. */
@DisplayName("Lengthy queries")
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class QueryTurnsTest {
    private static final int MANY = 100_000;
    /** A thread each: the common pool may have a single one. */
    private static final Executor OWN_THREAD =
            work -> Thread.ofPlatform().daemon().start(work);

    private static QueryTurns oneAtOnce(Duration brief) {
        SparqlSettings usual = SparqlSettings.DEFAULT;
        return new QueryTurns(new SparqlSettings(
                usual.maxQuery(),
                usual.maxOperators(),
                usual.maxDepth(),
                usual.maxValues(),
                usual.timeout(),
                usual.maxTimeout(),
                usual.maxRows(),
                usual.maxBytes(),
                usual.maxLiteral(),
                usual.maxAllocated(),
                usual.running(),
                brief,
                1,
                usual.waiting(),
                usual.waitFor(),
                usual.perClient(),
                usual.inMemory(),
                usual.sending(),
                usual.sendFor()));
    }

    private static void work(QueryTurns.Turn turn) {
        for (int i = 0; i < MANY; i++) {
            turn.count();
        }
    }

    @Test
    void the_second_one_waits_until_the_first_one_has_ended() {
        QueryTurns turns = oneAtOnce(Duration.ZERO);
        CompletableFuture<Void> second;
        AtomicBoolean firstIsOver = new AtomicBoolean();
        try (QueryTurns.Turn first = turns.of(new AtomicBoolean())) {
            work(first);
            second = CompletableFuture.runAsync(
                    () -> {
                        try (QueryTurns.Turn turn = turns.of(new AtomicBoolean())) {
                            work(turn);
                            assertThat(firstIsOver).isTrue();
                        }
                    },
                    OWN_THREAD);
            while (turns.waiting() == 0) {
                Thread.onSpinWait();
            }
            firstIsOver.set(true);
        }
        second.join();
    }

    @Test
    void both_go_on_in_turns_while_neither_ends() {
        QueryTurns turns = oneAtOnce(Duration.ZERO);
        AtomicInteger going = new AtomicInteger();
        Runnable untilBothWork = () -> {
            try (QueryTurns.Turn turn = turns.of(new AtomicBoolean())) {
                work(turn);
                going.incrementAndGet();
                while (going.get() < 2) {
                    turn.count();
                }
            }
        };
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(untilBothWork, OWN_THREAD),
                        CompletableFuture.runAsync(untilBothWork, OWN_THREAD))
                .join();
        assertThat(going).hasValue(2);
    }

    @Test
    void one_that_is_stopped_does_not_wait_for_its_turn_to_see_it() {
        QueryTurns turns = oneAtOnce(Duration.ZERO);
        try (QueryTurns.Turn first = turns.of(new AtomicBoolean())) {
            work(first);
            AtomicBoolean stopped = new AtomicBoolean();
            CompletableFuture<Void> second = CompletableFuture.runAsync(
                    () -> {
                        try (QueryTurns.Turn turn = turns.of(stopped)) {
                            work(turn);
                        }
                    },
                    OWN_THREAD);
            while (turns.waiting() == 0) {
                Thread.onSpinWait();
            }
            stopped.set(true);
            second.join();
        }
    }

    @Test
    void a_brief_one_asks_for_no_turn() {
        QueryTurns turns = oneAtOnce(Duration.ofDays(1));
        try (QueryTurns.Turn first = turns.of(new AtomicBoolean());
                QueryTurns.Turn second = turns.of(new AtomicBoolean())) {
            work(first);
            work(second);
        }
        assertThat(turns.waiting()).isZero();
    }
}
