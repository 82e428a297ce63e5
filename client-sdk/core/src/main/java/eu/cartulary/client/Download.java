package eu.cartulary.client;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes an answer to a stream as it comes, a chunk at a time, so that a slow disk slows the socket. Cancelling the result closes the
 * connection.
 */
final class Download implements Flow.Subscriber<List<ByteBuffer>> {
    private final String operation;
    private final OutputStream target;
    private final LongConsumer progress;
    private final CompletableFuture<Long> done = new CompletableFuture<>();
    private volatile Flow.@Nullable Subscription source;
    private long written;

    private Download(String operation, OutputStream target, LongConsumer progress) {
        this.operation = operation;
        this.target = target;
        this.progress = progress;
    }

    /** Opens the call and writes its answer; the future gives the number of bytes. */
    static CompletableFuture<Long> of(Transport transport, Call<?> call, OutputStream target, LongConsumer progress) {
        Download download = new Download(call.operation(), target, progress);
        CompletableFuture<Flow.Publisher<List<ByteBuffer>>> opening = transport.open(call);
        opening.whenComplete((body, refused) -> {
            if (refused != null) {
                download.done.completeExceptionally(refused);
            } else {
                body.subscribe(download);
            }
        });
        download.done.whenComplete((bytes, failure) -> {
            if (download.done.isCancelled()) {
                opening.cancel(false);
                download.cancel();
            }
        });
        return download.done;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        source = subscription;
        if (done.isDone()) {
            subscription.cancel();
        } else {
            subscription.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        try {
            for (ByteBuffer buffer : buffers) {
                byte[] bytes = new byte[buffer.remaining()];
                buffer.get(bytes);
                target.write(bytes);
                written += bytes.length;
            }
        } catch (IOException e) {
            cancel();
            done.completeExceptionally(new UncheckedIOException(e));
            return;
        }
        progress.accept(written);
        Flow.Subscription from = source;
        if (from != null) {
            from.request(1);
        }
    }

    @Override
    public void onError(Throwable failure) {
        done.completeExceptionally(
                failure instanceof IOException broken ? new CatalogUnreachableException(operation, broken) : failure);
    }

    @Override
    public void onComplete() {
        done.complete(written);
    }

    private void cancel() {
        Flow.Subscription from = source;
        if (from != null) {
            from.cancel();
        }
    }
}
