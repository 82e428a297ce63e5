package eu.cartulary.catalog.query;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.kernel.Outcome;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Waiting for an index")
class WaitingTest {
    private final CompletableFuture<Void> seen = new CompletableFuture<>();
    private final Waiting waiting = new Waiting(new Visibility() {
        @Override
        public CompletableFuture<?> visible(long journalIndex) {
            return seen;
        }

        @Override
        public boolean hasOfferings() {
            return false;
        }

        @Override
        public boolean hasGraph() {
            return true;
        }

        @Override
        public CompletableFuture<?> inGraph(long journalIndex) {
            return seen;
        }
    });

    @Test
    void ends_when_the_view_is_there() {
        CompletableFuture<Void> answer = waiting.forOfferings(5);
        assertThat(answer).isNotDone();
        seen.complete(null);
        assertThat(answer).isCompleted();
    }

    @Test
    void a_view_that_is_not_there_yet_is_named() {
        assertThat(waiting.graphMissing()).isEmpty();
        assertThat(waiting.offeringsMissing().orElseThrow().toString()).contains("view-not-there");
    }

    @Test
    void a_reader_who_gives_up_takes_nothing_from_the_others() {
        waiting.forGraph(5).cancel(false);
        assertThat(seen).isNotDone();
    }

    @Test
    void a_view_that_fails_does_not_fail_the_read() {
        CompletableFuture<Void> answer = waiting.forOfferings(5);
        seen.completeExceptionally(new IllegalStateException("the view is being built again"));
        assertThat(answer).isCompleted();
    }

    @Test
    void is_asked_for_with_a_journal_index() {
        assertThat(Waiting.parse(Map.of())).isEqualTo(Outcome.done(OptionalLong.empty()));
        assertThat(Waiting.parse(Map.of("after", List.of("17")))).isEqualTo(Outcome.done(OptionalLong.of(17)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "1.5", "9999999999999999999", " 1", "1;2"})
    void is_asked_for_with_nothing_else(String value) {
        assertThat(Waiting.parse(Map.of("after", List.of(value)))).isInstanceOf(Outcome.Refused.class);
    }
}
