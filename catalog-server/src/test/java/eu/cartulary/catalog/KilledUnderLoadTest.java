package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.client.CatalogClient;
import eu.cartulary.client.CatalogUnreachableException;
import eu.cartulary.client.Envelope;
import eu.cartulary.client.RetryPolicy;
import eu.cartulary.wire.Receipt;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of the real server while several clients publish over HTTP, again and again over one data folder: 10 times, 60
 * with {@code -Dscale=full}. After each restart nothing that was acknowledged is lost, no presentation is there in part, and
 * journal, graph and index say the same; every proof holds ({@link Audit}).
 */
class KilledUnderLoadTest {
    private static final int CYCLES = "full".equals(System.getProperty("scale")) ? 60 : 10;
    private static final int CLIENTS = 4;
    private static final int MOST_ANSWERS = 60;
    /** Long enough for the smallest machine under load; reached only where something is broken. */
    private static final Duration PATIENCE = Duration.ofSeconds(300);

    @TempDir
    Path folder;

    private final Audit audit = new Audit();
    private final Map<String, Audit.Acknowledged> acknowledged = new ConcurrentHashMap<>();
    /** What went wrong in a client other than that the server was dead. */
    private final List<Exception> failures = new CopyOnWriteArrayList<>();

    private final List<Long> starts = new ArrayList<>();

    @Test
    void nothing_acknowledged_is_lost_and_all_views_agree_after_every_kill() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        System.out.println("KilledUnderLoadTest: seed " + seed);
        FastStart jvm = FastStart.in(folder);
        try (KilledServer first = KilledServer.start(jvm, folder, PATIENCE)) {
            first.stop(PATIENCE);
        }
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            int before = acknowledged.size();
            try (KilledServer server = start(jvm)) {
                audit.run(server.address(), folder.resolve("data"), acknowledged, "seed " + seed + ", cycle " + cycle);
                publishUntilKilled(server, cycle, 1 + random.nextInt(MOST_ANSWERS));
            }
            assertThat(acknowledged.size()).as("seed %d, cycle %d", seed, cycle).isGreaterThan(before);
            System.out.printf("KilledUnderLoadTest: kill %d, %d acknowledged so far%n", cycle + 1, acknowledged.size());
        }
        try (KilledServer server = start(jvm)) {
            audit.run(server.address(), folder.resolve("data"), acknowledged, "seed " + seed + ", at the end");
        }
        starts.sort(null);
        System.out.printf(
                "KilledUnderLoadTest: %d kills, %d acknowledged, 0 lost, %d records, start to ready: half within %d ms,"
                        + " slowest %d ms%n",
                CYCLES,
                acknowledged.size(),
                audit.records(),
                starts.get(starts.size() / 2),
                starts.get(starts.size() - 1));
    }

    private KilledServer start(FastStart jvm) throws IOException, InterruptedException {
        long from = System.nanoTime();
        KilledServer server = KilledServer.start(jvm, folder, PATIENCE);
        starts.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from));
        return server;
    }

    /** Several publish at once, until so many answers are there; then the process dies under them. */
    private void publishUntilKilled(KilledServer server, int cycle, int answers) throws InterruptedException {
        CountDownLatch heard = new CountDownLatch(answers);
        List<Thread> clients = new ArrayList<>();
        for (int each = 0; each < CLIENTS; each++) {
            int number = each;
            clients.add(Thread.ofPlatform().start(() -> publish(server.address(), cycle + "-" + number, heard)));
        }
        boolean enough = heard.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        server.kill();
        for (Thread client : clients) {
            client.join(PATIENCE);
            assertThat(client.isAlive()).isFalse();
        }
        assertThat(failures).isEmpty();
        assertThat(enough).as("%d answers in time", answers).isTrue();
    }

    /** One client: a key of its own, one company and offering after the other, until nobody answers any more. */
    private void publish(URI address, String name, CountDownLatch heard) {
        Nobody somebody = new Nobody();
        try (CatalogClient client =
                CatalogClient.builder(address).retry(RetryPolicy.none()).build()) {
            for (int number = 0; ; number++) {
                List<Envelope> credentials = somebody.credentials(name + "-" + number);
                Receipt receipt = client.sync().publish(somebody.presentation(credentials));
                acknowledged.put(
                        receipt.journal().leafHash(),
                        new Audit.Acknowledged(
                                credentials.stream().map(Envelope::text).toList(), receipt));
                heard.countDown();
            }
        } catch (CatalogUnreachableException killed) {
            heard.countDown();
        } catch (RuntimeException e) {
            failures.add(e);
        }
    }
}
