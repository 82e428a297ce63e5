package eu.cartulary.catalog.outbound;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Sends the one request of a connection once it stands, and collects the answer, never more of it than the limit. */
final class Exchange extends SimpleChannelInboundHandler<HttpObject> {
    private static final int OK = 200;

    private final FullHttpRequest request;
    private final int maxBytes;
    private final CompletableFuture<Transfer.Answer> answer;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private @Nullable HttpResponse response;

    Exchange(FullHttpRequest request, int maxBytes, CompletableFuture<Transfer.Answer> answer) {
        this.request = request;
        this.maxBytes = maxBytes;
        this.answer = answer;
    }

    /** Without TLS there is nothing to wait for. */
    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (context.pipeline().get(SslHandler.class) == null) {
            context.writeAndFlush(request);
        }
        context.fireChannelActive();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (handshake.isSuccess()) {
                context.writeAndFlush(request);
            } else {
                answer.completeExceptionally(handshake.cause());
            }
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        if (part.decoderResult().isFailure()) {
            answer.completeExceptionally(part.decoderResult().cause());
            return;
        }
        if (part instanceof HttpResponse head) {
            begin(head);
        }
        if (part instanceof HttpContent content && !answer.isDone()) {
            collect(content);
        }
    }

    private void begin(HttpResponse head) {
        response = head;
        int status = head.status().code();
        if (status != OK && status >= 200) {
            answer.complete(new Transfer.Answer(status, "", new byte[0]));
        } else if (!head.headers()
                .get(HttpHeaderNames.CONTENT_ENCODING, "identity")
                .equals("identity")) {
            answer.completeExceptionally(new TooLargeException());
        }
    }

    private void collect(HttpContent content) {
        int more = content.content().readableBytes();
        if (body.size() + more > maxBytes) {
            answer.completeExceptionally(new TooLargeException());
            return;
        }
        byte[] bytes = new byte[more];
        content.content().readBytes(bytes);
        body.writeBytes(bytes);
        HttpResponse head = response;
        if (content instanceof LastHttpContent && head != null) {
            String mediaType = head.headers().get(HttpHeaderNames.CONTENT_TYPE, "");
            answer.complete(new Transfer.Answer(head.status().code(), mediaType, body.toByteArray()));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        answer.completeExceptionally(new IOException("the connection ended early"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        answer.completeExceptionally(cause);
    }

    /** More than was asked for, or in a form that hides how much. */
    static final class TooLargeException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLargeException() {
            super("too large", null, false, false);
        }
    }
}
