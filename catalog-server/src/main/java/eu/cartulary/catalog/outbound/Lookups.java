package eu.cartulary.catalog.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Name resolution with an end. The platform's has none that can be set, and a thread inside it cannot be called back: each lookup
 * has a thread of its own, which is left to itself at the deadline and never interrupted. Only so many are out at the same time,
 * those that were left included, so that names that never resolve cost threads up to a bound.
 */
final class Lookups {
    private final NameResolver resolver;
    private final Semaphore places;

    Lookups(NameResolver resolver, int atOnce) {
        this.resolver = resolver;
        this.places = new Semaphore(atOnce);
    }

    /** There are too many lookups under way. */
    static final class CrowdedException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /**
     * The addresses of a name.
     *
     * @throws UnknownHostException where it has none
     * @throws TimeoutException where nobody said so in time
     * @throws CrowdedException where nobody was asked
     * @throws InterruptedException where the caller is called back; the lookup is not
     */
    List<InetAddress> resolve(String host, Duration within)
            throws UnknownHostException, TimeoutException, CrowdedException, InterruptedException {
        if (!places.tryAcquire()) {
            throw new CrowdedException();
        }
        try {
            return start(host).get(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownHostException unknown) {
                throw unknown;
            }
            throw new UnknownHostException(host);
        }
    }

    private CompletableFuture<List<InetAddress>> start(String host) {
        CompletableFuture<List<InetAddress>> answer = new CompletableFuture<>();
        boolean started = false;
        try {
            Thread.ofPlatform().daemon().name("lookup").start(() -> {
                try {
                    answer.complete(resolver.resolve(host));
                } catch (UnknownHostException | RuntimeException e) {
                    answer.completeExceptionally(e);
                } finally {
                    places.release();
                }
            });
            started = true;
        } finally {
            if (!started) {
                places.release();
            }
        }
        return answer;
    }
}
