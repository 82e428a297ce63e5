package eu.cartulary.catalog.outbound;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * One GET, over TLS unless the caller allows otherwise, to one address that was checked before. The name in the URI is for TLS and the {@code Host} field alone: no
 * resolver stands between the check and the connection, which is why this speaks HTTP/1.1 over a channel of its own and not through
 * a client that resolves names. No redirect, no compression, no cookie, no connection that is kept.
 */
final class Transfer {
    private static final int MAX_INITIAL_LINE = 4_096;
    private static final int MAX_HEADER = 16 * 1024;
    private static final int CHUNK = 8 * 1024;
    /** One thread waits for all; it is a daemon and ends with the program. */
    private static final EventLoopGroup GROUP =
            new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("outbound", true), NioIoHandler.newFactory());

    private final OutboundSettings settings;
    private final SslContext ssl;

    /**
     * The transfer.
     *
     * @param ssl whom to believe; the platform's authorities where it is absent
     */
    Transfer(OutboundSettings settings, @Nullable SslContext ssl) {
        this.settings = settings;
        this.ssl = ssl == null ? platform() : ssl;
    }

    /** What came: a status, and the bytes where it was 200. */
    record Answer(int status, String mediaType, byte[] bytes) {}

    /** Starts the exchange; the future ends within the given time, and the connection with it. */
    CompletableFuture<Answer> start(URI uri, InetSocketAddress checked, Ask ask, Duration within) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        ChannelFuture connecting = new Bootstrap()
                .group(GROUP)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        settings.connectTimeout().toMillis())
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        if (!Addresses.isPlain(uri)) {
                            channel.pipeline().addLast(tls(channel, uri, checked));
                        }
                        channel.pipeline()
                                .addLast(new HttpClientCodec(MAX_INITIAL_LINE, MAX_HEADER, CHUNK))
                                .addLast(new Exchange(request(uri, ask), ask.maxBytes(), answer));
                    }
                })
                .connect(checked);
        connecting.addListener(connected -> {
            if (!connected.isSuccess()) {
                answer.completeExceptionally(connected.cause());
            }
        });
        var deadline = GROUP.schedule(
                () -> answer.completeExceptionally(new TimeoutException("deadline")),
                within.toMillis(),
                TimeUnit.MILLISECONDS);
        answer.whenComplete((done, failed) -> {
            deadline.cancel(false);
            connecting.channel().close();
        });
        return answer;
    }

    private SslHandler tls(Channel channel, URI uri, InetSocketAddress checked) {
        SslHandler handler = ssl.newHandler(channel.alloc(), uri.getHost(), checked.getPort());
        SSLParameters parameters = handler.engine().getSSLParameters();
        // The certificate must be the one of the name in the address (RFC 9110, section 4.3.4).
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        handler.engine().setSSLParameters(parameters);
        handler.setHandshakeTimeoutMillis(settings.connectTimeout().toMillis());
        return handler;
    }

    private static FullHttpRequest request(URI uri, Ask ask) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String target = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        FullHttpRequest request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, target);
        request.headers()
                .set(HttpHeaderNames.HOST, uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort())
                .set(HttpHeaderNames.ACCEPT, ask.accept())
                .set(HttpHeaderNames.ACCEPT_ENCODING, "identity")
                .set(HttpHeaderNames.USER_AGENT, "cartulary")
                .set(HttpHeaderNames.CONNECTION, "close");
        return request;
    }

    private static SslContext platform() {
        try {
            return SslContextBuilder.forClient().build();
        } catch (SSLException e) {
            throw new IllegalStateException("the platform has no TLS", e);
        }
    }
}
