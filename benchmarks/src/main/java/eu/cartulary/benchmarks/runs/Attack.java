package eu.cartulary.benchmarks.runs;

import eu.cartulary.benchmarks.load.Call;
import eu.cartulary.benchmarks.load.Connection;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Two hundred clients that ask for everything and read a byte a second, and twenty that send hostile queries one after the other,
 * at least a hundred in all, each from an address of its own, so that what one client may do does not stand in their way.
 */
final class Attack {
    private static final int HOSTILE = 100;
    private static final int AT_ONCE = 20;
    private static final int SLOW = 200;
    /** One that hangs would hold this run for ever: a minute is twice what any query may take. */
    private static final long PATIENCE = 60_000;

    private final int port;
    private final List<Call> calls = calls();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicBoolean enough = new AtomicBoolean();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger cutOff = new AtomicInteger();
    private final AtomicInteger hung = new AtomicInteger();
    private final List<Thread> attackers = new ArrayList<>();

    Attack(int port) {
        this.port = port;
    }

    void begin() {
        byte[] all = Call.get("", "/offerings", "application/x-ndjson").bytes();
        for (int i = 0; i < SLOW; i++) {
            Thread.ofVirtual().start(() -> readSlowly(all));
        }
        for (int i = 0; i < AT_ONCE; i++) {
            InetAddress own = own(i);
            attackers.add(Thread.ofPlatform().start(() -> attack(own)));
        }
    }

    /** No more begins; returns when all have their answer. */
    void end() throws InterruptedException {
        enough.set(true);
        for (Thread each : attackers) {
            each.join(PATIENCE * 2);
            if (each.isAlive()) {
                hung.incrementAndGet();
            }
        }
        over.set(true);
    }

    private void readSlowly(byte[] request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setReceiveBufferSize(4_096);
            socket.getOutputStream().write(request);
            InputStream in = socket.getInputStream();
            while (!over.get() && in.read() >= 0) {
                Thread.sleep(1_000);
            }
        } catch (IOException | InterruptedException sentAway) {
            // Being cut off is a good answer to this client.
            Thread.currentThread().interrupt();
        }
    }

    private void attack(@Nullable InetAddress own) {
        for (int next = sent.getAndIncrement(); next < HOSTILE || !enough.get(); next = sent.getAndIncrement()) {
            try (Connection connection = new Connection(port, own)) {
                connection.send(calls.get(next % calls.size()).bytes());
                answered.incrementAndGet();
            } catch (SocketTimeoutException silent) {
                hung.incrementAndGet();
            } catch (IOException refused) {
                cutOff.incrementAndGet();
            }
        }
    }

    /** Where the machine has all of 127.0.0.0/8; elsewhere all attackers are one client. */
    private static @Nullable InetAddress own(int number) {
        try {
            InetAddress own = InetAddress.getByAddress(new byte[] {127, 0, 1, (byte) (1 + number)});
            try (Socket probe = new Socket()) {
                probe.bind(new InetSocketAddress(own, 0));
            }
            return own;
        } catch (IOException notHere) {
            return null;
        }
    }

    @Override
    public String toString() {
        return Report.number(
                "%d hostile queries answered or refused, %d cut off, %d hung",
                answered.get(), cutOff.get(), hung.get());
    }

    private static List<Call> calls() {
        String deep = "{".repeat(200) + "?s ?p ?o" + "}".repeat(200);
        List<String> queries = List.of(
                "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
                "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f }",
                "SELECT * { ?s ?p ?o FILTER regex(str(?o), \"(a+)+$\") }",
                "SELECT * { ?s (<x:a>|!<x:b>)* ?o }",
                "SELECT ?s (GROUP_CONCAT(?o) AS ?all) { ?s ?p ?o . ?x ?y ?z } GROUP BY ?s",
                "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
                "CONSTRUCT { ?a ?b ?f } { ?a ?b ?c . ?d ?e ?f } ",
                "SELECT DISTINCT ?a ?d { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f",
                "ASK " + deep);
        List<Call> calls = new ArrayList<>();
        queries.forEach(query ->
                calls.add(Call.get("", "/sparql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8), "*/*")));
        calls.add(Call.get("", "/offerings?q=" + "a*%20".repeat(400) + "&facets=" + Questions.FACETS));
        calls.add(Call.get("", "/offerings?q=" + "%C3%A9~2%20".repeat(300)));
        calls.add(Call.get("", "/offerings?cursor=" + "A".repeat(4_000)));
        calls.add(Call.post(
                "",
                "/validations",
                "application/ld+json",
                "",
                "[".repeat(100_000).getBytes(StandardCharsets.US_ASCII)));
        return calls;
    }
}
