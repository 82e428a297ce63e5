package eu.cartulary.client;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.wire.ChangeEvent;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ThreadsTest {
    /** The timer that all of the JDK shares (CompletableFuture.orTimeout), and the stub's own threads. */
    private static final String NOT_OURS =
            "CompletableFutureDelayScheduler|ForkJoinPool.*|pool-.*|HTTP-Dispatcher.*|Common-Cleaner";

    @Test
    void a_closed_client_leaves_no_thread_behind_even_when_a_stream_was_open() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (StubCatalog stub = new StubCatalog((exchange, asked) -> {
            if (asked.path().equals("/events")) {
                exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write(":\n\n".getBytes());
                exchange.getResponseBody().flush();
                try {
                    over.await(60, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    throw new java.io.IOException(e);
                }
            } else {
                StubCatalog.send(exchange, 200, "application/json", "{\"items\":[]}");
            }
        })) {
            Set<Thread> before = threads();
            CompletableFuture<Throwable> ended = new CompletableFuture<>();
            CompletableFuture<Flow.Subscription> open = new CompletableFuture<>();
            try (CatalogClient client = stub.client().retry(RetryPolicy.none()).build()) {
                for (int i = 0; i < 20; i++) {
                    client.async().rulebooks().orTimeout(60, TimeUnit.SECONDS).join();
                }
                client.streams().events().subscribe(new Ending(open, ended));
                open.orTimeout(60, TimeUnit.SECONDS).join().request(1);
                assertThat(threads()).as("it works with some").isNotEqualTo(before);
            }
            assertThat(ended.orTimeout(60, TimeUnit.SECONDS).join()).isInstanceOf(CatalogException.class);
            Set<Thread> after = threads();
            after.removeAll(before);
            for (Thread left : after) {
                left.join(TimeUnit.SECONDS.toMillis(60)); // Its last steps; a pool that stays would be seen below.
            }
            assertThat(after).noneMatch(Thread::isAlive);
            over.countDown();
        }
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().matches(NOT_OURS))
                .collect(Collectors.toSet());
    }

    private record Ending(CompletableFuture<Flow.Subscription> open, CompletableFuture<Throwable> ended)
            implements Flow.Subscriber<ChangeEvent> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            open.complete(subscription);
        }

        @Override
        public void onNext(ChangeEvent item) {
            // None comes.
        }

        @Override
        public void onError(Throwable failure) {
            ended.complete(failure);
        }

        @Override
        public void onComplete() {
            ended.complete(null);
        }
    }
}
