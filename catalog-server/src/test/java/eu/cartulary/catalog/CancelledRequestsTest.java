package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.client.CatalogClient;
import eu.cartulary.client.Envelope;
import eu.cartulary.wire.Receipt;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clients that go away in the middle: while they still send, while they wait, while they read; 1,000 publications, searches and
 * SPARQL queries, 10,000 with {@code -Dscale=full}. Afterwards a publication works and is seen by every view, no thread is left
 * over and no query runs on; journal, graph and index agree.
 */
class CancelledRequestsTest {
    private static final int REQUESTS = "full".equals(System.getProperty("scale")) ? 10_000 : 1_000;
    private static final int WARM = 200;
    private static final int CLIENTS = 8;
    /** Pools that were not full yet when the threads were counted. */
    private static final int GROWTH = 12;

    private static final int TRIES = 200;
    private static final String SLOW = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }";

    @TempDir
    Path folder;

    private final List<Throwable> failures = new java.util.concurrent.CopyOnWriteArrayList<>();

    @Test
    void after_a_storm_of_clients_that_go_away_everything_still_works() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("CancelledRequestsTest: seed " + seed);
        try (RunningCatalog running = RunningCatalog.start(folder, "--cartulary.trust.mode=open");
                CatalogClient client = running.client().withDeadline(Duration.ofSeconds(120))) {
            storm(running.address(), new Random(seed), WARM, "warm");
            publishAndSee(client, "warm");
            idle(running);
            Map<String, Integer> before = threads();
            storm(running.address(), new Random(seed + 1), REQUESTS, "storm");
            String took = publishAndSee(client, "after");
            idle(running);
            Map<String, Integer> after = threads();
            int more = sum(after) - sum(before);
            assertThat(more).as("threads before %s and after %s", before, after).isLessThanOrEqualTo(GROWTH);
            running.catalog().buyers().rebuild("the index can be written").get(120, TimeUnit.SECONDS);
            running.catalog().graph().rebuild("the graph can be written").get(120, TimeUnit.SECONDS);
            new Audit().run(running.address(), folder, Map.of(), "seed " + seed);
            System.out.printf(
                    "CancelledRequestsTest: %d requests broken off, then a publication: %s;"
                            + " threads %d, then %d; %d records%n",
                    REQUESTS,
                    took,
                    sum(before),
                    sum(after),
                    running.catalog().journal().size());
        }
    }

    private void storm(URI address, Random random, int requests, String name) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            Random own = new Random(random.nextLong());
            Nobody somebody = new Nobody();
            clients.add(Thread.ofPlatform().start(() -> {
                for (int n = next.getAndIncrement(); n < requests; n = next.getAndIncrement()) {
                    try {
                        breakOff(address, request(n, name, somebody), own);
                    } catch (IOException | RuntimeException e) {
                        failures.add(e);
                    }
                }
            }));
        }
        for (Thread client : clients) {
            client.join();
        }
        assertThat(failures).isEmpty();
    }

    private static byte[] request(int number, String name, Nobody somebody) {
        return switch (number % 4) {
            case 0, 1 -> {
                Envelope envelope = somebody.presentation(somebody.credentials(name + number));
                yield post(envelope.mediaType(), envelope.bytes());
            }
            case 2 -> get("/offerings?q=office&facets=country&limit=100");
            default -> get("/sparql?query=" + URLEncoder.encode(SLOW, StandardCharsets.UTF_8));
        };
    }

    private static byte[] get(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] post(String type, byte[] body) {
        byte[] head = ("POST /credentials HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\nContent-Length: "
                        + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] all = java.util.Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    /** Sends all of it or a part, reads nothing or a little, and is gone: by a reset, or politely. */
    private static void breakOff(URI address, byte[] request, Random random) throws IOException {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(1 + random.nextInt(30));
            if (random.nextBoolean()) {
                socket.setSoLinger(true, 0);
            }
            int length = random.nextInt(4) == 0 ? random.nextInt(request.length) : request.length;
            OutputStream out = socket.getOutputStream();
            out.write(request, 0, length);
            out.flush();
            if (random.nextInt(3) > 0) {
                readALittle(socket, random);
            }
        }
    }

    private static void readALittle(Socket socket, Random random) {
        try {
            socket.getInputStream().readNBytes(1 + random.nextInt(50));
        } catch (IOException impatient) {
            // It waited as long as it wanted to.
        }
    }

    /** Says how long it took until it was durable and visible, was found by a search, and by SPARQL. */
    private static String publishAndSee(CatalogClient client, String name) {
        Nobody somebody = new Nobody();
        long from = System.nanoTime();
        Receipt receipt = client.sync().publish(somebody.presentation(somebody.credentials(name)));
        long published = millisSince(from);
        CatalogClient later = client.after(receipt.journal().index());
        // On a machine that does other things the receipt may come before the views, and names no offering then.
        boolean listed = false;
        for (int i = 0; i < TRIES && !listed; i++) {
            listed = later.sync()
                    .offeringById("urn:test:" + name + ":offerings/office")
                    .isPresent();
        }
        assertThat(listed).isTrue();
        long searched = millisSince(from);
        String graph = "urn:sha256:" + receipt.credentials().get(0).digest();
        String found = "";
        for (int i = 0; i < TRIES && !found.contains("true"); i++) {
            found = later.sync()
                    .sparql("ASK { GRAPH <" + graph + "> { ?s ?p ?o } }", "application/sparql-results+json")
                    .text();
        }
        assertThat(found).contains("true");
        return "receipt after " + published + " ms, found after " + searched + " ms, by SPARQL after "
                + millisSince(from) + " ms";
    }

    private static long millisSince(long from) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from);
    }

    /** No query runs on for somebody who has gone. */
    private static void idle(RunningCatalog running) {
        int still = running.catalog().sparql().running();
        try (CatalogClient client = running.client()) {
            for (int i = 0; i < TRIES && still > 0; i++) {
                client.sync().sparql("SELECT * WHERE { ?s ?p ?o } LIMIT 2000", "text/csv");
                still = running.catalog().sparql().running();
            }
        }
        assertThat(still).as("queries that run on").isZero();
    }

    /** How many threads there are of each kind. */
    private static Map<String, Integer> threads() {
        Map<String, Integer> kinds = new TreeMap<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            kinds.merge(thread.getName().replaceAll("[0-9]+", "N"), 1, Integer::sum);
        }
        return kinds;
    }

    private static int sum(Map<String, Integer> kinds) {
        return kinds.values().stream().mapToInt(Integer::intValue).sum();
    }
}
