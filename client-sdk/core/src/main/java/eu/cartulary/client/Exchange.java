package eu.cartulary.client;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One call with all its attempts. Nothing here blocks: an attempt is started by the caller's thread or by the JDK's timer, and
 * ends on a thread of the {@link java.net.http.HttpClient}. Cancelling the result closes the connection.
 */
final class Exchange<B> {
    private final Settings settings;
    private final CallObserver.Watch watch;
    private final String operation;
    private final Call.Repeat repeat;
    private final Function<Duration, HttpRequest> request;
    private final BodyHandler<Reply<B>> handler;
    private final CompletableFuture<HttpResponse<Reply<B>>> result = new CompletableFuture<>();
    private final long started = System.nanoTime();

    private volatile @Nullable CompletableFuture<HttpResponse<Reply<B>>> current;
    private volatile @Nullable Throwable last;
    private volatile int status;
    private volatile int attempts;

    /**
     * Prepares a call.
     *
     * @param request makes the request anew for each attempt, given the time it may take
     */
    Exchange(
            Settings settings,
            CallObserver.Watch watch,
            String operation,
            Call.Repeat repeat,
            Function<Duration, HttpRequest> request,
            BodyHandler<Reply<B>> handler) {
        this.settings = settings;
        this.watch = watch;
        this.operation = operation;
        this.repeat = repeat;
        this.request = request;
        this.handler = handler;
    }

    /** Starts; the future ends with an answer of status 2xx or a {@link CatalogException}. Call once. */
    CompletableFuture<HttpResponse<Reply<B>>> start() {
        CompletableFuture<HttpResponse<Reply<B>>> outside = new CompletableFuture<>();
        result.orTimeout(settings.deadline().toNanos(), TimeUnit.NANOSECONDS).whenComplete((response, failure) -> {
            watch.ended(new CallObserver.Ended(
                    operation,
                    status == 0 ? OptionalInt.empty() : OptionalInt.of(status),
                    attempts,
                    Duration.ofNanos(System.nanoTime() - started)));
            if (failure == null) {
                outside.complete(response);
            } else {
                abandon();
                outside.completeExceptionally(
                        failure instanceof TimeoutException
                                ? new DeadlinePassedException(operation, settings.deadline(), last)
                                : failure);
            }
        });
        outside.whenComplete((response, failure) -> {
            if (outside.isCancelled()) {
                result.cancel(false);
            }
        });
        attempt();
        return outside;
    }

    private void attempt() {
        Duration left = left();
        if (result.isDone() || left.isNegative() || left.isZero()) {
            return; // The timer, or the one who cancelled, has the word.
        }
        attempts++;
        Duration timeout = left.compareTo(settings.attemptTimeout()) < 0 ? left : settings.attemptTimeout();
        try {
            CompletableFuture<HttpResponse<Reply<B>>> attempt =
                    settings.http().sendAsync(request.apply(timeout), handler);
            current = attempt;
            attempt.whenComplete(this::ended);
            if (result.isDone()) {
                abandon();
            }
        } catch (RuntimeException refused) { // A token supplier that fails, a request that cannot be built.
            result.completeExceptionally(refused);
        }
    }

    private void ended(@Nullable HttpResponse<Reply<B>> response, @Nullable Throwable failure) {
        if (response == null) {
            broke(
                    failure instanceof CompletionException wrapped && wrapped.getCause() != null
                            ? wrapped.getCause()
                            : failure);
            return;
        }
        status = response.statusCode();
        byte[] refusal = response.body().refusal();
        if (refusal == null) {
            result.complete(response);
            return;
        }
        CatalogProblemException problem = Refusals.problem(status, response.headers(), refusal);
        if (RetryPolicy.WORTH_ANOTHER.contains(status) && again(problem, response.headers())) {
            return;
        }
        result.completeExceptionally(problem);
    }

    private void broke(@Nullable Throwable failure) {
        if (failure instanceof LimitedBody.AnswerTooLongException tooLong) {
            result.completeExceptionally(
                    new UnreadableAnswerException(operation + ": " + tooLong.getMessage(), tooLong));
        } else if (failure instanceof IOException broken) {
            CatalogUnreachableException unreachable = new CatalogUnreachableException(operation, broken);
            if (!again(unreachable, null)) {
                result.completeExceptionally(unreachable);
            }
        } else {
            result.completeExceptionally(failure == null ? new IllegalStateException("no answer") : failure);
        }
    }

    private boolean again(CatalogException why, @Nullable HttpHeaders headers) {
        last = why;
        if (repeat == Call.Repeat.NEVER || attempts >= settings.retry().attempts() || result.isDone()) {
            return false;
        }
        Duration pause = settings.retry().pause(attempts, settings.random());
        Duration told = headers == null
                ? Duration.ZERO
                : Refusals.retryAfter(headers, settings.clock()).orElse(Duration.ZERO);
        Duration wait = told.plus(pause);
        if (wait.compareTo(left()) >= 0) {
            return false;
        }
        settings.pause().then(wait, this::attempt);
        return true;
    }

    private Duration left() {
        return settings.deadline().minusNanos(System.nanoTime() - started);
    }

    /** In the JDK's client only {@code cancel(true)} closes the exchange; no thread is interrupted by it. */
    private void abandon() {
        CompletableFuture<HttpResponse<Reply<B>>> attempt = current;
        if (attempt != null) {
            attempt.cancel(true);
        }
    }
}
