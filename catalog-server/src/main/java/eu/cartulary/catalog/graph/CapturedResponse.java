package eu.cartulary.catalog.graph;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Keeps the few words that Fuseki writes itself, so that they can be said otherwise. */
final class CapturedResponse extends HttpServletResponseWrapper {
    private static final int MOST = 64 << 10;

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    CapturedResponse(HttpServletResponse response) {
        super(response);
    }

    byte[] body() {
        return body.toByteArray();
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return new ServletOutputStream() {
            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException("answers are sent by the rim");
            }

            @Override
            public void write(int b) {
                if (body.size() < MOST) {
                    body.write(b);
                }
            }
        };
    }

    @Override
    public PrintWriter getWriter() {
        return new PrintWriter(body, true, StandardCharsets.UTF_8);
    }

    @Override
    public void sendError(int status) {
        setStatus(status);
    }

    @Override
    public void sendError(int status, String message) {
        setStatus(status);
        body.writeBytes(message.getBytes(StandardCharsets.UTF_8));
    }

    // The length is known only at the end, and flushing would send the head.
    @Override
    public void setContentLength(int length) {}

    @Override
    public void setContentLengthLong(long length) {}

    @Override
    public void flushBuffer() {}
}
