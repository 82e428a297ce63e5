package eu.cartulary.cli;

import eu.cartulary.client.CatalogClient;
import eu.cartulary.client.CatalogException;
import eu.cartulary.client.Envelope;
import eu.cartulary.json.Json;
import eu.cartulary.wire.BulkLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Publishes a stream of lines, of any length: a JWT, a JSON string with one, or a JSON-LD object on each. */
final class BulkLines {
    private BulkLines() {}

    /** The answers go out line by line as they come; a lone JWT or object on standard input is a stream of one. */
    static int publish(Cartulary root, CatalogClient client, InputStream in, String name) throws Exception {
        AtomicLong refused = new AtomicLong();
        CompletableFuture<Void> end = new CompletableFuture<>();
        client.streams().publishAll(new Source(in)).subscribe(new Flow.Subscriber<BulkLine>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(BulkLine line) {
                print(root, line);
                if (line.problem() != null) {
                    refused.incrementAndGet();
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
        });
        try {
            end.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof CatalogException cause) {
                throw cause;
            }
            throw new CommandFailure(
                    ExitCode.FAILURE, root.messages().say("failure.file", name + ": " + failed.getCause()));
        }
        root.terminal().out().flush();
        return (refused.get() == 0 ? ExitCode.OK : ExitCode.FINDINGS).number();
    }

    private static void print(Cartulary root, BulkLine line) {
        if (root.output() == OutputFormat.TABLE) {
            String what = line.problem() == null
                    ? String.valueOf(line.digest())
                    : line.problem().title()
                            + (line.problem().violations().isEmpty()
                                    ? ""
                                    : ": " + line.problem().violations().get(0).message());
            root.terminal().out().println(line.line() + "  " + line.status() + "  " + Table.visible(what));
        } else {
            root.terminal().out().println(Result.line(line));
        }
        root.terminal().out().flush();
    }

    /** Reads a line when one is asked for, on the thread that asks. */
    private static final class Source implements Flow.Publisher<Envelope>, Flow.Subscription {
        private final BufferedReader lines;
        private final AtomicLong asked = new AtomicLong();
        private Flow.@Nullable Subscriber<? super Envelope> to;
        private volatile boolean over;

        Source(InputStream in) {
            this.lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        }

        @Override
        public void subscribe(Flow.Subscriber<? super Envelope> subscriber) {
            to = subscriber;
            subscriber.onSubscribe(this);
        }

        @Override
        public void request(long more) {
            if (asked.getAndAdd(more) != 0) {
                return; // The thread that is reading sees it.
            }
            do {
                give();
            } while (asked.decrementAndGet() > 0);
        }

        @Override
        public void cancel() {
            over = true;
        }

        private void give() {
            Flow.Subscriber<? super Envelope> subscriber = to;
            if (over || subscriber == null) {
                return;
            }
            try {
                String line = next();
                if (line == null) {
                    over = true;
                    subscriber.onComplete();
                } else {
                    subscriber.onNext(envelope(line));
                }
            } catch (IOException | UncheckedIOException unreadable) {
                over = true;
                subscriber.onError(unreadable);
            }
        }

        private @Nullable String next() throws IOException {
            String line = lines.readLine();
            while (line != null && line.isBlank()) {
                line = lines.readLine();
            }
            return line;
        }

        private static Envelope envelope(String line) throws IOException {
            String text = line.strip();
            if (text.startsWith("\"")) {
                JsonNode jwt = Json.read(text);
                text = jwt.asString("");
            }
            return text.startsWith("{")
                    ? Envelope.jsonLd(text)
                    : Envelope.detect(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
