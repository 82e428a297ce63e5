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

/**
 * The rim of Fuseki: asks for the secret, turns Fuseki's plain texts into refusals, and sends answers without a thread of their
 * own, so that a client that reads slowly holds bytes and nothing else.
 */
final class LoopbackRim extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private final transient byte[] secret;
    private final transient SparqlSettings settings;
    private final transient AnswersOnTheirWay sending;

    LoopbackRim(String secret, SparqlSettings settings) {
        this.secret = secret.getBytes(StandardCharsets.US_ASCII);
        this.settings = settings;
        this.sending = new AnswersOnTheirWay(settings);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String given = request.getHeader(SparqlEndpoint.SECRET_HEADER);
        if (given == null || !MessageDigest.isEqual(secret, given.getBytes(StandardCharsets.UTF_8))) {
            response.setStatus(403);
            return;
        }
        String client = client(request);
        if (sending.isFull(client)) {
            // Before the work: nobody would read what comes of it.
            full(response, AnswersOnTheirWay.Start.CLIENT_FULL);
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
        if (request.getMethod().equals("HEAD")) {
            response.setContentLengthLong(spool.size());
            spool.release();
            return;
        }
        String client = client(request);
        AnswersOnTheirWay.Start start = sending.start(client);
        if (start != AnswersOnTheirWay.Start.OFF) {
            spool.release();
            full(response, start);
            return;
        }
        response.setContentLengthLong(spool.size());
        AsyncContext later = request.startAsync();
        later.setTimeout(settings.sendFor().toMillis());
        ServletOutputStream out = response.getOutputStream();
        SpoolSender sender = new SpoolSender(later, out, spool, () -> sending.arrive(client));
        later.addListener(sender);
        out.setWriteListener(sender);
    }

    private void full(HttpServletResponse response, AnswersOnTheirWay.Start start) throws IOException {
        boolean byClient = start == AnswersOnTheirWay.Start.CLIENT_FULL;
        response.reset();
        response.setHeader("Retry-After", "5");
        write(
                response,
                Refusal.of(
                        byClient ? ProblemType.RATE_LIMITED : ProblemType.UNAVAILABLE,
                        Finding.violation(
                                byClient ? "answers-of-client" : "queries-at-once",
                                null,
                                null,
                                String.valueOf(byClient ? settings.sendingPerClient() : settings.sending()))));
    }

    private static String client(HttpServletRequest request) {
        String client = request.getHeader(SparqlEndpoint.CLIENT_HEADER);
        return client == null ? "" : client;
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
