package eu.cartulary.cli;

import eu.cartulary.client.CatalogClient;
import eu.cartulary.client.CatalogException;
import eu.cartulary.wire.BulkLine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Publishes a stream of lines, of any length: a JWT, a JSON string with one, or a JSON-LD object on each. */
final class BulkLines {
    private final Cartulary root;
    private final BulkPlace place;
    private final BulkProgress progress;
    private final BulkSource source;

    private BulkLines(Cartulary root, BulkPlace place, BulkProgress progress, BulkSource source) {
        this.root = root;
        this.place = place;
        this.progress = progress;
        this.source = source;
    }

    /** The answers go out line by line as they come; a lone JWT or object on standard input is a stream of one. */
    static int publish(Cartulary root, CatalogClient client, InputStream in) throws Exception {
        return new BulkLines(root, new BulkPlace(null), new BulkProgress(root, 0), new BulkSource(in)).run(client, "-");
    }

    /** A file goes on where an earlier run broke off. */
    static int publish(Cartulary root, CatalogClient client, Path file) throws Exception {
        try (InputStream in = Files.newInputStream(file)) {
            BulkPlace place = new BulkPlace(file);
            BulkProgress progress = new BulkProgress(root, Files.size(file));
            BulkSource source = new BulkSource(in);
            if (place.done() > 0) {
                root.note(root.messages().say("publish.resumed", place.done() + 1));
                if (place.refusedBefore() > 0) {
                    root.note(root.messages().say("publish.refused-before", place.refusedBefore()));
                }
                source.pass(place.done());
                progress.skip(source.bytes());
            }
            return new BulkLines(root, place, progress, source).run(client, file.toString());
        }
    }

    private int run(CatalogClient client, String name) throws Exception {
        CompletableFuture<Void> end = new CompletableFuture<>();
        client.streams().publishAll(source).subscribe(new Answers(end));
        try {
            end.join();
            if (place.isWhole()) {
                place.forget();
            } else {
                place.keep();
                root.note(root.messages().say("publish.once-more"));
            }
        } catch (CompletionException failed) {
            place.keep();
            root.note(place.done() == 0 ? "" : root.messages().say("publish.broken-off", place.done()));
            if (failed.getCause() instanceof CatalogException cause) {
                throw cause;
            }
            throw new CommandFailure(
                    ExitCode.FAILURE, root.messages().say("failure.file", name + ": " + failed.getCause()));
        } finally {
            root.terminal().out().flush();
            progress.end();
        }
        return (progress.refused() == 0 && place.refusedBefore() == 0 ? ExitCode.OK : ExitCode.FINDINGS).number();
    }

    private void answered(BulkLine line) throws IOException {
        long number = line.line() + source.passed();
        if (root.output() == OutputFormat.TABLE) {
            root.terminal().out().println(number + "  " + line.status() + "  " + what(line));
        } else {
            root.terminal()
                    .out()
                    .println(Result.line(new BulkLine(number, line.status(), line.digest(), line.problem())));
        }
        root.terminal().out().flush();
        if (line.problem() == null) {
            progress.taken(source.bytes());
        } else {
            progress.refused(source.bytes(), number + "  " + line.status() + "  " + what(line));
        }
        if (line.problem() == null) {
            place.taken(number);
        } else if (isForGood(line.status())) {
            place.refused(number);
        } else {
            place.open(number);
        }
    }

    /** What is refused for the moment only is sent once more by the next run. */
    private static boolean isForGood(int status) {
        return status < 500 && status != 408 && status != 429;
    }

    private static @Nullable String what(BulkLine line) {
        if (line.problem() == null) {
            return line.digest();
        }
        String why = line.problem().violations().isEmpty()
                ? ""
                : ": " + line.problem().violations().get(0).message();
        return Table.visible(line.problem().title() + why);
    }

    private final class Answers implements Flow.Subscriber<BulkLine> {
        private final CompletableFuture<Void> end;

        Answers(CompletableFuture<Void> end) {
            this.end = end;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(BulkLine line) {
            try {
                answered(line);
            } catch (IOException e) {
                end.completeExceptionally(e);
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
