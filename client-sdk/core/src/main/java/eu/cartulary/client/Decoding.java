package eu.cartulary.client;

import eu.cartulary.json.Json;
import java.util.Optional;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Makes records of frames on their way down. A frame that is nothing for this subscriber is passed over and another asked for. */
final class Decoding<A, B> implements Flow.Subscriber<A> {
    private final Flow.Subscriber<? super B> downstream;
    private final Reader<A, B> reader;
    private Flow.@Nullable Subscription upstream;
    private boolean over;

    /** Reads a frame. */
    @FunctionalInterface
    interface Reader<A, B> {
        Optional<B> read(A frame) throws Json.MalformedJsonException;
    }

    Decoding(Flow.Subscriber<? super B> downstream, Reader<A, B> reader) {
        this.downstream = downstream;
        this.reader = reader;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        upstream = subscription;
        downstream.onSubscribe(subscription);
    }

    @Override
    public void onNext(A frame) {
        if (over) {
            return;
        }
        Optional<B> read;
        try {
            read = reader.read(frame);
        } catch (Json.MalformedJsonException unreadable) {
            fail(new UnreadableAnswerException("a line of the stream: " + unreadable.getMessage(), unreadable));
            return;
        } catch (UnreadableAnswerException unreadable) {
            fail(unreadable);
            return;
        }
        if (read.isPresent()) {
            downstream.onNext(read.get());
        } else if (upstream != null) {
            upstream.request(1);
        }
    }

    private void fail(UnreadableAnswerException unreadable) {
        over = true;
        if (upstream != null) {
            upstream.cancel();
        }
        downstream.onError(unreadable);
    }

    @Override
    public void onError(Throwable failure) {
        if (!over) {
            over = true;
            downstream.onError(failure);
        }
    }

    @Override
    public void onComplete() {
        if (!over) {
            over = true;
            downstream.onComplete();
        }
    }
}
