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

    /** A query looks at the clock once in so many entries. */
    private static final int LOOK = 128;

    private static final Duration GIVE_WAY = Duration.ofMillis(45);

    private static QueryTurns oneAtOnce(Duration brief) {
        return new QueryTurns(settings(brief), new Precedence());
    }

    static SparqlSettings settings(Duration brief) {
        SparqlSettings usual = SparqlSettings.DEFAULT;
        return new SparqlSettings(
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
                GIVE_WAY,
                usual.waiting(),
                usual.waitFor(),
                usual.perClient(),
                usual.inMemory(),
                usual.sending(),
                usual.sendingPerClient(),
                usual.sendFor());
    }

    /** A clock that goes on only when it is told, or when somebody does nothing. */
    static final class Counted implements Precedence.Time {
        private long nanos;
        private long idle;
        /** What happens while somebody does nothing. */
        private Runnable meanwhile = () -> {};

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public void pass(long nanos) {
            this.nanos += nanos;
            idle += nanos;
            meanwhile.run();
        }

        void work(Duration time) {
            nanos += time.toNanos();
        }

        Duration idle() {
            return Duration.ofNanos(idle);
        }
    }

    private static void look(QueryTurns.Turn turn) {
        for (int i = 0; i < LOOK; i++) {
            turn.count();
        }
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

    @Test
    void a_lengthy_one_gives_way_until_ordinary_calls_are_done_and_their_answers_have_left() {
        Counted time = new Counted();
        Precedence precedence = new Precedence(time);
        QueryTurns turns = new QueryTurns(settings(Duration.ofMillis(50)), precedence, time);
        try (QueryTurns.Turn turn = turns.of(new AtomicBoolean())) {
            time.work(Duration.ofMillis(51));
            precedence.begins();
            time.meanwhile = () -> {
                if (time.idle().equals(Duration.ofMillis(10))) {
                    precedence.ends();
                }
            };
            look(turn);
            assertThat(time.idle()).isEqualTo(Duration.ofMillis(12));

            look(turn);
            assertThat(time.idle()).as("nobody is there any more").isEqualTo(Duration.ofMillis(12));
        }
    }

    @Test
    void a_brief_one_has_half_of_the_time_and_what_it_gives_does_not_make_it_lengthy() {
        Counted time = new Counted();
        Precedence precedence = new Precedence(time);
        precedence.begins();
        QueryTurns turns = new QueryTurns(settings(Duration.ofMillis(50)), precedence, time);
        Duration step = Duration.ofNanos(100_000);
        try (QueryTurns.Turn turn = turns.of(new AtomicBoolean())) {
            for (Duration worked = Duration.ZERO;
                    worked.compareTo(Duration.ofMillis(50)) < 0;
                    worked = worked.plus(step)) {
                time.work(step);
                look(turn);
            }
        }
        assertThat(time.idle()).isBetween(Duration.ofMillis(40), Duration.ofMillis(60));
    }

    @Test
    void beside_calls_that_never_cease_it_has_a_tenth_of_the_time() {
        Counted time = new Counted();
        Precedence precedence = new Precedence(time);
        precedence.begins();
        QueryTurns turns = new QueryTurns(settings(Duration.ZERO), precedence, time);
        Duration step = Duration.ofNanos(100_000);
        long steps = 0;
        try (QueryTurns.Turn turn = turns.of(new AtomicBoolean())) {
            while (time.nanos() < Duration.ofSeconds(10).toNanos()) {
                time.work(step);
                look(turn);
                steps++;
            }
        }
        Duration worked = step.multipliedBy(steps);
        assertThat(worked).isBetween(Duration.ofMillis(900), Duration.ofMillis(1_100));
        assertThat(worked.plus(time.idle())).isEqualTo(Duration.ofNanos(time.nanos()));
    }

    @Test
    void one_that_is_stopped_gives_way_to_nobody() {
        Counted time = new Counted();
        Precedence precedence = new Precedence(time);
        precedence.begins();
        QueryTurns turns = new QueryTurns(settings(Duration.ZERO), precedence, time);
        AtomicBoolean stopped = new AtomicBoolean();
        try (QueryTurns.Turn turn = turns.of(stopped)) {
            time.work(Duration.ofMillis(1));
            time.meanwhile = () -> stopped.set(true);
            look(turn);
            assertThat(time.idle()).isEqualTo(Duration.ofNanos(500_000));
        }
    }
}
