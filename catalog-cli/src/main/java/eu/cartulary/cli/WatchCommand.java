package eu.cartulary.cli;

import eu.cartulary.client.CatalogClient;
import eu.cartulary.wire.SearchEvent;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cartulary watch}: a search that goes on: what comes, what changes, what leaves. */
@Command(name = "watch")
final class WatchCommand implements Callable<Integer> {
    private final Cartulary root;

    @Mixin
    private SearchOptions options = new SearchOptions();

    @Option(names = "--count", paramLabel = "N", descriptionKey = "watch.count")
    private long count = Long.MAX_VALUE;

    WatchCommand(Cartulary root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        CompletableFuture<Void> end = new CompletableFuture<>();
        try (CatalogClient client = root.client()) {
            client.streams().watch(options.query()).subscribe(new Printing(end));
            end.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
        return ExitCode.OK.number();
    }

    private final class Printing implements Flow.Subscriber<SearchEvent> {
        private final CompletableFuture<Void> end;
        private Flow.Subscription subscription = new Flow.Subscription() {
            @Override
            public void request(long n) {}

            @Override
            public void cancel() {}
        };
        private long seen;

        Printing(CompletableFuture<Void> end) {
            this.end = end;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            given.request(count);
        }

        @Override
        public void onNext(SearchEvent event) {
            seen++;
            if (root.output() == OutputFormat.TABLE) {
                Object name = event.offering().name() == null
                        ? event.offering().id()
                        : event.offering().name();
                root.terminal()
                        .out()
                        .println(event.change().name().toLowerCase(Locale.ROOT) + "  "
                                + event.offering().key() + "  "
                                + Table.visible(String.valueOf(name)) + "  "
                                + Levels.line(event.offering().levels()));
            } else {
                root.terminal().out().println(Result.line(event));
            }
            root.terminal().out().flush();
            if (seen >= count) {
                subscription.cancel();
                end.complete(null);
            }
        }

        @Override
        public void onError(Throwable failure) {
            end.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            end.complete(null);
        }
    }
}
