package eu.cartulary.client;

import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer: what was asked for, or the bytes of a refusal. Only one of the two is there.
 *
 * @param wanted when the status is 2xx
 * @param refusal otherwise
 */
record Reply<B>(@Nullable B wanted, byte @Nullable [] refusal) {
    /** A problem with its violations stays far below this; more is not a problem of ours. */
    private static final long MAX_REFUSAL = 4L << 20;

    /** In memory, as a whole. */
    static BodyHandler<Reply<byte[]>> whole(long limit) {
        return info -> good(info.statusCode())
                ? BodySubscribers.mapping(new LimitedBody(limit), body -> new Reply<>(body, null))
                : refused();
    }

    /** As it comes; the connection is busy until the publisher is read to its end or cancelled. */
    static BodyHandler<Reply<Flow.Publisher<List<ByteBuffer>>>> streamed() {
        return info -> good(info.statusCode())
                ? BodySubscribers.mapping(BodySubscribers.ofPublisher(), body -> new Reply<>(body, null))
                : refused();
    }

    private static <B> java.net.http.HttpResponse.BodySubscriber<Reply<B>> refused() {
        return BodySubscribers.mapping(new LimitedBody(MAX_REFUSAL), body -> new Reply<>(null, body));
    }

    private static boolean good(int status) {
        return status >= 200 && status < 300;
    }
}
