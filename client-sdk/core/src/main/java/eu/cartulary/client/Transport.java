package eu.cartulary.client;

import eu.cartulary.json.Json;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes requests of calls and values of answers. */
final class Transport {
    private static final String USER_AGENT = "cartulary-client/0.1";

    private final Settings settings;

    Transport(Settings settings) {
        this.settings = settings;
    }

    Settings settings() {
        return settings;
    }

    /** Sends; the whole answer is in memory before it is read. */
    <T> CompletableFuture<Answer<T>> send(Call<T> call) {
        CallObserver.Watch watch = settings.observer().begin(call.operation());
        Exchange<byte[]> exchange = new Exchange<>(
                settings,
                watch,
                call.operation(),
                call.repeat(),
                timeout -> request(call, watch).timeout(timeout).build(),
                Reply.whole(settings.maxAnswerBytes()));
        return mapped(exchange.start(), response -> answer(call, response));
    }

    /**
     * Sends; the body comes as it comes. Until the first byte the call is repeated as any other. The deadline alone limits the
     * wait for it: from Java 26 on, the time limit of a request covers its body too, and a stream has no end.
     */
    CompletableFuture<Flow.Publisher<List<ByteBuffer>>> open(Call<?> call) {
        CallObserver.Watch watch = settings.observer().begin(call.operation());
        Exchange<Flow.Publisher<List<ByteBuffer>>> exchange = new Exchange<>(
                settings,
                watch,
                call.operation(),
                call.repeat(),
                timeout -> request(call, watch).build(),
                Reply.streamed());
        return mapped(
                exchange.start(),
                response -> Objects.requireNonNull(response.body().wanted()));
    }

    private static <T> Answer<T> answer(Call<T> call, HttpResponse<Reply<byte[]>> response) {
        HttpHeaders headers = response.headers();
        byte[] body = response.body().wanted();
        try {
            return new Answer<>(
                    call.reader().read(body == null ? new byte[0] : body, headers),
                    response.statusCode(),
                    index(headers),
                    headers.firstValue("ETag"));
        } catch (Json.MalformedJsonException notTheContract) {
            throw new UnreadableAnswerException(call.operation() + ": " + notTheContract.getMessage(), notTheContract);
        }
    }

    private static OptionalLong index(HttpHeaders headers) {
        try {
            return headers.firstValueAsLong("Cartulary-Index");
        } catch (NumberFormatException notANumber) {
            return OptionalLong.empty();
        }
    }

    private HttpRequest.Builder request(Call<?> call, CallObserver.Watch watch) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(address(call))
                .method(call.method(), body(call.body()))
                .header("User-Agent", USER_AGENT)
                .header("Accept-Language", settings.language().tag());
        call.headers().forEach(builder::header);
        watch.headers().forEach(builder::setHeader);
        Supplier<String> token = settings.token();
        if (token != null) {
            builder.header("Authorization", "Bearer " + token.get());
        }
        return builder;
    }

    private static BodyPublisher body(byte @Nullable [] bytes) {
        return bytes == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes);
    }

    private URI address(Call<?> call) {
        String query = call.query();
        if (settings.after().isPresent() && call.reads()) {
            query = (query.isEmpty() ? "" : query + "&") + "after="
                    + settings.after().getAsLong();
        }
        return URI.create(settings.base() + call.path() + (query.isEmpty() ? "" : "?" + query));
    }

    /** Like {@code thenApply}, but cancelling what comes out cancels what went in. */
    static <A, B> CompletableFuture<B> mapped(CompletableFuture<A> from, Function<A, B> by) {
        CompletableFuture<B> to = new CompletableFuture<>();
        from.whenComplete((value, failure) -> {
            if (failure != null) {
                to.completeExceptionally(failure);
                return;
            }
            try {
                to.complete(by.apply(value));
            } catch (RuntimeException unreadable) {
                to.completeExceptionally(unreadable);
            }
        });
        to.whenComplete((value, failure) -> {
            if (to.isCancelled()) {
                from.cancel(false);
            }
        });
        return to;
    }

    /** Like {@code thenCompose}, but cancelling what comes out cancels what is going on. */
    static <A, B> CompletableFuture<B> composed(CompletableFuture<A> from, Function<A, CompletableFuture<B>> by) {
        CompletableFuture<B> to = new CompletableFuture<>();
        from.whenComplete((value, failure) -> {
            if (failure != null) {
                to.completeExceptionally(failure);
                return;
            }
            try {
                CompletableFuture<B> second = by.apply(value);
                second.whenComplete((result, refused) -> {
                    if (refused == null) {
                        to.complete(result);
                    } else {
                        to.completeExceptionally(
                                refused instanceof CompletionException wrapped && wrapped.getCause() != null
                                        ? wrapped.getCause()
                                        : refused);
                    }
                });
                to.whenComplete((result, refused) -> {
                    if (to.isCancelled()) {
                        second.cancel(false);
                    }
                });
            } catch (RuntimeException refused) {
                to.completeExceptionally(refused);
            }
        });
        to.whenComplete((value, failure) -> {
            if (to.isCancelled()) {
                from.cancel(false);
            }
        });
        return to;
    }
}
