package eu.cartulary.catalog.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunctions;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/**
 * A stream over a real socket to somebody who reads slowly: what lies between the source and the reader is bounded, and when the
 * reader goes away the source is let go of and never asked again.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SlowSocketTest {
    private static final int BATCH = 64 << 10;
    /** What the buffers of both sockets may hold, and the piece that is on its way: the program itself takes nothing ahead. */
    private static final long BETWEEN = 8L << 20;

    private static final long READ = 48L << 20;

    private final AtomicLong made = new AtomicLong();
    private final AtomicInteger afterClose = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    private List<byte[]> next() {
        if (closed.getCount() == 0) {
            afterClose.incrementAndGet();
        }
        byte[] line = new byte[BATCH];
        java.util.Arrays.fill(line, (byte) 'x');
        line[BATCH - 1] = '\n';
        made.addAndGet(BATCH);
        return List.of(line);
    }

    @Test
    void the_source_waits_for_the_reader_and_is_let_go_when_the_reader_leaves() throws Exception {
        try (Blocking blocking = new Blocking(HttpSettings.defaults())) {
            DisposableServer server = HttpServer.create()
                    .host("127.0.0.1")
                    .port(0)
                    .handle(new ReactorHttpHandlerAdapter(RouterFunctions.toHttpHandler(RouterFunctions.route(
                            RequestPredicates.GET("/lines"),
                            request -> Streaming.ok(
                                    MediaTypes.NDJSON,
                                    Streaming.drain(
                                                    blocking,
                                                    Bulkhead.STREAM,
                                                    Streaming.source(this::next, closed::countDown))
                                            .concatMapIterable(batch -> batch))))))
                    .bindNow();
            try {
                readSlowlyAndLeave(server.port());
            } finally {
                server.disposeNow();
            }
            assertThat(closed.await(60, TimeUnit.SECONDS))
                    .as("the source is closed when the reader has gone")
                    .isTrue();
            assertThat(afterClose).hasValue(0);
        }
    }

    private void readSlowlyAndLeave(int port) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setReceiveBufferSize(64 << 10);
            socket.getOutputStream()
                    .write("GET /lines HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            byte[] piece = new byte[8 << 10];
            long read = 0;
            while (read < READ) {
                int count = in.read(piece);
                assertThat(count).isPositive();
                read += count;
                assertThat(made.get() - read)
                        .as("bytes between source and reader")
                        .isLessThan(BETWEEN);
            }
        }
    }
}
