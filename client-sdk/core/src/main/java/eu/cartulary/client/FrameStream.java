package eu.cartulary.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Frames of one answer, for one subscriber. The next chunk of bytes is asked for only when every frame of the last one has
 * been taken, so what lies here is never more than a chunk (16 KiB in the JDK's client), and a subscriber that asks for
 * nothing stops the socket.
 *
 * <p>Signals come one after another (Reactive Streams, rule 1.3): whoever arrives while another thread drains leaves a mark
 * and goes.
 */
final class FrameStream<T> implements Flow.Subscription, Flow.Subscriber<List<ByteBuffer>> {
    private final Flow.Subscriber<? super T> downstream;
    private final Frames<T> frames;
    private final CompletableFuture<Flow.Publisher<List<ByteBuffer>>> opening;
    private final String operation;

    private final AtomicLong demand = new AtomicLong();
    private final AtomicInteger marks = new AtomicInteger();
    /** Filled by the upstream's thread between {@code request(1)} and its answer, emptied by the drain: never both at once. */
    private final ArrayDeque<T> ready = new ArrayDeque<>();

    private volatile Flow.@Nullable Subscription upstream;
    private volatile boolean waiting;
    private volatile boolean over;
    private volatile @Nullable Throwable failure;
    private volatile boolean cancelled;
    private boolean flushed;
    private boolean ended;

    private FrameStream(
            Flow.Subscriber<? super T> downstream,
            Frames<T> frames,
            CompletableFuture<Flow.Publisher<List<ByteBuffer>>> opening,
            String operation) {
        this.downstream = downstream;
        this.frames = frames;
        this.opening = opening;
        this.operation = operation;
    }

    /** Opens the answer for a subscriber: each subscriber has its own request. */
    static <T> void subscribe(
            Flow.Subscriber<? super T> downstream,
            Supplier<CompletableFuture<Flow.Publisher<List<ByteBuffer>>>> open,
            Frames<T> frames,
            String operation) {
        CompletableFuture<Flow.Publisher<List<ByteBuffer>>> opening = open.get();
        FrameStream<T> stream = new FrameStream<>(downstream, frames, opening, operation);
        downstream.onSubscribe(stream);
        opening.whenComplete((body, refused) -> {
            if (refused != null) {
                stream.onError(refused);
            } else {
                body.subscribe(stream);
            }
        });
    }

    @Override
    public void request(long more) {
        if (more <= 0) {
            failure = new IllegalArgumentException("a demand of " + more + " (Reactive Streams, rule 3.9)");
            Flow.Subscription up = upstream;
            if (up != null) {
                up.cancel();
            }
            over = true;
        } else {
            demand.accumulateAndGet(more, (a, b) -> a + b < 0 ? Long.MAX_VALUE : a + b);
        }
        drain();
    }

    @Override
    public void cancel() {
        cancelled = true;
        opening.cancel(false);
        Flow.Subscription up = upstream;
        if (up != null) {
            up.cancel();
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        upstream = subscription;
        if (cancelled) {
            subscription.cancel();
        }
        drain();
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        try {
            frames.push(bytes, ready::add);
        } catch (UnreadableAnswerException tooLong) {
            failure = tooLong;
            over = true;
            Flow.Subscription up = upstream;
            if (up != null) {
                up.cancel();
            }
        }
        waiting = false;
        drain();
    }

    @Override
    public void onError(Throwable broken) {
        if (!over) {
            failure = broken instanceof IOException io ? new CatalogUnreachableException(operation, io) : broken;
            over = true;
        }
        waiting = false;
        drain();
    }

    @Override
    public void onComplete() {
        over = true;
        waiting = false;
        drain();
    }

    private void drain() {
        if (marks.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        do {
            if (!ended) {
                emit();
                settle();
            }
            seen = marks.addAndGet(-seen);
        } while (seen != 0);
    }

    private void emit() {
        if (over && !flushed) {
            flushed = true;
            if (failure == null) {
                frames.end(ready::add);
            }
        }
        // While a chunk is on its way, the upstream's thread may be filling the queue.
        while (!waiting && !cancelled && demand.get() > 0 && !ready.isEmpty()) {
            T next = ready.poll();
            if (demand.get() != Long.MAX_VALUE) {
                demand.decrementAndGet();
            }
            downstream.onNext(next);
        }
    }

    private void settle() {
        Flow.Subscription up = upstream;
        if (cancelled) {
            ended = true;
        } else if (over && (ready.isEmpty() || failure instanceof IllegalArgumentException)) {
            ended = true;
            finish();
        } else if (!over && !waiting && ready.isEmpty() && demand.get() > 0 && up != null) {
            waiting = true;
            up.request(1);
        }
    }

    private void finish() {
        Throwable why = failure;
        if (why == null) {
            downstream.onComplete();
        } else {
            downstream.onError(why);
        }
    }
}
