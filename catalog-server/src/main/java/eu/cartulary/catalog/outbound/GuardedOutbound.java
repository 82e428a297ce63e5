package eu.cartulary.catalog.outbound;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eu.cartulary.catalog.kernel.AllowedHere;
import eu.cartulary.catalog.outbound.Fetched.Found;
import eu.cartulary.catalog.outbound.Fetched.Missed;
import eu.cartulary.catalog.outbound.Fetched.Why;
import eu.cartulary.did.PublicAddresses;
import io.netty.handler.ssl.SslContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The way out. In this order: the letters of the address, the cache, whether the host may be asked now, a free place, the name
 * resolved, every address it resolves to checked, one of them connected to. Any thread; blocks until the deadline at most.
 */
public final class GuardedOutbound implements Outbound {
    /** Lookups that were left at the deadline go on for a while: others must find room beside them. */
    private static final int LOOKUPS_PER_PLACE = 4;

    private final OutboundSettings settings;
    private final Clock clock;
    private final Lookups lookups;
    private final Predicate<InetAddress> mayConnect;
    private final Transfer transfer;
    private final HostHealth health;
    private final Semaphore places;
    private final Cache<URI, Kept> cache;

    private record Kept(Fetched answer, Instant at) {
        int weight() {
            return 500 + (answer instanceof Found found ? found.bytes().length : 0);
        }
    }

    /** The way out into the internet. */
    public GuardedOutbound(OutboundSettings settings, Clock clock) {
        this(settings, clock, NameResolver.PLATFORM, PublicAddresses::isPublic, null);
    }

    GuardedOutbound(
            OutboundSettings settings,
            Clock clock,
            NameResolver resolver,
            Predicate<InetAddress> mayConnect,
            @Nullable SslContext ssl) {
        this.settings = settings;
        this.clock = clock;
        this.lookups = new Lookups(resolver, LOOKUPS_PER_PLACE * settings.atOnce());
        this.mayConnect = mayConnect;
        this.transfer = new Transfer(settings, ssl);
        this.health = new HostHealth(settings, clock);
        this.places = new Semaphore(settings.atOnce());
        this.cache = Caffeine.newBuilder()
                .maximumWeight(settings.cacheBytes())
                .weigher((URI uri, Kept kept) -> kept.weight())
                .build();
    }

    @Override
    public Fetched get(URI uri, Ask ask) {
        String refused = Addresses.refused(uri, ask.over());
        if (!refused.isEmpty()) {
            return new Missed(Why.ADDRESS_REFUSED, refused);
        }
        boolean plain = Addresses.isPlain(uri);
        int port = uri.getPort() >= 0 ? uri.getPort() : plain ? 80 : 443;
        if (!(plain ? settings.plainPorts() : settings.ports()).contains(port)) {
            return new Missed(Why.ADDRESS_REFUSED, "port " + port + " is not asked");
        }
        Kept kept = cache.getIfPresent(uri);
        if (kept != null && fresh(kept, ask)) {
            return kept.answer();
        }
        Fetched answer = asked(uri, port, ask);
        if (!(answer instanceof Missed missed && missed.why() == Why.HELD_BACK)) {
            cache.put(uri, new Kept(answer, clock.instant()));
        }
        return answer;
    }

    private boolean fresh(Kept kept, Ask ask) {
        Duration age = Duration.between(kept.at(), clock.instant());
        Duration allowed = kept.answer() instanceof Missed
                ? ask.maxAge().compareTo(settings.missedFor()) < 0 ? ask.maxAge() : settings.missedFor()
                : ask.maxAge();
        boolean small = !(kept.answer() instanceof Found found) || found.bytes().length <= ask.maxBytes();
        return small && age.compareTo(allowed) < 0;
    }

    @AllowedHere("gives the caller back its own interrupt; no file channel is near")
    private Fetched asked(URI uri, int port, Ask ask) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        if (!health.mayAsk(host)) {
            return new Missed(
                    Why.HELD_BACK, host + " was asked too often, or failed too often; it is asked again later");
        }
        long until = System.nanoTime() + settings.deadline().toNanos();
        try {
            if (!places.tryAcquire(settings.deadline().toMillis(), TimeUnit.MILLISECONDS)) {
                return new Missed(Why.HELD_BACK, "too many requests are under way");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Missed(Why.HELD_BACK, "stopping");
        }
        try {
            Fetched answer = connected(uri, host, port, ask, until);
            noteHealth(host, answer);
            return answer;
        } finally {
            places.release();
        }
    }

    private void noteHealth(String host, Fetched answer) {
        if (answer instanceof Missed held && held.why() == Why.HELD_BACK) {
            // Nobody was asked: it says nothing of the host.
            return;
        }
        if (answer instanceof Missed missed && (missed.why() == Why.UNREACHABLE || missed.why() == Why.TOO_SLOW)) {
            health.failed(host);
        } else {
            health.succeeded(host);
        }
    }

    @AllowedHere("gives the caller back its own interrupt; no file channel is near")
    private Fetched connected(URI uri, String host, int port, Ask ask, long until) {
        List<InetAddress> addresses;
        try {
            addresses = lookups.resolve(host, Duration.ofNanos(Math.max(0, until - System.nanoTime())));
        } catch (UnknownHostException e) {
            return new Missed(Why.UNREACHABLE, "no address for " + host);
        } catch (TimeoutException e) {
            return new Missed(Why.TOO_SLOW, "resolving " + host + " took too long");
        } catch (Lookups.CrowdedException e) {
            return new Missed(Why.HELD_BACK, "too many names are being looked up");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Missed(Why.HELD_BACK, "stopping");
        }
        // All of them: a name that leads inside once and outside once is not to be trusted with either.
        if (addresses.isEmpty() || !addresses.stream().allMatch(mayConnect)) {
            return new Missed(Why.ADDRESS_REFUSED, host + " leads to an address that is not public");
        }
        Duration left = Duration.ofNanos(until - System.nanoTime());
        if (left.isNegative() || left.isZero()) {
            return new Missed(Why.TOO_SLOW, "resolving " + host + " took too long");
        }
        InetSocketAddress checked = new InetSocketAddress(addresses.get(0), port);
        return waited(transfer.start(uri, checked, ask, left), left);
    }

    @AllowedHere("gives the caller back its own interrupt; no file channel is near")
    private Fetched waited(CompletableFuture<Transfer.Answer> answer, Duration left) {
        try {
            Transfer.Answer came = answer.get(left.toMillis() + 500, TimeUnit.MILLISECONDS);
            return came.status() == 200
                    ? new Found(came.bytes(), came.mediaType(), clock.instant())
                    : new Missed(Why.STATUS, "status " + came.status());
        } catch (TimeoutException e) {
            return new Missed(
                    Why.TOO_SLOW, "no answer within " + settings.deadline().toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Missed(Why.HELD_BACK, "stopping");
        } catch (ExecutionException e) {
            return failed(e.getCause());
        }
    }

    private Missed failed(@Nullable Throwable cause) {
        if (cause instanceof Exchange.TooLargeException) {
            return new Missed(Why.TOO_LARGE, "more bytes than are taken, or an encoding that hides how many");
        }
        if (cause instanceof TimeoutException) {
            return new Missed(
                    Why.TOO_SLOW, "no answer within " + settings.deadline().toSeconds() + " s");
        }
        return new Missed(
                Why.UNREACHABLE, cause == null ? "failed" : cause.getClass().getSimpleName());
    }
}
