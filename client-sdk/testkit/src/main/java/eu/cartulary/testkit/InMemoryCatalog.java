package eu.cartulary.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import eu.cartulary.client.CatalogClient;
import eu.cartulary.json.Json;
import eu.cartulary.wire.Problem;
import eu.cartulary.wire.ProblemType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.jena.sys.JenaSystem;
import org.jspecify.annotations.Nullable;

/**
 * A catalog for the tests of programs that use one: it speaks HTTP on the loopback interface, keeps everything in memory, and is
 * gone when it is closed. Signatures, shapes, rulebooks and the proofs of its log are the real ones.
 *
 * <pre>{@code
 * try (InMemoryCatalog catalog = InMemoryCatalog.start().trust(signer.issuer())) {
 *     catalog.client().sync().publish(signer.presentation(credentials));
 *     catalog.refuseNext(ProblemType.UNAVAILABLE);   // how does my program take it?
 * }
 * }</pre>
 *
 * <p>It offers publishing (JWTs, bulk), validation, revocation, search (see {@code Searching} for the few parameters it refuses),
 * offerings, assessments, history, rulebooks, events and the log; not the operator's calls, SPARQL, tiles or JSON-LD proofs.
 */
public final class InMemoryCatalog implements AutoCloseable {
    static {
        JenaSystem.init();
    }

    private final Memory memory = new Memory();
    private final MemoryLog log = new MemoryLog();
    private final Queue<ProblemType> refusals = new ArrayDeque<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "in-memory-catalog");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpServer server;

    private InMemoryCatalog(Clock clock) {
        Routes routes = new Routes(memory, log, new Publishing(memory, log, clock), new Judging(memory, clock));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                answer(exchange, routes);
            }
        });
        server.start();
    }

    /** An empty catalog on a free port, today. */
    @AllowedHere("a test that needs another day says which")
    public static InMemoryCatalog start() {
        return new InMemoryCatalog(Clock.systemUTC());
    }

    /** An empty catalog on a free port, on the day of this clock. */
    public static InMemoryCatalog start(Clock clock) {
        return new InMemoryCatalog(clock);
    }

    /** Trusts an issuer whose DID is its key ({@code did:key}, {@code did:jwk}). */
    public InMemoryCatalog trust(String did) {
        memory.trust(did, null);
        return this;
    }

    /** Trusts an issuer with this DID document, which is never fetched. */
    public InMemoryCatalog trust(String did, String didDocument) {
        memory.trust(did, didDocument);
        return this;
    }

    /** Answers the next request with this problem, whatever it is; several wait in line. */
    public InMemoryCatalog refuseNext(ProblemType problem) {
        synchronized (refusals) {
            refusals.add(problem);
        }
        return this;
    }

    /** Where it is. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The key of its log, for {@code eu.cartulary.verify.LogGuard}. */
    public String verifierKey() {
        return log.verifierKey();
    }

    /** A new client of it, with the defaults. */
    public CatalogClient client() {
        return CatalogClient.builder(address()).build();
    }

    /** Ends it; what waits for events is sent away. */
    @Override
    public void close() {
        memory.close();
        server.stop(0);
        threads.shutdown();
    }

    private void answer(HttpExchange exchange, Routes routes) throws IOException {
        try {
            ProblemType refusal = nextRefusal();
            if (refusal != null) {
                throw Refused.because(refusal, "a test asked for it");
            }
            routes.answer(exchange);
        } catch (Refused refused) {
            problem(exchange, refused.problem());
        } catch (RuntimeException broken) {
            problem(
                    exchange,
                    Refused.because(ProblemType.INTERNAL, broken.toString()).problem());
        }
    }

    private static void problem(HttpExchange exchange, Problem problem) throws IOException {
        if (exchange.getResponseCode() >= 0) {
            throw new IOException("a refusal in the middle of an answer: " + problem.title());
        }
        exchange.getRequestBody().readAllBytes();
        byte[] body = Json.write(problem);
        exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
        exchange.sendResponseHeaders(problem.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    private @Nullable ProblemType nextRefusal() {
        synchronized (refusals) {
            return refusals.poll();
        }
    }
}
