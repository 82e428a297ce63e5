package eu.cartulary.catalog.http;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.search.OfferingStream;
import eu.cartulary.catalog.search.SearchPage;
import eu.cartulary.catalog.search.SearchQuestion;
import eu.cartulary.catalog.search.SearchSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/**
 * The reader of a real index under a subscriber that asks for a few lines and then for nothing: it has searched for the batches
 * that these are in and for one more; and when the subscriber leaves it is closed and never searches again.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StreamFromIndexTest {
    private static final int MOST = SearchSettings.DEFAULT.streamBatch();
    /** Far more than the first batches. */
    private static final int COUNT = 12 * MOST;
    /** Batches that lie ready before somebody asks for them. */
    private static final int AHEAD = 1;

    @TempDir
    Path folder;

    private Shelf shelf;
    private Blocking blocking;

    private final AtomicInteger produced = new AtomicInteger();
    private final AtomicInteger searches = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    @BeforeEach
    void open() throws Exception {
        // The first of the shelf is called otherwise.
        shelf = new Shelf(folder, COUNT + 1);
        blocking = new Blocking(HttpSettings.defaults());
    }

    @AfterEach
    void close() throws Exception {
        blocking.close();
        shelf.close();
    }

    /** What the index finds, counted. */
    private OfferingStream found(String sort) {
        SearchQuestion question = done(shelf.offerings.question(
                Map.of("q", List.of("mail"), "sort", List.of(sort), "kind", List.of("messaging"))));
        OfferingStream real = done(shelf.offerings.stream(question));
        assertThat(real.total()).isEqualTo(COUNT);
        return new OfferingStream() {
            @Override
            public List<SearchPage.Item> next() {
                List<SearchPage.Item> batch = real.next();
                searches.incrementAndGet();
                produced.addAndGet(batch.size());
                return batch;
            }

            @Override
            public long total() {
                return real.total();
            }

            @Override
            public long applied() {
                return real.applied();
            }

            @Override
            public void close() {
                real.close();
                closed.countDown();
            }
        };
    }

    /** As {@link OfferingsResource} sends them: a piece of the answer for each batch. */
    private Flux<byte[]> lines(String sort) {
        return OfferingsResource.drain(blocking, found(sort)).map(OfferingJson::lines);
    }

    private static <T> T done(Outcome<T> outcome) {
        return ((Outcome.Done<T>) outcome).value();
    }

    private static int linesOf(byte[] piece) {
        return (int) new String(piece, java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .count();
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "-published", "relevance"})
    void the_index_is_read_no_further_than_somebody_asks_and_no_more_once_they_left(String sort) throws Exception {
        AtomicInteger received = new AtomicInteger();
        StepVerifier.create(lines(sort).doOnNext(piece -> received.addAndGet(linesOf(piece))), 0)
                .expectSubscription()
                .thenRequest(1)
                .expectNextCount(1)
                .then(() -> assertThat(searches.get()).isBetween(1, 1 + AHEAD))
                .thenRequest(2)
                .expectNextCount(2)
                .then(() -> {
                    assertThat(received.get()).isPositive().isLessThan(MOST);
                    assertThat(searches.get()).isBetween(3, 3 + AHEAD);
                    assertThat(produced.get()).isBetween(received.get(), received.get() + MOST);
                })
                .thenCancel()
                .verify();

        assertThat(closed.await(60, TimeUnit.SECONDS)).as("it is let go of").isTrue();
        // The pool has a single thread: when this has its turn, what was asked before it is done.
        int atTheEnd =
                blocking.call(Bulkhead.STREAM, cancelled -> searches.get()).block();
        assertThat(atTheEnd).isLessThanOrEqualTo(3 + AHEAD);
        assertThat(blocking.call(Bulkhead.STREAM, cancelled -> searches.get()).block())
                .isEqualTo(atTheEnd);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "relevance"})
    void all_of_it_comes_to_who_takes_all(String sort) {
        AtomicInteger received = new AtomicInteger();
        StepVerifier.create(lines(sort).doOnNext(piece -> received.addAndGet(linesOf(piece))))
                .thenConsumeWhile(piece -> true)
                .verifyComplete();
        assertThat(received).hasValue(COUNT);
        assertThat(searches.get())
                .as("batches grow: so many lines do not cost so many searches")
                .isLessThan(12 + 6);
        assertThat(closed.getCount()).isZero();
    }
}
