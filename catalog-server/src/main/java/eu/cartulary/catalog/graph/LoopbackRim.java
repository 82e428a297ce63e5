package eu.cartulary.catalog.graph;

import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Refusal;
import eu.cartulary.wire.ProblemType;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The rim of Fuseki: asks for the secret, turns Fuseki's plain texts into refusals, and sends answers without a thread of their
 * own, so that a client that reads slowly holds bytes and nothing else.
 */
final class LoopbackRim extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private final transient byte[] secret;
    private final transient SparqlSettings settings;
    private final transient AtomicInteger sending = new AtomicInteger();

    LoopbackRim(String secret, SparqlSettings settings) {
        this.secret = secret.getBytes(StandardCharsets.US_ASCII);
        this.settings = settings;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String given = request.getHeader(SparqlEndpoint.SECRET_HEADER);
        if (given == null || !MessageDigest.isEqual(secret, given.getBytes(StandardCharsets.UTF_8))) {
            response.setStatus(403);
            return;
        }
        CapturedResponse captured = new CapturedResponse(response);
        chain.doFilter(request, captured);
        if (request.getAttribute(EndpointWork.SPOOL) instanceof Spool spool) {
            send(request, response, spool);
        } else {
            finish(captured, response);
        }
    }

    private void send(HttpServletRequest request, HttpServletResponse response, Spool spool) throws IOException {
        if (sending.get() >= settings.sending()) {
            spool.release();
            response.reset();
            response.setHeader("Retry-After", "5");
            write(
                    response,
                    Refusal.of(
                            ProblemType.UNAVAILABLE,
                            Finding.violation("queries-at-once", null, null, String.valueOf(settings.sending()))));
            return;
        }
        response.setContentLengthLong(spool.size());
        if (request.getMethod().equals("HEAD")) {
            spool.release();
            return;
        }
        sending.incrementAndGet();
        AsyncContext later = request.startAsync();
        later.setTimeout(settings.sendFor().toMillis());
        ServletOutputStream out = response.getOutputStream();
        SpoolSender sender = new SpoolSender(later, out, spool, sending::decrementAndGet);
        later.addListener(sender);
        out.setWriteListener(sender);
    }

    private static void finish(CapturedResponse captured, HttpServletResponse response) throws IOException {
        byte[] body = captured.body();
        int status = response.getStatus();
        if (status < 400 || SparqlEndpoint.REFUSAL_TYPE.equals(response.getContentType())) {
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
            return;
        }
        String text = new String(body, StandardCharsets.UTF_8).strip();
        write(response, Refusal.of(type(status), Finding.violation("query-unreadable", null, null, text)));
    }

    private static void write(HttpServletResponse response, Refusal refusal) throws IOException {
        byte[] json = SparqlRefusal.write(refusal);
        response.setStatus(refusal.type().status());
        response.setContentType(SparqlEndpoint.REFUSAL_TYPE);
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }

    private static ProblemType type(int status) {
        return switch (status) {
            case 404 -> ProblemType.NOT_FOUND;
            case 405 -> ProblemType.METHOD_NOT_ALLOWED;
            case 406 -> ProblemType.NOT_ACCEPTABLE;
            case 413 -> ProblemType.TOO_LARGE;
            case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
            case 503 -> ProblemType.UNAVAILABLE;
            default -> status < 500 ? ProblemType.BAD_REQUEST : ProblemType.INTERNAL;
        };
    }
}
