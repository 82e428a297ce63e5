package eu.cartulary.catalog.http;

import eu.cartulary.json.Json;
import eu.cartulary.wire.ProblemType;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.NettyOutbound;
import reactor.util.retry.Retry;

/**
 * Answers that are longer than memory or that never end. Each piece goes out at once, and the next is made only when the client
 * has room for it: a slow client costs nothing but its connection, for no thread waits for it.
 */
final class Streaming {
    private static final int RETRIES = 30;

    private Streaming() {}

    /** Something that is pulled batch by batch, by one consumer at a time. */
    interface Source<T> {
        /** The next batch, empty when there is nothing (more); blocks. */
        List<T> next();

        /** Lets go of what is held; cheap. */
        void close();
    }

    /**
     * Whether only the head of the answer is asked for (RFC 9110, 9.3.2). Its pieces are never subscribed to then, so nothing may be
     * opened for them that has to be closed.
     */
    static boolean isHead(ServerRequest request) {
        return request.method() == HttpMethod.HEAD;
    }

    /** 200, each piece flushed. */
    static Mono<ServerResponse> ok(MediaType type, Flux<byte[]> pieces) {
        return ServerResponse.ok()
                .contentType(type)
                .header("Cache-Control", "no-store")
                .body((message, context) ->
                        message.writeAndFlushWith(paced(message, pieces.map(piece -> message.bufferFactory()
                                        .wrap(piece)))
                                .map(Mono::just)));
    }

    /**
     * The next piece is asked for only when the one before has left for the socket. Reactor Netty alone takes up to a hundred ahead,
     * which for large pieces and many slow readers is more than there is memory.
     */
    static Flux<DataBuffer> paced(ServerHttpResponse message, Flux<DataBuffer> pieces) {
        NettyOutbound outbound = outbound(message);
        if (outbound == null) {
            return pieces;
        }
        AtomicReference<Channel> channel = new AtomicReference<>();
        outbound.withConnection(connection -> channel.set(connection.channel()));
        // An empty write comes to its end behind everything that was written before it.
        Mono<DataBuffer> gone = Mono.<DataBuffer>create(sink -> {
            Channel open = channel.get();
            open.eventLoop()
                    .execute(() -> open.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(sent -> sink.success()));
        });
        return pieces.concatMap(piece -> Flux.concat(Mono.just(piece), gone), 0);
    }

    /** The connection below, where there is one. */
    static @Nullable NettyOutbound outbound(ServerHttpResponse message) {
        try {
            return ServerHttpResponseDecorator.getNativeResponse(message) instanceof NettyOutbound outbound
                    ? outbound
                    : null;
        } catch (IllegalStateException noSocket) {
            return null; // An answer to nobody, as tests of the routes ask for.
        }
    }

    /** A record as a line of NDJSON. */
    static byte[] line(Object record) {
        byte[] json = Json.write(record);
        byte[] line = Arrays.copyOf(json, json.length + 1);
        line[json.length] = '\n';
        return line;
    }

    /** An event of {@code text/event-stream}. */
    static byte[] event(String id, String name, byte[] json) {
        StringBuilder head = new StringBuilder();
        if (!id.isEmpty()) {
            head.append("id: ").append(id).append('\n');
        }
        head.append("event: ").append(name).append("\ndata: ");
        byte[] start = head.toString().getBytes(StandardCharsets.UTF_8);
        byte[] event = Arrays.copyOf(start, start.length + json.length + 2);
        System.arraycopy(json, 0, event, start.length, json.length);
        event[event.length - 2] = '\n';
        event[event.length - 1] = '\n';
        return event;
    }

    /** A comment of {@code text/event-stream}, which keeps proxies from closing the connection. */
    static byte[] comment(String text) {
        return (": " + text + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The events with a comment now and then, so that both sides notice when the other one has gone. */
    static Flux<byte[]> withHeartbeat(Flux<byte[]> events, Duration pause) {
        Flux<byte[]> beats = Flux.interval(pause).onBackpressureDrop().map(n -> comment("still here"));
        // The first comment sends the head of the answer at once, before anything has happened.
        return Flux.just(comment("cartulary")).concatWith(events.mergeWith(beats));
    }

    /** All batches of a source until an empty one; closed at the end, on failure and when the client goes away. */
    static <T> Flux<List<T>> drain(Blocking blocking, Bulkhead bulkhead, Source<T> source) {
        Guarded<T> guarded = new Guarded<>(source);
        // The head of the answer has gone out: a pool that is full slows the stream down, it does not break it.
        return blocking.call(bulkhead, cancelled -> guarded.next())
                .retryWhen(whileBusy())
                .repeat()
                .takeWhile(batch -> !batch.isEmpty())
                .doFinally(signal -> guarded.close());
    }

    /**
     * All batches of a source that never ends: after an empty batch it waits until it is woken. Empty batches are passed on as
     * well, once, so that the consumer knows that it has seen everything so far.
     *
     * @param whenMore registers a wake-up that is called once, at once when there is something already
     */
    static <T> Flux<List<T>> follow(
            Blocking blocking, Bulkhead bulkhead, Source<T> source, Consumer<Runnable> whenMore) {
        Guarded<T> guarded = new Guarded<>(source);
        AtomicBoolean idle = new AtomicBoolean();
        Mono<List<T>> step = Mono.defer(() -> {
            Mono<List<T>> read = blocking.call(bulkhead, cancelled -> guarded.next());
            return idle.get() ? woken(whenMore).then(read) : read;
        });
        return step.doOnNext(batch -> idle.set(batch.isEmpty())).repeat().doFinally(signal -> guarded.close());
    }

    /** Tries again, for half a minute at the most, as long as there is no room. */
    static Retry whileBusy() {
        return Retry.backoff(RETRIES, Duration.ofMillis(5))
                .maxBackoff(Duration.ofSeconds(1))
                .filter(failure ->
                        failure instanceof Refused refused && refused.refusal().type() == ProblemType.UNAVAILABLE)
                .onRetryExhaustedThrow((spec, signal) -> signal.failure());
    }

    private static Mono<Void> woken(Consumer<Runnable> whenMore) {
        return Mono.defer(() -> {
            CompletableFuture<Void> wake = new CompletableFuture<>();
            whenMore.accept(() -> wake.complete(null));
            return Mono.fromFuture(wake, true);
        });
    }

    /** Closes the source only when nobody is inside: by the worker, if the client goes away while it works. */
    private static final class Guarded<T> {
        private final Source<T> source;
        private boolean inside;
        private boolean closed;

        Guarded(Source<T> source) {
            this.source = source;
        }

        List<T> next() {
            synchronized (this) {
                if (closed) {
                    return List.of();
                }
                inside = true;
            }
            try {
                return source.next();
            } finally {
                synchronized (this) {
                    inside = false;
                    if (closed) {
                        source.close();
                    }
                }
            }
        }

        synchronized void close() {
            if (!closed) {
                closed = true;
                if (!inside) {
                    source.close();
                }
            }
        }
    }

    /** A source of two functions. */
    static <T> Source<T> source(Supplier<List<T>> next, Runnable close) {
        return new Source<>() {
            @Override
            public List<T> next() {
                return next.get();
            }

            @Override
            public void close() {
                close.run();
            }
        };
    }
}
