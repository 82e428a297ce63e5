package eu.cartulary.catalog.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.wire.ProblemType;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * What one client may use up: a token bucket for each address (IPv6: each /64) and {@link Route.Cost}. Who is over it gets 429
 * with the time to wait; everyone sees what is left.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/">RateLimit fields, draft</a>
 */
public final class Allowances {
    private static final int MAX_CLIENTS = 20_000;

    private final Clock clock;
    private final Kind reads;
    private final Kind writes;

    /** Buckets as the settings say. */
    public Allowances(HttpSettings settings, Clock clock) {
        this.clock = clock;
        this.reads = new Kind("read", settings.readsPerSecond(), settings.readsBurst());
        this.writes = new Kind("write", settings.writesPerSecond(), settings.writesBurst());
    }

    /** Takes one token; refuses with {@code rate-limited} when there is none. */
    void take(ServerRequest request, Route.Cost cost) {
        switch (cost) {
            case NONE -> {}
            case READ -> take(request, reads);
            case WRITE -> take(request, writes);
        }
    }

    private void take(ServerRequest request, Kind kind) {
        long left = kind.take(client(request), clock.millis());
        HttpHeaders headers = request.exchange().getResponse().getHeaders();
        headers.set("RateLimit-Policy", kind.policy());
        headers.set("RateLimit", "\"" + kind.name + "\";r=" + Math.max(0, left) + ";t=1");
        if (left < 0) {
            throw Refused.because(
                            ProblemType.RATE_LIMITED,
                            Finding.violation("rate-limited", null, null, String.valueOf(kind.perSecond)))
                    .header(HttpHeaders.RETRY_AFTER, "1");
        }
    }

    private static String client(ServerRequest request) {
        InetAddress address =
                request.remoteAddress().map(InetSocketAddress::getAddress).orElse(null);
        if (address == null) {
            return "";
        }
        byte[] bytes = address.getAddress();
        // A host commonly has a whole /64 to itself, so a bucket for each of its addresses would hold nobody back.
        int length = bytes.length == 16 ? 8 : bytes.length;
        StringBuilder text = new StringBuilder(length * 2);
        for (int i = 0; i < length; i++) {
            text.append((char) (bytes[i] & 0xff));
        }
        return text.toString();
    }

    private static final class Kind {
        private final String name;
        private final int perSecond;
        private final int burst;
        private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
                .maximumSize(MAX_CLIENTS)
                .expireAfterAccess(Duration.ofMinutes(10))
                .build();

        Kind(String name, int perSecond, int burst) {
            this.name = name;
            this.perSecond = perSecond;
            this.burst = burst;
        }

        String policy() {
            return "\"" + name + "\";q=" + burst + ";w=" + Math.max(1, burst / Math.max(1, perSecond));
        }

        long take(String client, long now) {
            return buckets.get(client, c -> new Bucket(burst, now)).take(perSecond, burst, now);
        }
    }

    /** Tokens as thousandths, so that a slow refill is not lost to rounding. */
    private static final class Bucket {
        private long thousandths;
        private long last;

        Bucket(int burst, long now) {
            this.thousandths = burst * 1_000L;
            this.last = now;
        }

        synchronized long take(int perSecond, int burst, long now) {
            long passed = Math.max(0, now - last);
            last = Math.max(last, now);
            thousandths = Math.min(burst * 1_000L, thousandths + passed * perSecond);
            if (thousandths < 1_000) {
                return -1;
            }
            thousandths -= 1_000;
            return thousandths / 1_000;
        }
    }
}
